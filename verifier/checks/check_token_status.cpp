// SPDX-License-Identifier: Apache-2.0
#include "verifier/checks/checks.h"
#include "verifier/checks/status_publishers.h"

namespace carnet::verifier {
namespace {

// One question of one credential to the list that it names.
struct Question {
    CheckKind kind;
    const wallet::SdJwtVc& vc;
    std::string_view issuer;  // DID
    const TokenLists& lists;
    const Policy& policy;
    const Moment& moment;

    [[nodiscard]] const wallet::TokenStatusReference& entry() const { return *vc.status; }
    [[nodiscard]] Check answer(Outcome outcome, Reason reason, std::string detail = {}) const {
        return finding(kind, outcome, reason, entry().uri, std::move(detail));
    }
    [[nodiscard]] Check doubt(Reason reason, std::string detail = {}) const {
        return answer(Outcome::kUndetermined, reason, std::move(detail));
    }
    [[nodiscard]] TokenAnswer today() const { return lists.current(entry().uri, vc.issuer, moment.now); }
};

// Does the status say what the check asks about? Nothing: it says something that is not known here.
// spec: Token Status List draft-21 section 7.1
std::optional<bool> is_set(CheckKind kind, unsigned status) {
    if (status == wallet::kTokenValid) return false;
    if (status == wallet::kTokenInvalid) return kind == CheckKind::kRevocation;
    if (status == wallet::kTokenSuspended) return kind == CheckKind::kSuspension;
    return std::nullopt;
}

Reason set_means(CheckKind kind) {
    return kind == CheckKind::kRevocation ? Reason::kRevoked : Reason::kSuspended;
}

// What a list that was found says, its age taken into account.
Check read_entry(const Question& ask, const TokenAnswer& found) {
    if (found.list == nullptr) return ask.doubt(found.reason, found.detail);
    if (!may_publish(found.list->publisher, ask.issuer, ask.policy))
        return ask.doubt(Reason::kStatusListWrongIssuer, "Published by " + found.list->publisher + ".");
    const auto& list = found.list->token.list;
    const auto status = list.get(ask.entry().index);
    if (!status) return ask.answer(Outcome::kFailed, Reason::kStatusIndexRange, status.error().detail);
    const auto set = is_set(ask.kind, *status);
    if (!set) return ask.doubt(Reason::kStatusTypeUnknown, "The status is " + std::to_string(*status) + ".");
    const bool reliable = found.reason == Reason::kOk || found.reason == Reason::kStatusListAged;
    // A withdrawal is for ever, so even an old list proves it; a suspension may have been lifted since.
    if (*set && (reliable || ask.kind == CheckKind::kRevocation))
        return ask.answer(Outcome::kFailed, set_means(ask.kind), found.detail);
    if (!reliable) return ask.doubt(found.reason, found.detail);
    if (found.reason == Reason::kStatusListAged)
        return ask.answer(Outcome::kWarned, found.reason, found.detail);
    return passed(ask.kind);
}

// Without an archive one thing can still be said: what is not withdrawn today was not withdrawn then.
Check read_past_entry(const Question& ask) {
    const TokenAnswer archived =
        ask.lists.at(ask.entry().uri, ask.vc.issuer, ask.moment.as_of, ask.moment.now);
    if (archived.list != nullptr && archived.reason == Reason::kOk) return read_entry(ask, archived);
    if (ask.kind == CheckKind::kRevocation) {
        Check today = read_entry(ask, ask.today());
        if (today.reason != Reason::kRevoked && today.outcome != Outcome::kUndetermined) return today;
    }
    return ask.doubt(Reason::kStatusPastUnknown, archived.detail);
}

// A day to come: a withdrawal of today lasts, and nothing else is known yet.
Check read_future_entry(const Question& ask) {
    Check today = read_entry(ask, ask.today());
    if (today.outcome == Outcome::kFailed && today.reason == Reason::kRevoked) return today;
    return ask.doubt(Reason::kStatusPastUnknown, "That day has not come yet.");
}

Check without_entry(CheckKind kind, const wallet::SdJwtVc& vc, const Policy& policy) {
    if (kind != CheckKind::kRevocation) return skipped(kind, Reason::kNotApplicable);
    if (vc.has_status)
        return finding(kind, Outcome::kUndetermined, Reason::kStatusTypeUnknown, "/status",
                       "The status is kept in a way that is not known here.");
    return finding(kind, policy.require_status ? Outcome::kUndetermined : Outcome::kWarned,
                   Reason::kStatusMissing, "/status");
}

}  // namespace

// spec: Token Status List draft-21 section 8.3
Check check_token_status(CheckKind kind, const wallet::SdJwtVc& vc, std::string_view issuer,
                         const StatusLists& lists, const Policy& policy, const Moment& moment, bool proven) {
    if (!policy.check_status) return skipped(kind, Reason::kSwitchedOff);
    if (!proven) return skipped(kind, Reason::kDependsOnProof);
    if (!vc.status) return without_entry(kind, vc, policy);
    const Question ask{kind, vc, issuer, lists.tokens(), policy, moment};
    if (moment.is_past()) return read_past_entry(ask);
    if (moment.is_future()) return read_future_entry(ask);
    return read_entry(ask, ask.today());
}

}  // namespace carnet::verifier
