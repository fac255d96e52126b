// SPDX-License-Identifier: Apache-2.0
//
// The notice that an act makes on an earlier decision, and who may see it. Pure.
#pragma once

#include "base/result.h"
#include "issuer/desk/decision_act.h"
#include "issuer/records.h"
#include "wallet-format/profile/status_notice.h"

#include <string>

namespace carnet::issuer {

// kBadValue: it breaks a rule of notices; `where` is a pointer into the notice ("/since").
[[nodiscard]] Result<wallet::StatusNotice> notice_of(const DecisionAct& act, const SignedDecision& about);

// May everybody see it? Never what is about a refusal or names one, nor what tells that an appeal was won,
// unless the holder asked for the trace. docs/decisions/0009
[[nodiscard]] bool is_public_notice(const DecisionAct& act, const SignedDecision& about);

// The id of a subject, or nothing.
[[nodiscard]] std::string subject_id(const std::string& subject);

}  // namespace carnet::issuer
