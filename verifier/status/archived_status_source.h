// SPDX-License-Identifier: Apache-2.0
//
// Today's lists from one source, past versions from another: a verifier that fetches and also keeps an
// archive.
#pragma once

#include "verifier/status/status_source.h"

namespace carnet::verifier {

class ArchivedStatusSource final : public StatusSource {
  public:
    // Both outlive this.
    ArchivedStatusSource(const StatusSource& present, const StatusSource& past)
        : present_(present), past_(past) {}
    [[nodiscard]] Result<FetchedList> current(std::string_view url,
                                              std::string_view known_etag) const override {
        return present_.current(url, known_etag);
    }
    [[nodiscard]] Result<FetchedList> at(std::string_view url, UtcTime instant) const override {
        return past_.at(url, instant);
    }

  private:
    const StatusSource& present_;
    const StatusSource& past_;
};

}  // namespace carnet::verifier
