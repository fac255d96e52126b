// SPDX-License-Identifier: Apache-2.0
#include "verifier/oid4vp/answer.h"

#include "verifier/oid4vp/dcql_match.h"
#include "verifier/oid4vp/presented.h"
#include "verifier/presentation_json.h"
#include "verifier/verify_together.h"

#include <algorithm>

namespace carnet::verifier {
namespace {

constexpr std::size_t kMaxPresentations = 16;

std::string text_of(JsonValue value) {
    if (value.is_string()) return std::string(value.string());
    JsonWriter writer;
    writer.value(value);
    return writer.take();
}

Result<void> add_element(JsonValue element, std::string_view query, std::vector<SentPresentation>& sent) {
    if (!element.is_string() && !element.is_object())
        return error(ErrorCode::kWrongType, "a presentation is a string or an object", element.pointer());
    if (sent.size() == kMaxPresentations)
        return error(ErrorCode::kLimit, "an answer has at most 16 presentations", element.pointer());
    sent.push_back({std::string(query), text_of(element)});
    return {};
}

Decision worse(Decision a, Decision b) noexcept {
    if (a == Decision::kRejected || b == Decision::kRejected) return Decision::kRejected;
    return a == Decision::kAccepted ? b : a;
}

void write_error(JsonWriter& writer, std::string_view name, const Error& failed) {
    writer.key(name).begin_object().member("code", to_string(failed.code));
    writer.member("where", failed.where).member("detail", failed.detail).end_object();
}

}  // namespace

// spec: OpenID4VP 1.0 section 8.1
Result<std::vector<SentPresentation>> read_vp_token(JsonValue vp_token, const DcqlQuery& query) {
    CARNET_TRY_VOID(vp_token.as_object());
    std::vector<SentPresentation> sent;
    for (const auto& [id, value] : vp_token.members()) {
        const CredentialQuery* asked = query.find(id);
        if (asked == nullptr)
            return error(ErrorCode::kBadValue, "no credential was asked for under this id", value.pointer());
        if (!value.is_array()) {
            CARNET_TRY_VOID(add_element(value, id, sent));
            continue;
        }
        if (value.size() == 0 || (value.size() > 1 && !asked->multiple))
            return error(ErrorCode::kBadValue, "exactly one presentation was asked for here",
                         value.pointer());
        for (const JsonValue element : value.elements()) CARNET_TRY_VOID(add_element(element, id, sent));
    }
    if (sent.empty()) return error(ErrorCode::kBadValue, "the vp_token is empty", vp_token.pointer());
    return sent;
}

Decision JudgedAnswer::decision() const noexcept {
    if (missing || presentations.empty()) return Decision::kRejected;
    Decision worst = Decision::kAccepted;
    for (const auto& one : presentations)
        worst = worse(worst, one.mismatch ? Decision::kRejected : one.verdict.decision());
    return worst;
}

JudgedAnswer judge_answer(const std::vector<SentPresentation>& sent, const Need& need,
                          const PresentationSession& session, const Policy& policy,
                          const VerifyDependencies& dependencies) {
    JudgedAnswer answer;
    std::vector<std::string> answered;
    for (const auto& one : sent) {
        const CredentialQuery* query = need.query.find(one.query);
        if (query == nullptr) continue;  // read_vp_token() let none through
        JudgedPresentation judged{
            one.query, judge_presentation(one.text, *query, session, policy, dependencies), {}, false};
        if (need.recognition)
            recognize_together(judged.verdict.credentials, *need.recognition, policy, dependencies);
        if (judged.verdict.decision() != Decision::kRejected) {
            const auto matched = match_presentation(*query, one.text, judged.verdict, *policy.contexts);
            if (matched) {
                answered.push_back(one.query);
                judged.is_holder_proven = query->require_cryptographic_holder_binding;
            } else {
                judged.mismatch = matched.error();
            }
        }
        answer.presentations.push_back(std::move(judged));
    }
    const auto complete = check_complete(need.query, answered);
    if (!complete) answer.missing = complete.error();
    return answer;
}

std::string answer_json(const JudgedAnswer& answer, const PresentationSession& session) {
    JsonWriter writer;
    writer.begin_object().member("decision", to_string(answer.decision())).member("need", session.need);
    writer.key("presentations").begin_array();
    for (const auto& one : answer.presentations) {
        writer.begin_object().member("query", one.query);
        if (one.mismatch) write_error(writer, "mismatch", *one.mismatch);
        writer.key("verdict");
        write_presentation_verdict(writer, one.verdict, session.language,
                                   one.is_holder_proven ? HolderProof::kAnswered : HolderProof::kNone);
        writer.end_object();
    }
    writer.end_array();
    if (answer.missing) write_error(writer, "missing", *answer.missing);
    return writer.end_object().take();
}

}  // namespace carnet::verifier
