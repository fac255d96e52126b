// SPDX-License-Identifier: Apache-2.0
// From what an officer wrote to a proposal that another officer can approve.
#include "base/json_writer.h"
#include "issuer/audit.h"
#include "issuer/desk/decision_act_document.h"
#include "issuer/desk/decision_notice.h"
#include "issuer/desk/decision_standing.h"
#include "issuer/desk/draft_members.h"
#include "issuer/desk/hand_out.h"
#include "issuer/src/officer_steps.h"
#include "issuer/src/statement.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr JsonLimits kDraftLimits{std::size_t{512} * 1024, 64, 400'000};

// What the proposal is made of.
struct Desk {
    const DecisionSettings& settings;
    const DecisionCase& one;
    const CaseClock& clock;
    const DecidedBefore* before;  // nothing where nothing was decided yet
    Date today;
};

std::string as_json(std::string_view text) {
    JsonWriter writer;
    writer.string(text);
    return writer.take();
}

Result<void> check_free(const DecisionAct& act, const CaseHistory& history) {
    if (begins_a_case(act.kind) && !history.decisions.empty())
        return error(
            ErrorCode::kConflict,
            history.decisions.front().is_advice
                ? "The case holds an assessment. What follows supersedes or corrects it; a decision "
                  "takes a case of its own."
                : "The case is decided. What follows supersedes, corrects or replaces that decision.",
            act.case_id);
    const bool waits = std::any_of(history.acts.begin(), history.acts.end(), [&](const CaseAct& one) {
        return one.waits_with_decision() && one.act.decision == act.decision;
    });
    if (!waits) return {};
    return error(ErrorCode::kConflict,
                 "Another decision is approved and waits for its signature: carnet-issuer decision sign.",
                 act.case_id);
}

// A correction says what was said, but for the words that are put right.
Result<DraftMembers> earlier_members(const DecidedBefore& before) {
    CARNET_TRY(const auto document, JsonDocument::parse(before.record.text));
    CARNET_TRY(const auto subject, document.root().require("credentialSubject"));
    auto members = members_of(subject);
    for (const auto* other : {"id", "signers", "supersedes", "appealOf"}) members.erase(other);
    return members;
}

bool is_refusal(const DraftMembers& members) {
    const auto outcome = members.find("outcome");
    return outcome != members.end() &&
           (outcome->second == "\"refused\"" || outcome->second == "\"inadmissible\"" ||
            outcome->second == "\"discontinued\"");
}

// How the new decision names the one before; by default nobody learns from it that there was a refusal, or an
// appeal.
void link(const DecisionAct& act, const Desk& desk, DraftMembers& members) {
    if (desk.before == nullptr) return;
    const auto earlier = as_json(desk.before->record.decision);
    if (act.kind == DecisionActKind::kReplaceOnAppeal) {
        if (act.leaves_trace) members.insert_or_assign("appealOf", earlier);
    } else if (desk.before->record.is_positive || act.leaves_trace || is_refusal(members)) {
        members.insert_or_assign("supersedes", earlier);
    }
}

void check_days(const HandOut& made, const Desk& desk, std::vector<Error>& faults) {
    const auto* decision = std::get_if<wallet::RecognitionDecision>(&made);
    if (decision != nullptr && decision->timeline.decided > desk.today)
        faults.push_back(error(ErrorCode::kBadValue, "has not come yet", "/timeline/decided"));
}

void check_same_outcome(const DraftMembers& before, const DraftMembers& after, std::vector<Error>& faults) {
    const auto earlier = before.find("outcome");
    const auto later = after.find("outcome");
    if (earlier == before.end() || later == after.end() || earlier->second == later->second) return;
    faults.push_back(error(ErrorCode::kBadValue,
                           "is another outcome, and a correction changes words only; supersede the decision",
                           "/outcome"));
}

bool advises(const DecisionAct& act, const Desk& desk) {
    return act.kind == DecisionActKind::kAssess || (desk.before != nullptr && desk.before->is_advice);
}

Result<DraftMembers> known_to(const DecisionAct& act, const Desk& desk, JsonValue draft) {
    if (act.kind == DecisionActKind::kCorrect) return earlier_members(*desk.before);
    if (advises(act, desk)) return known_assessment_members(desk.settings, desk.one, draft, desk.today);
    return known_members(desk.settings, desk.one, desk.clock, draft, desk.today);
}

// The subject of the new document, whole but for who signs it.
Result<std::string> write_subject(const DecisionAct& act, const Desk& desk, JsonValue draft, Random& random,
                                  std::vector<Error>& faults) {
    CARNET_TRY(auto known, known_to(act, desk, draft));
    auto members = merge_draft(known, draft, faults);
    if (act.kind == DecisionActKind::kCorrect) check_same_outcome(known, members, faults);
    members.insert_or_assign("id", as_json("urn:uuid:" + random.uuid()));
    if (!advises(act, desk)) link(act, desk, members);
    auto subject = object_of(members);
    CARNET_TRY(auto read, read_hand_out(subject));
    for (auto& fault : read.faults) faults.push_back(std::move(fault));
    if (read.one) check_days(*read.one, desk, faults);
    return subject;
}

