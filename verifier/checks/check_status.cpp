// SPDX-License-Identifier: Apache-2.0
#include "verifier/checks/checks.h"
#include "verifier/checks/status_publishers.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>

namespace carnet::verifier {
namespace {

using wallet::StatusEntry;

std::string_view purpose_of(CheckKind kind) {
    return kind == CheckKind::kRevocation ? wallet::name::kRevocation : wallet::name::kSuspension;
}

Reason set_means(CheckKind kind) {
    return kind == CheckKind::kRevocation ? Reason::kRevoked : Reason::kSuspended;
}

struct Question {
    CheckKind kind;
    const StatusEntry& entry;
    std::string_view issuer;
    const StatusLists& lists;
    const Policy& policy;
    const Moment& moment;

    [[nodiscard]] Check answer(Outcome outcome, Reason reason, std::string detail = {}) const {
        return finding(kind, outcome, reason, entry.list, std::move(detail));
    }
    [[nodiscard]] Check doubt(Reason reason, std::string detail = {}) const {
        return answer(Outcome::kUndetermined, reason, std::move(detail));
    }
};

// What a list that was found says about the entry, its age taken into account.
Check read_entry(const Question& ask, const ListAnswer& found) {
    if (found.list == nullptr) return ask.doubt(found.reason, found.detail);
    const wallet::StatusList& list = *found.list;
    if (!may_publish(list.issuer, ask.issuer, ask.policy))
        return ask.doubt(Reason::kStatusListWrongIssuer, "Published by " + list.issuer + ".");
    if (std::find(list.purposes.begin(), list.purposes.end(), ask.entry.purpose) == list.purposes.end())
        return ask.answer(Outcome::kFailed, Reason::kStatusPurposeWrong,
                          "The list is not one for this purpose.");
    const auto value = list.bits.get(ask.entry.index);
    if (!value)
        return ask.answer(Outcome::kFailed, Reason::kStatusIndexRange,
                          "Index " + std::to_string(ask.entry.index) + " in a list of " +
                              std::to_string(list.bits.entries()) + ".");
    const bool reliable = found.reason == Reason::kOk || found.reason == Reason::kStatusListAged;
    // A withdrawal is for ever, so even an old list proves it; a suspension may have been lifted since.
    if (*value != 0 && (reliable || ask.kind == CheckKind::kRevocation))
        return ask.answer(Outcome::kFailed, set_means(ask.kind), found.detail);
    if (!reliable) return ask.doubt(found.reason, found.detail);
    if (found.reason == Reason::kStatusListAged)
        return ask.answer(Outcome::kWarned, found.reason, found.detail);
    return passed(ask.kind);
}

// The status on a day gone by. Without an archive one thing can still be said: what is not withdrawn today
// was not withdrawn then.
Check read_past_entry(const Question& ask) {
    const StatusEntry& entry = ask.entry;
    const ListAnswer archived = ask.lists.at(entry.list, entry.size, ask.moment.as_of, ask.moment.now);
    if (archived.list != nullptr && archived.reason == Reason::kOk) return read_entry(ask, archived);
    if (ask.kind == CheckKind::kRevocation) {
        Check today = read_entry(ask, ask.lists.current(entry.list, entry.size, ask.moment.now));
        if (today.reason != Reason::kRevoked && today.outcome != Outcome::kUndetermined) return today;
    }
    return ask.doubt(Reason::kStatusPastUnknown, archived.detail);
}

// A day to come: a withdrawal of today lasts, and nothing else is known yet.
Check read_future_entry(const Question& ask) {
    Check today = read_entry(ask, ask.lists.current(ask.entry.list, ask.entry.size, ask.moment.now));
    if (today.outcome == Outcome::kFailed && today.reason == Reason::kRevoked) return today;
    return ask.doubt(Reason::kStatusPastUnknown, "That day has not come yet.");
}

Check judge_entry(const Question& ask) {
    if (ask.moment.is_past()) return read_past_entry(ask);
    if (ask.moment.is_future()) return read_future_entry(ask);
    return read_entry(ask, ask.lists.current(ask.entry.list, ask.entry.size, ask.moment.now));
}

Check without_entry(CheckKind kind, const Policy& policy) {
    if (kind != CheckKind::kRevocation) return skipped(kind, Reason::kNotApplicable);
    return finding(kind, policy.require_status ? Outcome::kUndetermined : Outcome::kWarned,
                   Reason::kStatusMissing, "/credentialStatus");
}

Check unknown_type(const StatusEntry& entry) {
    return finding(CheckKind::kRevocation, Outcome::kUndetermined, Reason::kStatusTypeUnknown, entry.id,
                   "The type is " + entry.type + ".");
}

}  // namespace

// spec: Bitstring Status List 1.0 section 3.2; VC Data Model 2.0 section 4.10
Check check_status(CheckKind kind, const wallet::Credential& credential, const StatusLists& lists,
                   const Policy& policy, const Moment& moment, bool proven) {
    if (!policy.check_status) return skipped(kind, Reason::kSwitchedOff);
    if (!proven) return skipped(kind, Reason::kDependsOnProof);
    std::optional<Check> worst;
    for (const StatusEntry& entry : credential.statuses()) {
        const bool known = entry.type == wallet::name::kBitstringStatusListEntry;
        std::optional<Check> next;
        if (!known && kind == CheckKind::kRevocation) next = unknown_type(entry);
        if (known && entry.purpose == purpose_of(kind))
            next = judge_entry({kind, entry, credential.issuer(), lists, policy, moment});
        if (next) worst = worst ? worse_of(*std::move(worst), *std::move(next)) : std::move(next);
    }
    return worst ? *std::move(worst) : without_entry(kind, policy);
}

}  // namespace carnet::verifier
