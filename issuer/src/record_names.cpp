// SPDX-License-Identifier: Apache-2.0
// The spellings of the records' enumerations in stores, logs and JSON.
#include "issuer/records.h"

#include <array>

namespace carnet::issuer {
namespace {

constexpr std::array kStatementKinds = {StatementKind::kBatch, StatementKind::kStatusChange,
                                        StatementKind::kOfficerChange, StatementKind::kTrustChange,
                                        StatementKind::kDecisionAct};
constexpr std::array kStatementStates = {StatementState::kOpen, StatementState::kApproved,
                                         StatementState::kWithdrawn};
constexpr std::array kSignedActs = {SignedAct::kPrepare, SignedAct::kApprove, SignedAct::kWithdraw};
constexpr std::array kCaseEvents = {CaseEventKind::kReceived,     CaseEventKind::kAcknowledged,
                                    CaseEventKind::kFileComplete, CaseEventKind::kSuspended,
                                    CaseEventKind::kResumed,      CaseEventKind::kExtended};
constexpr std::array kOfferStates = {OfferState::kOpen, OfferState::kGranted, OfferState::kRedeemed,
                                     OfferState::kWithdrawn, OfferState::kLocked};
constexpr std::array kPurposes = {StatusPurpose::kRevocation, StatusPurpose::kSuspension};

template <class E, std::size_t N>
std::optional<E> named(const std::array<E, N>& all, std::string_view text) noexcept {
    for (const E value : all) {
        if (to_string(value) == text) return value;
    }
    return std::nullopt;
}

}  // namespace

std::string_view to_string(StatementKind kind) noexcept {
    switch (kind) {
        case StatementKind::kBatch:
            return "batch";
        case StatementKind::kStatusChange:
            return "status-change";
        case StatementKind::kOfficerChange:
            return "officer-change";
        case StatementKind::kTrustChange:
            return "trust-change";
        case StatementKind::kDecisionAct:
            return "decision-act";
    }
    return "";
}

std::string_view to_string(StatementState state) noexcept {
    switch (state) {
        case StatementState::kOpen:
            return "open";
        case StatementState::kApproved:
            return "approved";
        case StatementState::kWithdrawn:
            return "withdrawn";
    }
    return "";
}

std::string_view to_string(SignedAct act) noexcept {
    switch (act) {
        case SignedAct::kPrepare:
            return "prepare";
        case SignedAct::kApprove:
            return "approve";
        case SignedAct::kWithdraw:
            return "withdraw";
    }
    return "";
}

std::string_view to_string(StatusPurpose purpose) noexcept {
    switch (purpose) {
        case StatusPurpose::kRevocation:
            return "revocation";
        case StatusPurpose::kSuspension:
            return "suspension";
    }
    return "";
}

std::string_view to_string(CaseEventKind kind) noexcept {
    switch (kind) {
        case CaseEventKind::kReceived:
            return "received";
        case CaseEventKind::kAcknowledged:
            return "acknowledged";
        case CaseEventKind::kFileComplete:
            return "file-complete";
        case CaseEventKind::kSuspended:
            return "suspended";
        case CaseEventKind::kResumed:
            return "resumed";
        case CaseEventKind::kExtended:
            return "extended";
    }
    return "";
}

std::string_view to_string(OfferState state) noexcept {
    switch (state) {
        case OfferState::kOpen:
            return "open";
        case OfferState::kGranted:
            return "granted";
        case OfferState::kRedeemed:
            return "redeemed";
        case OfferState::kWithdrawn:
            return "withdrawn";
        case OfferState::kLocked:
            return "locked";
    }
    return "";
}

std::optional<OfferState> offer_state_from(std::string_view text) noexcept {
    return named(kOfferStates, text);
}
std::optional<CaseEventKind> case_event_kind_from(std::string_view text) noexcept {
    return named(kCaseEvents, text);
}
std::optional<StatementKind> statement_kind_from(std::string_view text) noexcept {
    return named(kStatementKinds, text);
}
std::optional<StatementState> statement_state_from(std::string_view text) noexcept {
    return named(kStatementStates, text);
}
std::optional<SignedAct> signed_act_from(std::string_view text) noexcept {
    return named(kSignedActs, text);
}
std::optional<StatusPurpose> status_purpose_from(std::string_view text) noexcept {
    return named(kPurposes, text);
}

}  // namespace carnet::issuer
