// SPDX-License-Identifier: Apache-2.0
//
// The plain facts of a document, for people. Says nothing about whether they are true.
#pragma once

#include "verifier/policy.h"
#include "verifier/verdict.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/competency.h"
#include "wallet-format/sd-jwt/sd_jwt_vc.h"

namespace carnet::verifier {

// `competency` is null for a document of another kind, of which only the envelope is shown.
[[nodiscard]] Summary summarize(const wallet::Credential& credential,
                                const wallet::CompetencyDocument* competency, const Policy& policy);

// To whose key the issuer bound an SD-JWT VC (`cnf`), as the did:jwk of that key.
void add_bound_key(Summary& summary, const wallet::SdJwtVc& vc);

}  // namespace carnet::verifier
