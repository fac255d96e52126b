// SPDX-License-Identifier: Apache-2.0
//
// What the approved acts of a case, in their order, make of its decisions. Read from the store each time.
#pragma once

#include "base/result.h"
#include "issuer/desk/decision_act.h"
#include "issuer/records.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace carnet::issuer {

enum class DecisionStanding : std::uint8_t {
    kInForce,
    kUnderAppeal,
    kSuperseded,
    kCorrected,
    kReplacedOnAppeal,
    kAnnulled,
    kRevoked,
    kWithdrawn,
    kLapsed
};
[[nodiscard]] std::string_view to_string(DecisionStanding standing) noexcept;  // "in-force", ...

struct CaseAct {
    Statement statement;
    DecisionAct act;
    bool has_decision = false;  // signed
    bool has_notice = false;    // signed
    // A decision approved before a restore and not signed as far as is known: nobody can tell whether it was
    // handed out in the time that was lost, so it is drafted anew.
    bool is_lost = false;
    // What a key has still to sign of it, once it is approved.
    [[nodiscard]] bool wants_signature() const noexcept;
    [[nodiscard]] bool waits_with_decision() const noexcept;
};

// A decision that was handed out, or an assessment. A case holds the one or the other, never both.
struct DecidedBefore {
    SignedDecision record;
    bool is_advice = false;  // by the type of the signed document
    DecisionStanding standing = DecisionStanding::kInForce;
    std::vector<SignedNotice> notices;
};

struct CaseHistory {
    std::vector<CaseAct> acts;             // in the order of their proposal
    std::vector<DecidedBefore> decisions;  // oldest first

    // By the credential's id; nothing when it is not of this case.
    [[nodiscard]] const DecidedBefore* find(std::string_view credential) const;
    // The newest that is in force or under appeal; else the newest of all.
    [[nodiscard]] const DecidedBefore* present() const;
    // Is it done with, and about a decision that fell on appeal? Then it is shown only to whoever asks for
    // everything.
    [[nodiscard]] bool shows_a_won_appeal(const CaseAct& act) const;
};

[[nodiscard]] Result<CaseHistory> history_of(const Records& records, const DecisionCase& one);

// Is the signed document an assessment, by its own type? kStoreCorrupt.
[[nodiscard]] Result<bool> is_advice(const SignedDecision& record);

// May this be done to what stands so? kConflict.
[[nodiscard]] Result<void> check_turn(DecisionActKind kind, const DecidedBefore& before);

}  // namespace carnet::issuer
