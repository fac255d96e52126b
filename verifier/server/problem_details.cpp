// SPDX-License-Identifier: Apache-2.0
#include "verifier/server/problem_details.h"

#include "wording/messages.h"

#include <algorithm>

namespace carnet::verifier {
namespace {

constexpr std::string_view kModel = "https://www.w3.org/TR/vc-data-model#";
constexpr std::string_view kSecurity = "https://w3id.org/security#";
constexpr std::string_view kStatus = "https://www.w3.org/ns/credentials/status-list#";
constexpr std::string_view kOurs = "https://w3id.org/carnet/problems/";

std::string joined(std::string_view base, std::string_view name) {
    return std::string(base).append(name);
}

std::string type_of_proof_problem(Reason reason) {
    if (reason == Reason::kProofDomainWrong) return joined(kSecurity, "INVALID_DOMAIN_ERROR");
    if (reason == Reason::kProofChallengeWrong) return joined(kSecurity, "INVALID_CHALLENGE_ERROR");
    const bool is_rdf = reason == Reason::kContextUnknown || reason == Reason::kJsonLdWrong ||
                        reason == Reason::kNotCovered || reason == Reason::kTooComplex;
    return joined(kSecurity, is_rdf ? "PROOF_TRANSFORMATION_ERROR" : "PROOF_VERIFICATION_ERROR");
}

std::string type_of_status_problem(Reason reason) {
    if (reason == Reason::kStatusIndexRange) return joined(kStatus, "RANGE_ERROR");
    if (reason == Reason::kStatusListTooShort) return joined(kStatus, "STATUS_LIST_LENGTH_ERROR");
    if (reason == Reason::kStatusListUnreachable || reason == Reason::kStatusListRefusedAddress)
        return joined(kStatus, "STATUS_RETRIEVAL_ERROR");
    return joined(kStatus, "STATUS_VERIFICATION_ERROR");
}

std::string type_of(const Check& check) {
    switch (check.kind) {
        case CheckKind::kFormat:
            return joined(kModel, "PARSING_ERROR");
        case CheckKind::kStructure:
            return joined(kModel, "MALFORMED_VALUE_ERROR");
        case CheckKind::kValidity:
            return joined(kModel, "RANGE_ERROR");
        case CheckKind::kIssuerKey:
        case CheckKind::kKeyState:
        case CheckKind::kProof:
        case CheckKind::kIssuerControl:
            return type_of_proof_problem(check.reason);
        case CheckKind::kRevocation:
        case CheckKind::kSuspension:
            return type_of_status_problem(check.reason);
        case CheckKind::kProfile:
        case CheckKind::kSchema:
        case CheckKind::kIssuerTrust:
        case CheckKind::kAccreditation:
        case CheckKind::kStanding:
        case CheckKind::kResources:
            break;
    }
    return joined(kOurs, to_string(check.reason));
}

ProblemDetail problem_of(const Check& check, std::string_view prefix) {
    const auto reason = std::string(to_string(check.reason));
    std::string detail(prefix);
    detail += wording::say(wording::Language::kEnglish, "reason." + reason);
    if (!check.detail.empty()) detail += " " + check.detail;
    if (!check.where.empty()) detail += " (" + check.where + ")";
    return {type_of(check), reason, std::move(detail)};
}

}  // namespace

void add_problems(ProblemList& problems, const std::vector<Check>& checks, std::string_view prefix) {
    for (const Outcome outcome : {Outcome::kFailed, Outcome::kUndetermined, Outcome::kWarned}) {
        for (const Check& check : checks)
            if (check.outcome == outcome) problems.push_back(problem_of(check, prefix));
    }
}

void write_first_problem(JsonWriter& out, const ProblemList& problems, int status) {
    if (problems.empty()) {
        out.member("type", "about:blank").member("title", "not verified");
    } else {
        const auto& first = problems.front();
        out.member("type", first.type).member("title", first.title).member("detail", first.detail);
    }
    out.key("status").integer(status);
}

void write_problem_details(JsonWriter& out, const ProblemList& problems) {
    out.key("problemDetails").begin_array();
    for (const auto& problem : problems) {
        out.begin_object().member("type", problem.type).member("title", problem.title);
        out.member("detail", problem.detail).end_object();
    }
    out.end_array();
}

}  // namespace carnet::verifier
