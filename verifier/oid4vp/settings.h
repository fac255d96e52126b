// SPDX-License-Identifier: Apache-2.0
//
// How a verifier asks wallets: the section [presentations] and the needs of its configuration. A plain value;
// every key, default and reason: docs/defaults.md.
#pragma once

#include "base/result.h"
#include "base/toml_reader.h"
#include "verifier/oid4vp/exchange.h"
#include "verifier/oid4vp/need.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace carnet::verifier {

struct PresentationSettings {
    std::string base_url;         // "https://verify.example": where wallets reach serve; no path
    std::filesystem::path store;  // the file of exchanges that are under way
    std::optional<std::filesystem::path> key_store;  // of the key that requests are signed with
    ExchangeRules rules;
    double starts_per_second = 1.0;  // per client address, ten times as many at once
    std::vector<NeedFile> needs;
};

// The sections of the file that read_presentation_settings() looks at.
inline constexpr std::string_view kPresentationsSection = "presentations";
inline constexpr std::string_view kNeedsSection = "needs";

// Nothing where the file has no [presentations]. kConfiguration: `where` is "line 12, needs.query".
[[nodiscard]] Result<std::optional<PresentationSettings>> read_presentation_settings(
    const TomlSection& file, const std::filesystem::path& folder);

}  // namespace carnet::verifier
