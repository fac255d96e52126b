// SPDX-License-Identifier: Apache-2.0
//
// What a recognition authority is and by what it decides: the section [decisions] of carnet-issuer.toml, the
// defaults of every draft. docs/guide-authority-decisions.md. A value.
#pragma once

#include "base/result.h"
#include "wallet-format/profile/recognition_decision.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

// How long the law gives, and from when.
struct StatutoryPeriod {
    int days = 0;  // one of the two is there
    int months = 0;
    bool from_received = false;  // else from the day on which the file was complete
};

struct DecisionSettings {
    std::optional<std::string>
        verifier;  // verifier = "http://127.0.0.1:8090": who is asked about credentials
    wallet::DecidingAuthority authority;  // authority, competence, jurisdictions
    std::string language;                 // of the authority's texts
    StatutoryPeriod period;               // statutory_days or statutory_months, period_from
    std::optional<wallet::DecisionProcedure> procedure;
    std::vector<wallet::LegalBasis> legal_basis;  // [[decisions.legal_basis]]
    std::vector<wallet::Remedy> remedies;         // [[decisions.remedies]]
    // [decisions.outcome_terms]: full = "volle ..."; advisory: what an assessment is called
    std::map<std::string, std::string> outcome_terms;
    wallet::Translations not_a_decision;  // [[decisions.not_a_decision]]: language, text; of assessments
};

// Of the whole file. kConfiguration: a value is wrong, or there is no such section: no authority decides
// here.
[[nodiscard]] Result<DecisionSettings> read_decision_settings(std::string_view toml);

}  // namespace carnet::issuer
