// SPDX-License-Identifier: Apache-2.0
//
// How one carnet-verifier runs: where it listens, what it may fetch, which policy it applies, which folders
// it reads. A plain value read once from TOML; every key, default and reason: docs/defaults.md.
#pragma once

#include "base/result.h"
#include "http/client.h"
#include "http/server.h"
#include "verifier/context_file.h"
#include "verifier/oid4vp/settings.h"
#include "verifier/service_settings.h"

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace carnet::verifier {

struct VerifierConfig {
    http::Listen listen{"127.0.0.1", 8090, std::nullopt};
    http::ServerLimits limits;
    unsigned threads = 2;
    http::FetchRules fetch;
    std::optional<std::filesystem::path> policy;      // none: the default policy, which trusts nobody
    std::optional<std::filesystem::path> status_dir;  // status lists come from here and none is fetched
    std::optional<std::filesystem::path> did_dir;     // did:web documents come from here and none is fetched
    std::optional<std::filesystem::path> status_archive;  // past versions of lists, for judging a past day
    std::optional<std::filesystem::path> trust_dir;       // trust lists that are gone by
    std::vector<ContextFile> contexts;                    // known beside those that are embedded
    std::optional<PresentationSettings> presentations;    // none: wallets are not asked for anything
    ServiceSettings services;                             // pages and what they need
};

// Relative paths are taken from `folder`, the one that holds the file. kConfiguration: `where` is
// "line 12, serve.port", `detail` what to write there; a key that is not known is refused.
[[nodiscard]] Result<VerifierConfig> read_config(std::string_view toml, const std::filesystem::path& folder);

}  // namespace carnet::verifier
