// SPDX-License-Identifier: Apache-2.0
//
// What a recognition authority does about a case: to decide, and later to supersede, correct, replace on
// appeal, note or end an appeal, annul, revoke, withdraw or let lapse. Each is proposed by one officer and
// approved by another; a decision is never edited. docs/guide-authority-decisions.md
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "issuer/desk/decision_case.h"
#include "issuer/desk/officer.h"
#include "issuer/issuer_home.h"
#include "issuer/records.h"
#include "wallet-format/profile/status_notice.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

enum class DecisionActKind : std::uint8_t {
    kDecide,
    kSupersede,        // with a new decision, after a measure for instance
    kCorrect,          // with the same decision in the right words
    kReplaceOnAppeal,  // with what the body of appeal decided
    kAppeal,
    kConfirm,  // the appeal is over and the decision stands
    kAnnul,
    kRevoke,
    kWithdraw,
    kLapse,
    kAssess  // to advise: an assessment, which decides nothing
};
[[nodiscard]] std::string_view to_string(DecisionActKind kind) noexcept;  // "replace-on-appeal", ...
[[nodiscard]] std::optional<DecisionActKind> decision_act_kind_from(std::string_view text) noexcept;
// Does it hand out a document of its own, a decision or an assessment?
[[nodiscard]] bool makes_a_document(DecisionActKind kind) noexcept;
// Is it the first in its case, about nothing earlier?
[[nodiscard]] bool begins_a_case(DecisionActKind kind) noexcept;
[[nodiscard]] bool ends_a_decision(DecisionActKind kind) noexcept;

// What the notice on the earlier decision will say.
struct NoticeTerms {
    std::string id;           // URI of the notice; given by propose_decision_act
    std::string reason_code;  // the authority's own
    wallet::Translations reason;
    std::optional<wallet::LegalEffect> effect;
    std::optional<Date> effective;  // absent: the day of the proposal
    std::optional<Date> since;
    std::optional<bool> still_applies;
    friend bool operator==(const NoticeTerms&, const NoticeTerms&) = default;
};

struct DecisionAct {
    std::string id;  // of its statement; given by propose_decision_act
    DecisionActKind kind = DecisionActKind::kDecide;
    std::string case_id;
    std::string decision;  // credential id of the earlier decision; empty where there is none
    std::string subject;   // of the new document: canonical JSON, who signs it not yet in it; may be empty
    // Does the new decision name the earlier one also where that is a refusal or fell on appeal? By default a
    // holder can show it without showing that.
    bool leaves_trace = false;
    std::optional<NoticeTerms> notice;  // of every kind that is about something earlier
    friend bool operator==(const DecisionAct&, const DecisionAct&) = default;
};

struct DecisionActSummary {
    DecisionAct act;
    keys::Sha256Digest digest{};
    StatementState state = StatementState::kOpen;
    UtcTime proposed;
    std::vector<OfficerSignature> signatures;
};

// What became of a proposal: either everything that is in its way, each with its place, or the proposal.
struct DecisionProposal {
    std::vector<Error> faults;
    std::optional<DecisionActSummary> proposed;
};

// `draft`: what the officer wrote, a JSON object, for a kind that makes a document. kNotFound, kConflict: the
// case or decision does not allow it now. kBadValue: the notice breaks a rule, or is no notice of that kind.
// With an officer it is signed as prepared at once; without one (the admin API) an officer still has to sign
// it as preparer.
[[nodiscard]] Result<DecisionProposal> propose_decision_act(IssuerHome& home, DecisionAct act,
                                                            std::string_view draft,
                                                            const UnlockedOfficer* officer,
                                                            std::string_view proposed_by, const Clock& clock,
                                                            Random& random);
[[nodiscard]] Result<void> sign_decision_proposal(IssuerHome& home, std::string_view id,
                                                  const UnlockedOfficer& officer, const Clock& clock);
// Where the act ends a decision and hands out none, its status bit is set at once; else when it is signed.
[[nodiscard]] Result<void> approve_decision_act(IssuerHome& home, std::string_view id,
                                                const keys::Sha256Digest& shown,
                                                const UnlockedOfficer& officer, const Clock& clock);
[[nodiscard]] Result<void> withdraw_decision_act(IssuerHome& home, std::string_view id,
                                                 const UnlockedOfficer& officer, const Clock& clock);
[[nodiscard]] Result<DecisionActSummary> find_decision_act(const IssuerHome& home, std::string_view id);
// Of one case, in the order of their proposal, but for those that would show what fell on appeal. kNotFound.
[[nodiscard]] Result<std::vector<DecisionActSummary>> list_decision_acts(const IssuerHome& home,
                                                                         std::string_view case_id);

}  // namespace carnet::issuer
