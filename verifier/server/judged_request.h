// SPDX-License-Identifier: Apache-2.0
//
// A request that brings a document and asks about it, as /v1/verify and /v1/receipts both take it.
// Thread-safe.
#pragma once

#include "http/message.h"
#include "verifier/verify_together.h"
#include "wording/language.h"

#include <variant>

namespace carnet::verifier {

struct JudgedRequest {
    VerdictsTogether verdicts;
    wording::Language language = wording::Language::kEnglish;
};

// What was found, or the problem that says how to ask. Never a failure for what is wrong with the document.
[[nodiscard]] std::variant<JudgedRequest, http::Response> judge_request(
    const http::Request& request, const Policy& policy, const VerifyDependencies& dependencies);

}  // namespace carnet::verifier
