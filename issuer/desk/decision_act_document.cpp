// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/decision_act_document.h"

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "wallet-format/jcs.h"

namespace carnet::issuer {
namespace {

constexpr JsonLimits kLimits{4ULL * 1024 * 1024, 64, 400'000};

void write_notice(JsonWriter& writer, const NoticeTerms& notice) {
    writer.begin_object();
    if (notice.effect)
        writer.member("effect", *notice.effect == wallet::LegalEffect::kExTunc ? "ex-tunc" : "ex-nunc");
    if (notice.effective) writer.member("effective", notice.effective->text());
    writer.member("id", notice.id);
    if (!notice.reason.empty()) {
        writer.key("reason").begin_object();
        for (const auto& [language, text] : notice.reason) writer.member(language, text);
        writer.end_object();
    }
    writer.member("reasonCode", notice.reason_code);
    if (notice.since) writer.member("since", notice.since->text());
    if (notice.still_applies) writer.key("stillApplies").boolean(*notice.still_applies);
    writer.end_object();
}

Result<std::string> read_text(JsonValue object, std::string_view member) {
    CARNET_TRY(const auto value, object.require(member));
    CARNET_TRY(const auto text, value.as_string());
    return std::string(text);
}

Result<std::optional<Date>> read_day(JsonValue object, std::string_view member) {
    if (!object.find(member)) return std::optional<Date>();
    CARNET_TRY(const auto text, read_text(object, member));
    CARNET_TRY(const auto day, Date::parse(text));
    return std::optional(day);
}

Result<NoticeTerms> read_notice(JsonValue object) {
    NoticeTerms notice;
    CARNET_TRY(notice.id, read_text(object, "id"));
    CARNET_TRY(notice.reason_code, read_text(object, "reasonCode"));
    if (object.find("effect")) {
        CARNET_TRY(const auto effect, read_text(object, "effect"));
        notice.effect = effect == "ex-tunc" ? wallet::LegalEffect::kExTunc : wallet::LegalEffect::kExNunc;
    }
    CARNET_TRY(notice.effective, read_day(object, "effective"));
    CARNET_TRY(notice.since, read_day(object, "since"));
    if (const auto reason = object.find("reason")) {
        for (const auto& [language, value] : reason->members()) {
            CARNET_TRY(const auto text, value.as_string());
            notice.reason.emplace(language, text);
        }
    }
    if (const auto applies = object.find("stillApplies")) {
        CARNET_TRY(notice.still_applies, applies->as_boolean());
    }
    return notice;
}

Result<DecisionAct> read_members(JsonValue root) {
    DecisionAct act;
    CARNET_TRY(const auto kind, read_text(root, "act"));
    const auto known = decision_act_kind_from(kind);
    if (!known) return error(ErrorCode::kBadValue, "There is no such act.", "/act");
    act.kind = *known;
    CARNET_TRY(act.case_id, read_text(root, "case"));
    if (root.find("decision")) {
        CARNET_TRY(act.decision, read_text(root, "decision"));
    }
    CARNET_TRY(act.id, read_text(root, "id"));
    CARNET_TRY(const auto trace, root.require("leavesTrace"));
    CARNET_TRY(act.leaves_trace, trace.as_boolean());
    if (const auto notice = root.find("notice")) {
        CARNET_TRY(act.notice, read_notice(*notice));
    }
    if (const auto subject = root.find("subject")) act.subject = wallet::canonicalize(*subject);
    return act;
}

}  // namespace

std::string write_decision_act(const DecisionAct& act) {
    JsonWriter writer;
    writer.begin_object().member("act", to_string(act.kind)).member("case", act.case_id);
    if (!act.decision.empty()) writer.member("decision", act.decision);
    writer.member("id", act.id).key("leavesTrace").boolean(act.leaves_trace);
    if (act.notice) {
        writer.key("notice");
        write_notice(writer, *act.notice);
    }
    if (!act.subject.empty()) writer.key("subject").raw(act.subject);
    return writer.member("type", "carnet-decision-act-v1").end_object().take();
}

Result<DecisionAct> read_decision_act(std::string_view document) {
    const auto unreadable = [] {
        return error(ErrorCode::kStoreCorrupt,
                     "An act on a decision cannot be read. Run `carnet-issuer fsck`.");
    };
    const auto parsed = JsonDocument::parse(document, kLimits);
    if (!parsed) return unreadable();
    auto act = read_members(parsed->root());
    if (!act || write_decision_act(*act) != document) return unreadable();
    return act;
}

}  // namespace carnet::issuer
