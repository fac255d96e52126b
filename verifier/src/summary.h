// SPDX-License-Identifier: Apache-2.0
//
// The plain facts of a document, for people. Says nothing about whether they are true.
#pragma once

#include "verifier/policy.h"
#include "verifier/verdict.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/competency.h"

namespace carnet::verifier {

// `competency` is null for a document of another kind, of which only the envelope is shown.
[[nodiscard]] Summary summarize(const wallet::Credential& credential,
                                const wallet::CompetencyDocument* competency, const Policy& policy);

}  // namespace carnet::verifier
