// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/configuration.h"

#include "wallet-format/vocabulary.h"

#include <array>

namespace carnet::issuer {
namespace {

constexpr std::array kConfigurations = {
    CredentialConfiguration{"competency-certificate_ldp_vc", kDataIntegrityFormat,
                            wallet::name::kCompetencyCertificate},
    CredentialConfiguration{"competency-unit-statement_ldp_vc", kDataIntegrityFormat,
                            wallet::name::kCompetencyUnitStatement},
    CredentialConfiguration{"competency-certificate_dc+sd-jwt", kSdJwtFormat,
                            wallet::name::kCompetencyCertificate},
    CredentialConfiguration{"competency-unit-statement_dc+sd-jwt", kSdJwtFormat,
                            wallet::name::kCompetencyUnitStatement},
};

}  // namespace

std::span<const CredentialConfiguration> credential_configurations() noexcept {
    return kConfigurations;
}

const CredentialConfiguration* find_configuration(std::string_view id) noexcept {
    for (const auto& one : kConfigurations) {
        if (one.id == id) return &one;
    }
    return nullptr;
}

std::vector<std::string_view> configurations_of(const wallet::CompetencyDocument& document) {
    const auto type = std::holds_alternative<wallet::CompetencyCertificate>(document)
                          ? wallet::name::kCompetencyCertificate
                          : wallet::name::kCompetencyUnitStatement;
    std::vector<std::string_view> ids;
    for (const auto& one : kConfigurations) {
        if (one.type == type) ids.push_back(one.id);
    }
    return ids;
}

}  // namespace carnet::issuer
