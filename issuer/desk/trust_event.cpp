// SPDX-License-Identifier: Apache-2.0
// From what an officer asks for to the event that would stand in an accreditation's history.
#include "issuer/desk/trust_change.h"
#include "issuer/desk/trust_state.h"

namespace carnet::issuer {
namespace {

using wallet::AccreditationState;

AccreditationState state_after(TrustAct act) {
    switch (act) {
        case TrustAct::kReduce:
            return AccreditationState::kReduced;
        case TrustAct::kSuspend:
            return AccreditationState::kSuspended;
        case TrustAct::kWithdraw:
            return AccreditationState::kWithdrawn;
        case TrustAct::kLapse:
            return AccreditationState::kLapsed;
        case TrustAct::kInit:
        case TrustAct::kGrant:
        case TrustAct::kReinstate:
        case TrustAct::kAmend:
            break;
    }
    return AccreditationState::kGranted;
}

Result<void> check_request(const TrustEventRequest& request) {
    const auto wrong = [&](std::string detail, const char* where) {
        return error(ErrorCode::kBadValue, std::move(detail), where);
    };
    if (request.act == TrustAct::kInit || request.act == TrustAct::kGrant || request.act == TrustAct::kAmend)
        return wrong("This act is no event of an accreditation that is on the list.", "act");
    if (request.scope.has_value() != (request.act == TrustAct::kReduce))
        return wrong(request.scope ? "Only reducing takes a scope."
                                   : "Say to what it is reduced: its scope from then on.",
                     "scope");
    if (request.ex_tunc_since && request.act != TrustAct::kWithdraw)
        return wrong("Only a withdrawal reaches back.", "since");
    if (request.from && request.act == TrustAct::kLapse)
        return wrong("An accreditation lapses when its term is over, on no other day.", "from");
    return {};
}

// The day on which an accreditation's term was over.
Result<Date> end_of_term(const wallet::Accreditation& accreditation, Date today) {
    if (!accreditation.valid_until)
        return error(ErrorCode::kConflict, "It has no term that could be over; withdraw it instead.",
                     accreditation.id);
    if (today < *accreditation.valid_until)
        return error(
            ErrorCode::kConflict,
            "Its term runs until " + accreditation.valid_until->text() + "; lapsing says that it is over.",
            accreditation.id);
    return *accreditation.valid_until;
}

}  // namespace

Result<TrustChange> trust_event(const IssuerHome& home, const TrustEventRequest& request, Date today) {
    CARNET_TRY_VOID(check_request(request));
    CARNET_TRY(const auto state, read_trust_state(home.records()));
    const auto* accreditation = state.find(request.accreditation);
    if (accreditation == nullptr)
        return error(ErrorCode::kNotFound, "No accreditation on the list has this id.",
                     request.accreditation);
    CARNET_TRY_VOID(check_may(request.act, *accreditation, request.ex_tunc_since.has_value()));
    wallet::AccreditationEvent event;
    event.state = state_after(request.act);
    event.from = request.from.value_or(today);
    if (request.act == TrustAct::kLapse) {
        CARNET_TRY(event.from, end_of_term(*accreditation, today));
    }
    if (request.act == TrustAct::kWithdraw)
        event.effect = request.ex_tunc_since ? wallet::LegalEffect::kExTunc : wallet::LegalEffect::kExNunc;
    event.since = request.ex_tunc_since;
    event.scope = request.scope;
    event.reason = request.reason;
    event.decision = request.decision;
    TrustChange change;
    change.act = request.act;
    change.reason = request.reason;
    change.note = request.note;
    change.accreditation = request.accreditation;
    change.event = std::move(event);
    return change;
}

}  // namespace carnet::issuer
