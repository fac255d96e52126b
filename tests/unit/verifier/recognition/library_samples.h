// SPDX-License-Identifier: Apache-2.0
// What two fictional countries have agreed on: the certificate of World::certificate() comes from NP, and GH
// is asked about. Everything is as it must be; tests change one thing each.
#pragma once

#include "tests/unit/verifier/trust/trust_samples.h"
#include "tests/unit/wallet-format/competency_samples.h"
#include "verifier/recognition/agreement_coverage.h"
#include "verifier/recognition/recognition_library.h"

#include <string>
#include <string_view>

namespace carnet::test {

inline constexpr std::string_view kHostAuthority = "did:web:labour.gh.example";
inline constexpr std::string_view kHomeAuthority = "did:web:labour.np.example";
inline constexpr std::string_view kHostStandard = "https://labour.gh.example/standards/electrician";

// The host's standard: two units that the certificate covers, one that it does not, one elective.
inline wallet::OccupationalStandard host_standard() {
    const wallet::StandardReference own = sample_award().standard;
    wallet::OccupationalStandard standard;
    standard.id = kHostStandard;
    standard.code = "EL-GH";
    standard.version = "2024";
    standard.title = {{"en", "Electrician (demo)"}};
    standard.isco08 = "7411";
    standard.jurisdictions = {"GH"};
    standard.units = {{"G1", {{"en", "Safety"}}, {}, {}, {{own.id, own.version, "U1"}}},
                      {"G2", {{"en", "Wiring"}}, {}, {}, {{own.id, own.version, "U2"}}},
                      {"G3", {{"en", "Solar plants"}}, {}, {}, {}},
                      {"G4", {{"en", "Lightning protection"}}, true, {}, {}}};
    standard.effective_from = date("2024-01-01");
    return standard;
}

inline wallet::AgreementRule rule() {
    wallet::AgreementRule rule;
    rule.id = "r1";
    rule.from.jurisdictions = {"NP"};
    rule.from.isco08 = {"74"};
    rule.to.jurisdictions = {"GH"};
    rule.to.title = {{"en", "Electrician (demo)"}};
    rule.to.isco08 = "7411";
    rule.effect = wallet::RuleEffect::kRecognises;
    rule.decided_by = {std::nullopt, "Demo Labour Office (demo)", "GH"};
    rule.article = "Article 4";
    return rule;
}

inline HeldAgreement agreement(wallet::AgreementRule with = rule()) {
    HeldAgreement held;
    auto& agreement = held.agreement;
    agreement.id = "https://agreements.example/np-gh";
    agreement.title = {{"en", "Agreement on electricians (demo)"}};
    agreement.status = wallet::AgreementStatus::kInForce;
    agreement.parties = {
        {"Demo Ministry (demo)", "NP", std::string(kHomeAuthority), "Act 1", date("2025-01-01"), {}},
        {"Demo Labour Office (demo)", "GH", std::string(kHostAuthority), "Act 2", date("2025-01-01"), {}}};
    agreement.in_force_from = date("2025-01-01");
    agreement.rules = {std::move(with)};
    held.digest = "uOne";
    held.has_signed = {true, true};
    held.why = {{}, {}};
    return held;
}

// What is asked, of whom, by which rules; and the coverage.
struct Asked {
    RecognitionQuestion question{"GH", wallet::RecognitionPurpose::kEmploymentNonregulated, "7411"};
    wallet::Award award = sample_award();
    std::string issuer{kIssuer};
    std::vector<std::string> origins{"NP"};
    bool is_accepted = true;
    bool is_accredited = true;
    std::vector<wallet::WorkExperienceAttestation> experience = {};
    std::vector<wallet::LanguageProficiency> languages = {};
    Policy policy = host_is_known();
    TrustRegistry registry = {};
    RecognitionLibrary library = {};
    Date day = date("2026-11-21");

    [[nodiscard]] static Policy host_is_known() {
        Policy policy;
        policy.authorities = {{std::string(kHostAuthority), "Demo Labour Office (demo)", {"GH"}}};
        return policy;
    }
    [[nodiscard]] Coverage coverage() const {
        const KnownAuthorities authorities{policy, registry, day.start()};
        return agreement_coverage(question,
                                  {award, issuer, origins, is_accepted, is_accredited, experience, languages},
                                  library, authorities, day);
    }
};

}  // namespace carnet::test
