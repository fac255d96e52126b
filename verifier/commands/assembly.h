// SPDX-License-Identifier: Apache-2.0
//
// Puts a verifier together from its configuration: one place where the real clock, client, sources and caches
// meet.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "http/client.h"
#include "verifier/config.h"
#include "verifier/policy.h"
#include "verifier/trust_directory.h"
#include "verifier/verify.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace carnet::verifier {

// What a command line may add to the configuration file.
struct Overrides {
    std::optional<std::filesystem::path> config;
    std::optional<std::filesystem::path> policy;
    std::optional<std::filesystem::path> status_dir;
    std::optional<std::filesystem::path> did_dir;
};

// The configuration file (none: all defaults) with the command line's paths on top.
[[nodiscard]] Result<VerifierConfig> load_config(const Overrides& overrides);
// The policy that the configuration names (none: the default one, which trusts nobody).
[[nodiscard]] Result<Policy> load_policy(const VerifierConfig& config);

// Everything that verify() needs, alive as long as this is. Thread-safe once made.
class Assembly {
  public:
    [[nodiscard]] static Result<std::unique_ptr<Assembly>> make(const VerifierConfig& config, Policy policy);

    [[nodiscard]] const Policy& policy() const noexcept { return policy_; }
    [[nodiscard]] VerifyDependencies dependencies() const noexcept {
        return {clock_, *cached_issuers_, *lists_, &trust_.registry, &trust_.library};
    }
    [[nodiscard]] const Clock& clock() const noexcept { return clock_; }
    [[nodiscard]] const StatusLists& lists() const noexcept { return *lists_; }
    // What the folder of trust holds, and files that are not used, with the reason.
    [[nodiscard]] const LoadedTrust& trust() const noexcept { return trust_; }

  private:
    explicit Assembly(Policy policy) : policy_(std::move(policy)) {}
    [[nodiscard]] Result<void> make_contexts(const VerifierConfig& config);
    [[nodiscard]] Result<void> make_issuers(const VerifierConfig& config);
    [[nodiscard]] Result<void> make_lists(const VerifierConfig& config);

    SystemClock clock_;
    wallet::ContextStore contexts_;  // where the configuration adds some
    Policy policy_;
    std::unique_ptr<http::Client> client_;
    std::unique_ptr<IssuerDocuments> issuers_;
    std::unique_ptr<CachedIssuerDocuments> cached_issuers_;
    std::unique_ptr<StatusSource> archive_;
    std::unique_ptr<StatusSource> source_;
    std::unique_ptr<StatusSource> archived_;
    std::unique_ptr<StatusLists> lists_;
    LoadedTrust trust_;
};

}  // namespace carnet::verifier
