// SPDX-License-Identifier: Apache-2.0
//
// What a wallet's answer is worth: each presentation through the pipeline, then whether together they are
// what was asked for. Never fails for what the wallet sent; any number of threads may call it. spec:
// OpenID4VP 1.0 sections 8.1, 8.6, 14.1
#pragma once

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/result.h"
#include "verifier/oid4vp/need.h"
#include "verifier/oid4vp/session.h"
#include "verifier/policy.h"
#include "verifier/verify.h"
#include "verifier/verify_presentation.h"

#include <optional>
#include <string>
#include <vector>

namespace carnet::verifier {

// One element of the vp_token.
struct SentPresentation {
    std::string query;  // the id of the query that it answers
    std::string text;   // as the pipeline reads it: JSON, or a compact text
};

// vp_token as an object from query ids to arrays; a single string or object in place of an array is let pass,
// as older wallets send it. kWrongType, kBadValue (an id that was not asked for, two where one was), kLimit.
[[nodiscard]] Result<std::vector<SentPresentation>> read_vp_token(JsonValue vp_token, const DcqlQuery& query);

struct JudgedPresentation {
    std::string query;
    PresentationVerdict verdict;
    std::optional<Error> mismatch;  // why it is not what was asked for
    bool is_holder_proven = false;  // asked for, and given: the holder of the credential answers this request
};

struct JudgedAnswer {
    std::vector<JudgedPresentation> presentations;
    std::optional<Error> missing;  // a part of the request that nothing answers

    // rejected if a presentation is, is something else than was asked for, or a part is missing; else
    // undetermined if one is; else accepted.
    [[nodiscard]] Decision decision() const noexcept;
};

[[nodiscard]] JudgedAnswer judge_answer(const std::vector<SentPresentation>& sent, const Need& need,
                                        const PresentationSession& session, const Policy& policy,
                                        const VerifyDependencies& dependencies);

// The JSON that the relying party fetches (docs/formats/presentation-result.md).
[[nodiscard]] std::string answer_json(const JudgedAnswer& answer, const PresentationSession& session);

}  // namespace carnet::verifier
