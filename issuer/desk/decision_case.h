// SPDX-License-Identifier: Apache-2.0
//
// Cases at the desk of a recognition authority: opened from a credential and a verifier's answer about it, or
// from the scan of a paper; their clock. docs/guide-authority-decisions.md
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "issuer/desk/case_clock.h"
#include "issuer/desk/verifier_report.h"
#include "issuer/issuer_home.h"
#include "issuer/records.h"
#include "wallet-format/profile/examined_qualification.h"
#include "wallet-format/profile/recognition_purpose.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

inline constexpr std::size_t kMaxCaseDocument = std::size_t{1024} * 1024;

// What is known when an application comes in.
struct NewCase {
    wallet::RecognitionPurpose purpose = wallet::RecognitionPurpose::kGeneral;
    std::string destination;  // where it is to count
    std::string occupation;   // ISCO-08 unit group; empty: the certificate's
    wallet::ExaminedForm form = wallet::ExaminedForm::kVerifiableCredential;
    std::string document;          // a credential's bytes
    keys::Sha256Digest scan{};     // of paper: the digest of its scan
    std::string report;            // the verifier's answer about the credential, its bytes
    std::optional<Date> received;  // absent: today
};

// The settings of the authority that lives here. kConfiguration.
[[nodiscard]] Result<DecisionSettings> decision_settings_of(const IssuerHome& home);

// kBadValue: no credential, a report about other bytes, a day to come. Returns the case.
[[nodiscard]] Result<DecisionCase> open_case(IssuerHome& home, const NewCase& opened, std::string_view by,
                                             const Clock& clock, Random& random);

// kNotFound.
[[nodiscard]] Result<DecisionCase> find_case(const IssuerHome& home, std::string_view id);
[[nodiscard]] Result<CaseClock> case_clock(const IssuerHome& home, const DecisionCase& one);

// One event of the clock: all but `received`. Errors of check_event; kConflict: the case is decided.
[[nodiscard]] Result<void> add_case_event(IssuerHome& home, std::string_view id, CaseEvent event,
                                          std::string_view by, const Clock& clock);

struct CaseSummary {
    DecisionCase facts;  // without document and report
    CaseClock clock;
    bool is_decided = false;  // which way is not said in lists
    bool is_assessed = false;
};
[[nodiscard]] Result<std::vector<CaseSummary>> list_cases(const IssuerHome& home);

// What the audit log says of them.
[[nodiscard]] keys::Sha256Digest case_digest(const DecisionCase& one);
[[nodiscard]] keys::Sha256Digest event_digest(const CaseEvent& event);

[[nodiscard]] std::string_view spelled(wallet::ExaminedForm form) noexcept;  // "paper-original", ...
[[nodiscard]] std::optional<wallet::ExaminedForm> examined_form_from(std::string_view text) noexcept;

}  // namespace carnet::issuer