// While an appeal goes on, a decision applies unless the law says that it does not.
bool applies_meanwhile(const SignedDecision& record) {
    const auto document = JsonDocument::parse(record.text);
    const auto subject = document ? document->root().find("credentialSubject") : std::nullopt;
    const auto remedies = subject ? subject->find("remedies") : std::nullopt;
    if (!remedies || remedies->size() == 0) return true;
    const auto suspensive = remedies->at(0).find("suspensive");
    return !(suspensive && suspensive->type() == JsonType::kBoolean && suspensive->boolean());
}

void fill_notice(DecisionAct& act, const Desk& desk, Random& random) {
    auto& notice = *act.notice;
    notice.id = "urn:uuid:" + random.uuid();
    if (!notice.effective) notice.effective = desk.today;
    if (act.kind == DecisionActKind::kAppeal && !notice.still_applies)
        notice.still_applies = applies_meanwhile(desk.before->record);
    const bool needs_effect = act.kind == DecisionActKind::kReplaceOnAppeal ||
                              act.kind == DecisionActKind::kAnnul || act.kind == DecisionActKind::kRevoke ||
                              act.kind == DecisionActKind::kWithdraw;
    if (needs_effect && !notice.effect) notice.effect = wallet::LegalEffect::kExNunc;
}

// A status bit has no date, so an end is proposed when its day has come.
Result<void> check_notice(const DecisionAct& act, const Desk& desk) {
    if (!act.notice->effective->is_complete() || *act.notice->effective > desk.today)
        return error(ErrorCode::kBadValue, "The day has not come yet; propose it then.", "effective");
    CARNET_TRY_VOID(notice_of(act, desk.before->record));
    return {};
}

Result<void> find_earlier(DecisionAct& act, const CaseHistory& history, Desk& desk) {
    const bool wants_one = !begins_a_case(act.kind);
    if (wants_one != act.notice.has_value())
        return error(ErrorCode::kBadValue, "A notice goes with every act but the first in a case.");
    if (!wants_one) return {};
    desk.before = act.decision.empty() ? history.present() : history.find(act.decision);
    if (desk.before == nullptr)
        return error(ErrorCode::kNotFound, "The case has no such decision.",
                     act.decision.empty() ? act.case_id : act.decision);
    act.decision = desk.before->record.id;
    return check_turn(act.kind, *desk.before);
}

Result<void> keep(IssuerHome& home, Act& transaction, const DecisionCase& one, const DecisionAct& act,
                  const UnlockedOfficer* officer, std::string_view proposed_by, UtcTime now) {
    auto& records = home.records();
    const auto statement = make_statement(act.id, StatementKind::kDecisionAct, write_decision_act(act), now);
    CARNET_TRY_VOID(records.statements->add(statement));
    CARNET_TRY_VOID(records.decisions->add_act(one.number, act.id));
    CARNET_TRY_VOID(
        transaction.note({proposed_by, AuditAction::kDecisionProposed, act.id, statement.digest}, now));
    if (officer == nullptr) return {};
    return prepare_statement(transaction, records, statement, *officer, AuditAction::kDecisionPrepared, now);
}

Result<JsonDocument> read_draft(const DecisionAct& act, std::string_view draft) {
    if (!makes_a_document(act.kind)) draft = "{}";
    CARNET_TRY(auto document, JsonDocument::parse(draft, kDraftLimits));
    if (!document.root().is_object())
        return error(ErrorCode::kWrongType, "A draft is an object: {\"outcome\": ...}.");
    return document;
}

}  // namespace

Result<DecisionProposal> propose_decision_act(IssuerHome& home, DecisionAct act, std::string_view draft,
                                              const UnlockedOfficer* officer, std::string_view proposed_by,
                                              const Clock& clock, Random& random) {
    const UtcTime now{clock.now().seconds, 0};
    CARNET_TRY(const auto settings, decision_settings_of(home));
    CARNET_TRY(const auto written, read_draft(act, draft));
    CARNET_TRY(auto transaction, Act::begin(home));
    CARNET_TRY(const auto one, find_case(home, act.case_id));
    CARNET_TRY(const auto history, history_of(home.records(), one));
    CARNET_TRY(const auto time, case_clock(home, one));
    Desk desk{settings, one, time, nullptr, Date::of(now)};
    CARNET_TRY_VOID(find_earlier(act, history, desk));
    CARNET_TRY_VOID(check_free(act, history));
    DecisionProposal proposal;
    if (makes_a_document(act.kind)) {
        CARNET_TRY(act.subject, write_subject(act, desk, written.root(), random, proposal.faults));
    }
    if (!proposal.faults.empty()) return proposal;
    act.id = new_id("decision-", now, random);
    if (act.notice) {
        fill_notice(act, desk, random);
        CARNET_TRY_VOID(check_notice(act, desk));
    }
    CARNET_TRY_VOID(keep(home, transaction, one, act, officer, proposed_by, now));
    CARNET_TRY_VOID(transaction.commit());
    CARNET_TRY(proposal.proposed, find_decision_act(home, act.id));
    return proposal;
}

}  // namespace carnet::issuer
