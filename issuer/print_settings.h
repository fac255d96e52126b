// SPDX-License-Identifier: Apache-2.0
//
// What stands on every print of this issuer: the section [print] of carnet-issuer.toml, which may be absent.
// docs/defaults.md. A value.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace carnet::issuer {

struct PrintSettings {
    std::optional<std::string> verify_url;       // verify_url = "https://check.example.org/": the second code
    std::optional<std::string> second_language;  // second_language = "ar"
    std::optional<std::filesystem::path> seal;   // seal = "seal.png": from the home, or absolute
};

// Of the whole file. kConfiguration.
[[nodiscard]] Result<PrintSettings> read_print_settings(std::string_view toml);

// An address that may be printed for strangers to open: https, or http for this machine alone. kBadValue.
[[nodiscard]] Result<void> check_verify_url(std::string_view url);

}  // namespace carnet::issuer
