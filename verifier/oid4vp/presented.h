// SPDX-License-Identifier: Apache-2.0
//
// One presentation by its format: how it goes through the pipeline, and how a query is held against what came
// out. Any number of threads may call these. spec: OpenID4VP 1.0 appendix B
#pragma once

#include "base/result.h"
#include "verifier/oid4vp/dcql.h"
#include "verifier/oid4vp/session.h"
#include "verifier/policy.h"
#include "verifier/verify.h"
#include "verifier/verify_presentation.h"
#include "wallet-format/rdf/context_store.h"

#include <string_view>

namespace carnet::verifier {

// The holder's proof must name the session's client id and nonce; a presentation made for anybody else, or
// for an earlier question, is rejected with its reason.
[[nodiscard]] PresentationVerdict judge_presentation(std::string_view text, const CredentialQuery& query,
                                                     const PresentationSession& session, const Policy& policy,
                                                     const VerifyDependencies& dependencies);

// Errors as check_match() in dcql_match.h. Asked of presentations that are not rejected; `text` is what was
// judged.
[[nodiscard]] Result<void> match_presentation(const CredentialQuery& query, std::string_view text,
                                              const PresentationVerdict& verdict,
                                              const wallet::ContextStore& contexts);

}  // namespace carnet::verifier
