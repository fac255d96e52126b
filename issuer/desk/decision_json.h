// SPDX-License-Identifier: Apache-2.0
//
// Cases and what is done in them as JSON, the same for --json and the admin API.
#pragma once

#include "base/json_writer.h"
#include "issuer/desk/decision_act.h"
#include "issuer/desk/decision_case.h"
#include "issuer/desk/decision_standing.h"
#include "issuer/desk/verifier_report.h"

#include <optional>

namespace carnet::issuer {

// Each writes one object. A list says nobody's name, and not which way a case was decided.
void write_case_summary(JsonWriter& writer, const CaseSummary& summary, const StatutoryPeriod& period,
                        Date today);
void write_decision_act(JsonWriter& writer, const DecisionActSummary& summary);

// What lies on the desk in one case.
struct CaseView {
    DecisionCase facts;
    CaseClock clock;
    CaseHistory history;
    std::optional<VerifierReport> report;  // of a credential
};
[[nodiscard]] Result<CaseView> view_case(const IssuerHome& home, std::string_view id);

// With the verifier's panels as they were then. What fell on appeal is left out unless `everything`.
void write_case(JsonWriter& writer, const CaseView& view, const StatutoryPeriod& period, Date today,
                bool everything);

}  // namespace carnet::issuer
