// SPDX-License-Identifier: Apache-2.0
//
// Does what a wallet sent answer what was asked? Asked of verified content only: a wallet may send anything.
// Pure and thread-safe. spec: OpenID4VP 1.0 sections 6.4, 8.6
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "verifier/oid4vp/dcql.h"

#include <span>
#include <string>
#include <vector>

namespace carnet::verifier {

// A credential as the pipeline verified it.
struct PresentedCredential {
    CredentialFormat format = CredentialFormat::kSdJwtVc;
    std::string vct;                 // of an SD-JWT VC
    std::vector<std::string> types;  // of a W3C credential: expanded IRIs
    JsonValue claims;                // what is disclosed
    bool is_holder_bound = false;    // the holder proved control of its key, for this request
};

// kBadValue: another format or type, a claim with another value. kMissingMember: a claim that was asked for
// is not there. kForbidden: the holder did not prove control. `where` is the query's id and, for claims, the
// path.
[[nodiscard]] Result<void> check_match(const CredentialQuery& query, const PresentedCredential& credential);

// Are all credentials there that the query does not leave open? `answered`: ids of the queries that have a
// match. kMissingMember: `where` names what is missing.
[[nodiscard]] Result<void> check_complete(const DcqlQuery& query, std::span<const std::string> answered);

}  // namespace carnet::verifier
