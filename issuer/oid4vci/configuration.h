// SPDX-License-Identifier: Apache-2.0
//
// The kinds of credential that wallets may ask for: one per type of certificate and format. Constant data,
// thread-safe. spec: OpenID4VCI 1.0 section 12.2.4 (credential_configurations_supported), appendix A.1.2
#pragma once

#include "wallet-format/profile/competency.h"

#include <span>
#include <string_view>
#include <vector>

namespace carnet::issuer {

// Keys that one credential request may name, and so copies of one offer and configuration.
inline constexpr std::size_t kBatchSize = 10;

inline constexpr std::string_view kDataIntegrityFormat = "ldp_vc";
inline constexpr std::string_view kSdJwtFormat = "dc+sd-jwt";

struct CredentialConfiguration {
    std::string_view id;      // as offers and requests name it
    std::string_view format;  // one of the two above
    std::string_view type;    // wallet::name::kCompetencyCertificate, ...
};

[[nodiscard]] std::span<const CredentialConfiguration> credential_configurations() noexcept;
// Null: there is none of that id.
[[nodiscard]] const CredentialConfiguration* find_configuration(std::string_view id) noexcept;
// Those that an award can be had in.
[[nodiscard]] std::vector<std::string_view> configurations_of(const wallet::CompetencyDocument& document);

}  // namespace carnet::issuer
