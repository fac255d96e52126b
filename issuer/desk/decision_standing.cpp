// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/decision_standing.h"

#include "issuer/desk/decision_act_document.h"
#include "issuer/src/store_facts.h"
#include "wallet-format/credential.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <map>
#include <string>

namespace carnet::issuer {
namespace {

DecisionStanding after(DecisionActKind kind) {
    switch (kind) {
        case DecisionActKind::kSupersede:
            return DecisionStanding::kSuperseded;
        case DecisionActKind::kCorrect:
            return DecisionStanding::kCorrected;
        case DecisionActKind::kReplaceOnAppeal:
            return DecisionStanding::kReplacedOnAppeal;
        case DecisionActKind::kAppeal:
            return DecisionStanding::kUnderAppeal;
        case DecisionActKind::kAnnul:
            return DecisionStanding::kAnnulled;
        case DecisionActKind::kRevoke:
            return DecisionStanding::kRevoked;
        case DecisionActKind::kWithdraw:
            return DecisionStanding::kWithdrawn;
        case DecisionActKind::kLapse:
            return DecisionStanding::kLapsed;
        case DecisionActKind::kDecide:
        case DecisionActKind::kAssess:
        case DecisionActKind::kConfirm:
            break;
    }
    return DecisionStanding::kInForce;
}

// An act that makes a decision counts when that one is signed; the others when they are approved.
bool counts(const CaseAct& one) {
    return one.statement.state == StatementState::kApproved &&
           (!makes_a_document(one.act.kind) || one.has_decision);
}

Result<std::vector<DecidedBefore>> decided_in(const Records& records, const DecisionCase& one) {
    CARNET_TRY(auto signed_ones, records.decisions->decisions(one.number));
    std::vector<DecidedBefore> decided;
    for (auto& record : signed_ones) {
        DecidedBefore before;
        CARNET_TRY(before.notices, records.decisions->notices(record.number));
        CARNET_TRY(before.is_advice, is_advice(record));
        before.record = std::move(record);
        decided.push_back(std::move(before));
    }
    return decided;
}

Result<CaseAct> act_of(const Records& records, const std::string& id,
                       const std::vector<DecidedBefore>& decided) {
    CARNET_TRY(auto statement, records.statements->find(id));
    if (!statement)
        return error(ErrorCode::kStoreCorrupt,
                     "The statement of an act is missing. Run `carnet-issuer fsck`.", id);
    CaseAct one;
    one.statement = *std::move(statement);
    CARNET_TRY(one.act, read_decision_act(one.statement.document));
    for (const auto& before : decided) {
        one.has_decision = one.has_decision || before.record.statement == id;
        one.has_notice =
            one.has_notice || std::any_of(before.notices.begin(), before.notices.end(),
                                          [&](const SignedNotice& notice) { return notice.statement == id; });
    }
    return one;
}

void replay(CaseHistory& history) {
    std::map<std::int64_t, const CaseAct*> in_order;  // by the audit entry of the approval
    for (const auto& one : history.acts)
        if (counts(one)) in_order.emplace(one.statement.concluded_by, &one);
    for (const auto& [entry, one] : in_order) {
        for (auto& before : history.decisions)
            if (before.record.id == one->act.decision) before.standing = after(one->act.kind);
    }
}

bool is_of_a_remedy(DecisionActKind kind) {
    return kind == DecisionActKind::kAppeal || kind == DecisionActKind::kConfirm ||
           kind == DecisionActKind::kReplaceOnAppeal || kind == DecisionActKind::kAnnul;
}

bool is_open(DecisionStanding standing) {
    return standing == DecisionStanding::kInForce || standing == DecisionStanding::kUnderAppeal;
}

}  // namespace

std::string_view to_string(DecisionStanding standing) noexcept {
    switch (standing) {
        case DecisionStanding::kInForce:
            return "in-force";
        case DecisionStanding::kUnderAppeal:
            return "under-appeal";
        case DecisionStanding::kSuperseded:
            return "superseded";
        case DecisionStanding::kCorrected:
            return "corrected";
        case DecisionStanding::kReplacedOnAppeal:
            return "replaced-on-appeal";
        case DecisionStanding::kAnnulled:
            return "annulled";
        case DecisionStanding::kRevoked:
            return "revoked";
        case DecisionStanding::kWithdrawn:
            return "withdrawn";
        case DecisionStanding::kLapsed:
            return "lapsed";
    }
    return "";
}

bool CaseAct::waits_with_decision() const noexcept {
    return statement.state == StatementState::kApproved && makes_a_document(act.kind) && !has_decision &&
           !is_lost;
}

bool CaseAct::wants_signature() const noexcept {
    if (statement.state != StatementState::kApproved || is_lost) return false;
    return (makes_a_document(act.kind) && !has_decision) || (act.notice && !has_notice);
}

const DecidedBefore* CaseHistory::find(std::string_view credential) const {
    for (const auto& one : decisions)
        if (one.record.id == credential) return &one;
    return nullptr;
}

const DecidedBefore* CaseHistory::present() const {
    const auto found = std::find_if(decisions.rbegin(), decisions.rend(),
                                    [](const DecidedBefore& one) { return is_open(one.standing); });
    if (found != decisions.rend()) return &*found;
    return decisions.empty() ? nullptr : &decisions.back();
}

bool CaseHistory::shows_a_won_appeal(const CaseAct& act) const {
    if (act.statement.state == StatementState::kOpen || act.wants_signature()) return false;
    return std::any_of(decisions.begin(), decisions.end(), [&](const DecidedBefore& one) {
        return one.standing == DecisionStanding::kReplacedOnAppeal &&
               (one.record.statement == act.statement.id || one.record.id == act.act.decision);
    });
}

Result<CaseHistory> history_of(const Records& records, const DecisionCase& one) {
    CaseHistory history;
    CARNET_TRY(history.decisions, decided_in(records, one));
    CARNET_TRY(const auto ids, records.decisions->acts(one.number));
    CARNET_TRY(const auto restored_by, fact::find_number(records, fact::kRestoredBy));
    for (const auto& id : ids) {
        CARNET_TRY(auto act, act_of(records, id, history.decisions));
        act.is_lost = restored_by && act.waits_with_decision() && act.statement.concluded_by <= *restored_by;
        history.acts.push_back(std::move(act));
    }
    replay(history);
    return history;
}

Result<bool> is_advice(const SignedDecision& record) {
    auto json = JsonDocument::parse(record.text);
    auto credential = json ? wallet::Credential::from_json(*std::move(json)) : std::move(json).error();
    if (!credential)
        return error(ErrorCode::kStoreCorrupt, "What was signed cannot be read. Run `carnet-issuer fsck`.",
                     record.id);
    return credential->has_type(wallet::name::kQualificationAssessment);
}

Result<void> check_turn(DecisionActKind kind, const DecidedBefore& before) {
    const auto standing = before.standing;
    const auto no = [&](std::string_view why) {
        return error(ErrorCode::kConflict, (before.is_advice ? "The assessment is " : "The decision is ") +
                                               std::string(to_string(standing)) + ". " + std::string(why));
    };
    if (before.is_advice && is_of_a_remedy(kind))
        return no("It advises and decides nothing, so there is no appeal and nothing to annul.");
    if (kind == DecisionActKind::kConfirm) {
        if (standing != DecisionStanding::kUnderAppeal)
            return no("Only an appeal can end with its confirmation.");
        return {};
    }
    // What was had by fraud is withdrawn whatever else became of it.
    if (kind == DecisionActKind::kWithdraw) {
        if (standing == DecisionStanding::kWithdrawn || standing == DecisionStanding::kAnnulled)
            return no("There is nothing left of it.");
        return {};
    }
    if (!is_open(standing)) return no("It has ended, and only what it was had by may still be looked at.");
    if (kind == DecisionActKind::kAppeal && standing == DecisionStanding::kUnderAppeal)
        return no("The appeal is noted already.");
    return {};
}

}  // namespace carnet::issuer
