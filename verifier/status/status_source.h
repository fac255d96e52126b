// SPDX-License-Identifier: Apache-2.0
//
// Where the bytes of status list credentials come from. A source promises nothing about them: StatusLists
// judges what it brings. Implementations: over HTTP (below), and a directory (directory_status_source.h).
// Thread-safe.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "http/client.h"

#include <string>
#include <string_view>

namespace carnet::verifier {

struct FetchedList {
    std::string body;
    std::string etag;           // may be empty
    bool not_modified = false;  // the version with the known ETag still stands; body is empty
};

class StatusSource {
  public:
    virtual ~StatusSource() = default;
    // The list as it is published now. `known_etag` may be empty. kFetchRefused, kFetchTimeout, kFetchFailed,
    // kFetchTooLarge, kFetchBadAnswer (a status other than 200 or 304 included), kNotFound.
    [[nodiscard]] virtual Result<FetchedList> current(std::string_view url,
                                                      std::string_view known_etag) const = 0;
    // The version that was in force at `instant` by its own dates. kNotFound when this source keeps none.
    [[nodiscard]] virtual Result<FetchedList> at(std::string_view url, UtcTime instant) const = 0;
};

// Fetches whole lists, so that the publisher never learns which credential is looked at. Keeps no past.
class HttpStatusSource final : public StatusSource {
  public:
    explicit HttpStatusSource(const http::Client& client) : client_(client) {}
    [[nodiscard]] Result<FetchedList> current(std::string_view url,
                                              std::string_view known_etag) const override;
    [[nodiscard]] Result<FetchedList> at(std::string_view url, UtcTime instant) const override;

  private:
    const http::Client& client_;
};

}  // namespace carnet::verifier
