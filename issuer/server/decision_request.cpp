// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/decision_request.h"

#include "issuer/server/request_members.h"
#include "wallet-format/jcs.h"

namespace carnet::issuer {
namespace {

// What goes with an act of that kind, and nothing else.
Result<void> refuse_others(JsonValue root, DecisionActKind kind) {
    if (begins_a_case(kind)) return refuse_unknown(root, {"act", "draft"});
    if (makes_a_document(kind))
        return refuse_unknown(root, {"act", "draft", "decision", "withTrace", "reasonCode", "reason",
                                     "effective", "effect", "since"});
    return refuse_unknown(
        root, {"act", "decision", "reasonCode", "reason", "effective", "effect", "since", "stillApplies"});
}

Result<std::optional<wallet::LegalEffect>> effect_of(JsonValue root) {
    CARNET_TRY(const auto text, optional_text_of(root, "effect"));
    if (!text) return std::optional<wallet::LegalEffect>();
    if (*text == "ex-tunc") return std::optional(wallet::LegalEffect::kExTunc);
    if (*text == "ex-nunc") return std::optional(wallet::LegalEffect::kExNunc);
    return error(ErrorCode::kBadValue, "Write ex-tunc or ex-nunc.", "/effect");
}

Result<wallet::Translations> reason_of(JsonValue root) {
    wallet::Translations reason;
    const auto given = root.find("reason");
    if (!given) return reason;
    CARNET_TRY(const auto by_language, given->as_object());
    for (const auto& [language, value] : by_language.members()) {
        CARNET_TRY(const auto text, value.as_string());
        reason.emplace(language, text);
    }
    return reason;
}

Result<NoticeTerms> notice_terms_of(JsonValue root) {
    NoticeTerms terms;
    CARNET_TRY(terms.reason_code, text_of(root, "reasonCode"));
    CARNET_TRY(terms.reason, reason_of(root));
    CARNET_TRY(terms.effect, effect_of(root));
    CARNET_TRY(terms.effective, optional_day_of(root, "effective"));
    CARNET_TRY(terms.since, optional_day_of(root, "since"));
    CARNET_TRY(terms.still_applies, optional_flag_of(root, "stillApplies"));
    return terms;
}

}  // namespace

Result<DecisionRequest> read_decision_request(std::string_view case_id, std::string_view body) {
    CARNET_TRY(const auto json, JsonDocument::parse(body));
    CARNET_TRY(const auto root, json.root().as_object());
    CARNET_TRY(const auto name, text_of(root, "act"));
    const auto kind = decision_act_kind_from(name);
    if (!kind)
        return error(
            ErrorCode::kBadValue,
            "Write decide, assess, supersede, correct, replace-on-appeal, appeal, confirm, annul, revoke, "
            "withdraw or lapse.",
            "/act");
    CARNET_TRY_VOID(refuse_others(root, *kind));
    DecisionRequest request;
    request.act.kind = *kind;
    request.act.case_id = case_id;
    CARNET_TRY(const auto decision, optional_text_of(root, "decision"));
    request.act.decision = decision.value_or("");
    CARNET_TRY(const auto trace, optional_flag_of(root, "withTrace"));
    request.act.leaves_trace = trace.value_or(false);
    if (!begins_a_case(*kind)) {
        CARNET_TRY(request.act.notice, notice_terms_of(root));
    }
    if (makes_a_document(*kind)) {
        CARNET_TRY(const auto draft, root.require("draft"));
        CARNET_TRY_VOID(draft.as_object());
        request.draft = wallet::canonicalize(draft);
    }
    return request;
}

}  // namespace carnet::issuer
