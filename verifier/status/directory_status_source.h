// SPDX-License-Identifier: Apache-2.0
//
// Status lists from a directory: for machines without a network and for the archives that --at needs. Every
// "*.json" file directly in the directory that is a status list credential counts, and every "*.jwt" file
// that is a status list token, whatever its name; it is found by its `id` and dated by its validFrom. Several
// versions of one list may lie there. Thread-safe.
#pragma once

#include "base/result.h"
#include "verifier/status/status_source.h"

#include <filesystem>
#include <memory>

namespace carnet::verifier {

class DocumentDirectory;  // verifier/src/document_directory.h

class DirectoryStatusSource final : public StatusSource {
  public:
    // kIo when the directory cannot be read; kLimit when it holds more than 10,000 files.
    [[nodiscard]] static Result<std::unique_ptr<DirectoryStatusSource>> open(
        const std::filesystem::path& directory);
    ~DirectoryStatusSource() override;

    // The newest version by validFrom.
    [[nodiscard]] Result<FetchedList> current(std::string_view url,
                                              std::string_view known_etag) const override;
    [[nodiscard]] Result<FetchedList> at(std::string_view url, UtcTime instant) const override;

  private:
    explicit DirectoryStatusSource(std::unique_ptr<DocumentDirectory> files);
    std::unique_ptr<DocumentDirectory> files_;
};

}  // namespace carnet::verifier
