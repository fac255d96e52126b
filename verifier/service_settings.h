// SPDX-License-Identifier: Apache-2.0
//
// What a running verifier offers besides verdicts: pages, receipts, shares, reports of fakes. Plain values,
// read once from the configuration; every key, default and reason: docs/defaults.md.
#pragma once

#include "base/result.h"
#include "base/toml_reader.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::verifier {

struct WebSettings {
    std::filesystem::path folder;  // what script/bootstrap built
};

// Verdicts that are signed, to be shown later.
struct ReceiptSettings {
    std::string base_url;  // where this verifier's DID document is reached; no path
    std::filesystem::path key_store;
};

// Encrypted presentations that a link leads to.
struct ShareSettings {
    std::filesystem::path store;
    std::int64_t longest_seconds = std::int64_t{30} * 86'400;
    std::int64_t most = 10'000;      // at once
    double starts_per_second = 0.1;  // per client address, twenty at once
};

// What people write about forgeries.
struct ReportSettings {
    std::filesystem::path store;
    std::int64_t most = 10'000;       // kept
    double starts_per_second = 0.02;  // per client address, five at once
};

// What a browser is given to judge printed codes without a network.
struct OfflineSettings {
    std::int64_t max_age_seconds = 86'400;  // of its copy, and of each list in it
    std::vector<std::string> status_lists;  // kept for it even where nobody has asked about one yet
};

// Each is absent where the file does not have its section: that service is not offered.
struct ServiceSettings {
    std::optional<WebSettings> web;
    std::optional<ReceiptSettings> receipts;
    std::optional<ShareSettings> shares;
    std::optional<ReportSettings> reports;
    OfflineSettings offline;
};

// The sections of the file that read_service_settings() looks at.
inline constexpr std::string_view kWebSection = "web";
inline constexpr std::string_view kReceiptsSection = "receipts";
inline constexpr std::string_view kSharesSection = "shares";
inline constexpr std::string_view kReportsSection = "reports";
inline constexpr std::string_view kOfflineSection = "offline";

// kConfiguration: `where` is "line 12, shares.store".
[[nodiscard]] Result<ServiceSettings> read_service_settings(const TomlSection& file,
                                                            const std::filesystem::path& folder);

}  // namespace carnet::verifier
