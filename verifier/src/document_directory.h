// SPDX-License-Identifier: Apache-2.0
//
// The JSON files and status list tokens ("*.jwt") directly in a directory, found by the `id` of the document
// inside (`issuer` of issuer metadata, `sub` of a token). Looks again at each
// question, but reads a file only when its size or time changed. Thread-safe.
#pragma once

#include "base/result.h"
#include "base/time.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::verifier {

class DocumentDirectory {
  public:
    struct Version {
        std::filesystem::path file;
        std::optional<UtcTime> valid_from;
        std::optional<UtcTime> valid_until;
    };

    [[nodiscard]] static Result<std::unique_ptr<DocumentDirectory>> open(std::filesystem::path directory);

    // The files whose document has that id, oldest validFrom first (those without one before all).
    [[nodiscard]] Result<std::vector<Version>> find(std::string_view id) const;
    [[nodiscard]] static Result<std::string> read(const Version& version);
    // For errors: where nothing was found, and in how much.
    [[nodiscard]] Error nothing_for(std::string_view id) const;

  private:
    struct Known {
        std::filesystem::file_time_type changed;
        std::uintmax_t size = 0;
        std::string id;  // empty: not a document with an id
        Version version;
    };

    explicit DocumentDirectory(std::filesystem::path directory) : directory_(std::move(directory)) {}
    [[nodiscard]] Result<void> look_again() const;  // under guard_

    std::filesystem::path directory_;
    mutable std::mutex guard_;
    mutable std::map<std::filesystem::path, Known> known_;
};

}  // namespace carnet::verifier
