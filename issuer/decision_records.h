// SPDX-License-Identifier: Apache-2.0
//
// What the desk of a recognition authority needs from a store beside statements: cases, the events of their
// clock, and what was signed. Rules and errors as of issuer/records.h.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "keys/digest.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

// An application for recognition. What lies on the desk is kept as it was when the case was opened.
struct DecisionCase {
    std::int64_t number = 0;      // given by the store
    std::string id;               // "case-20261128-k3f9p": the file number too
    std::string purpose;          // wallet::RecognitionPurpose
    std::string destination;      // where it is to count: "DE"
    std::string occupation;       // ISCO-08; empty: that of the certificate
    std::string form;             // wallet::ExaminedForm
    keys::Sha256Digest digest{};  // of the bytes examined: the credential, or the scan of the paper
    std::string document;         // the credential's bytes; empty for paper, which stays in the paper file
    std::string report;           // the verifier's answer, its bytes; empty for paper
    UtcTime opened;
    std::string opened_by;          // an officer, or "api:<key id>"
    std::int64_t opened_entry = 0;  // audit entry
};

enum class CaseEventKind : std::uint8_t {
    kReceived,
    kAcknowledged,
    kFileComplete,
    kSuspended,
    kResumed,
    kExtended
};
[[nodiscard]] std::string_view to_string(CaseEventKind kind) noexcept;  // "file-complete", ...
[[nodiscard]] std::optional<CaseEventKind> case_event_kind_from(std::string_view text) noexcept;

struct CaseEvent {
    std::int64_t case_number = 0;
    CaseEventKind kind = CaseEventKind::kReceived;
    Date day = Date::of(UtcTime{});
    std::optional<Date> until;  // kExtended
    std::string reason;         // kSuspended, kExtended
    UtcTime recorded;
    std::string actor;
    std::int64_t entry = 0;  // audit entry
};

// A decision, or an assessment, as it was handed out.
struct SignedDecision {
    std::int64_t number = 0;  // given by the store
    std::string id;           // of the credential, "urn:uuid:..."
    std::string decision;     // of the decision itself
    std::int64_t case_number = 0;
    std::string statement;     // what two officers approved
    bool is_positive = false;  // recognises something or advises; a refusal is the holder's alone
    std::int64_t list = 0;     // status list, 0: none
    std::uint64_t index = 0;
    std::string text;
    std::string key;
    UtcTime signed_at;
    std::int64_t signed_by = 0;  // audit entry
    bool is_ended = false;       // its bit is set
};

// What was said later about a decision.
struct SignedNotice {
    std::int64_t number = 0;    // given by the store
    std::string id;             // of the credential, "urn:uuid:..."
    std::int64_t decision = 0;  // SignedDecision::number
    std::string statement;
    bool is_public = false;  // may be shown to everybody
    std::string text;
    std::string key;
    UtcTime signed_at;
    std::int64_t signed_by = 0;  // audit entry
};

class DecisionRecords {
  public:
    virtual ~DecisionRecords() = default;
    // kConflict: the id is taken. Returns the number.
    [[nodiscard]] virtual Result<std::int64_t> add_case(const DecisionCase& one) = 0;
    [[nodiscard]] virtual Result<std::optional<DecisionCase>> find_case(std::string_view id) const = 0;
    // By number, without document and report.
    [[nodiscard]] virtual Result<std::vector<DecisionCase>> cases(std::int64_t after,
                                                                  std::size_t limit) const = 0;
    [[nodiscard]] virtual Result<void> add_event(const CaseEvent& event) = 0;
    [[nodiscard]] virtual Result<std::vector<CaseEvent>> events(std::int64_t case_number) const = 0;

    // Which statements belong to a case; the statement is added first.
    [[nodiscard]] virtual Result<void> add_act(std::int64_t case_number, std::string_view statement) = 0;
    [[nodiscard]] virtual Result<std::vector<std::string>> acts(std::int64_t case_number) const = 0;

    [[nodiscard]] virtual Result<std::int64_t> add_decision(const SignedDecision& decision) = 0;
    [[nodiscard]] virtual Result<std::vector<SignedDecision>> decisions(std::int64_t case_number) const = 0;
    [[nodiscard]] virtual Result<std::int64_t> add_notice(const SignedNotice& notice) = 0;
    [[nodiscard]] virtual Result<std::vector<SignedNotice>> notices(std::int64_t decision) const = 0;
    // Public ones only, without their texts; and one of them.
    [[nodiscard]] virtual Result<std::vector<SignedNotice>> public_notices(std::int64_t after,
                                                                           std::size_t limit) const = 0;
    [[nodiscard]] virtual Result<std::optional<SignedNotice>> public_notice(std::string_view id) const = 0;

    // Sets the bit of a decision's place for good.
    [[nodiscard]] virtual Result<void> end(const SignedDecision& decision) = 0;
};

}  // namespace carnet::issuer
