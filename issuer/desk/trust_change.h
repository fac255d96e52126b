// SPDX-License-Identifier: Apache-2.0
//
// The desk of a trust list: an authority grants accreditations, reduces, suspends, reinstates, withdraws
// them, lets them lapse, and amends what is said of a body or a term. Each act is proposed by one officer and
// approved by another; what was approved is never taken back, only followed by another act. Verifiers see it
// with the next version of the list (issuer/trust_publish.h). What may stand on a list:
// docs/formats/trust-list.md.
//
// An act is approved only if the next version could be published with it, so that publishing does not fail
// for the content afterwards.
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "issuer/desk/officer.h"
#include "issuer/desk/trust_amendment.h"
#include "issuer/issuer_home.h"
#include "issuer/records.h"
#include "wallet-format/profile/trust_list.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

// kInit: what the list is called and how long a version may be used; may be decided again, under the same id.
enum class TrustAct : std::uint8_t {
    kInit,
    kGrant,
    kReduce,
    kSuspend,
    kReinstate,
    kWithdraw,
    kLapse,
    kAmend
};
[[nodiscard]] std::string_view to_string(TrustAct act) noexcept;  // "init", "grant", ...
[[nodiscard]] std::optional<TrustAct> trust_act_from(std::string_view text) noexcept;

inline constexpr std::int64_t kMaxNextUpdateDays = 400;

struct TrustListTerms {
    std::string id;  // URI
    wallet::Translations title;
    std::vector<std::string> territories;
    std::int64_t next_update_days = 30;  // 1 to kMaxNextUpdateDays, after the day of issue
    friend bool operator==(const TrustListTerms&, const TrustListTerms&) = default;
};

struct TrustChange {
    std::string id;  // given by propose_trust_change
    TrustAct act = TrustAct::kGrant;
    std::string reason;                  // 1 to 2,000 bytes; where there is an event, published with it
    std::string note;                    // for the record, at most 2,000 bytes; never published
    std::optional<TrustListTerms> list;  // kInit
    std::vector<wallet::Accreditation> grants;        // kGrant: 1 to 1,000, each with its first event only
    std::string accreditation;                        // of all other acts: its id
    std::optional<wallet::AccreditationEvent> event;  // and what is added to its history
    std::optional<TrustAmendment> amendment{};        // of kAmend, which adds nothing to it
};

struct TrustChangeSummary {
    std::int64_t number = 0;  // in the order of proposal
    TrustChange change;
    Sha256Digest digest{};
    StatementState state = StatementState::kOpen;
    UtcTime proposed;
    std::vector<OfficerSignature> signatures;
};

// What an officer says of an accreditation that stands on the list.
struct TrustEventRequest {
    TrustAct act = TrustAct::kSuspend;  // neither kInit nor kGrant nor kAmend
    std::string accreditation{};
    std::string reason{};
    std::string note{};
    std::optional<Date> from{};                         // absent: today
    std::optional<wallet::AccreditationScope> scope{};  // kReduce only
    std::optional<Date> ex_tunc_since{};                // kWithdraw only
    std::optional<std::string> decision{};              // URI of the decision
};
// The change that it asks for. kNotFound: no such accreditation. kBadValue: something that does not go with
// the act. kConflict: the accreditation is in no state for it, or its term is not over yet (kLapse).
[[nodiscard]] Result<TrustChange> trust_event(const IssuerHome& home, const TrustEventRequest& request,
                                              Date today);

// Keeps a proposal; `officer` signs it as preparer, or nobody does (admin API) until sign_trust_proposal.
// kBadValue with a pointer into the change; kNotFound and kConflict: not as the list stands; kConflict also
// after a restore, until resume_trust.
[[nodiscard]] Result<TrustChangeSummary> propose_trust_change(IssuerHome& home, TrustChange change,
                                                              const UnlockedOfficer* officer,
                                                              std::string_view proposed_by,
                                                              const Clock& clock, Random& random);
[[nodiscard]] Result<void> sign_trust_proposal(IssuerHome& home, std::string_view change,
                                               const UnlockedOfficer& officer, const Clock& clock);
// Errors as for approve_batch and propose_trust_change.
[[nodiscard]] Result<void> approve_trust_change(IssuerHome& home, std::string_view change,
                                                const Sha256Digest& shown, const UnlockedOfficer& officer,
                                                const Clock& clock);
// Takes back a proposal that was not approved.
[[nodiscard]] Result<void> withdraw_trust_proposal(IssuerHome& home, std::string_view change,
                                                   const UnlockedOfficer& officer, const Clock& clock);

// Oldest first, a page of them: `after` is the last number seen.
[[nodiscard]] Result<std::vector<TrustChangeSummary>> list_trust_changes(const IssuerHome& home,
                                                                         std::int64_t after,
                                                                         std::size_t limit);
[[nodiscard]] Result<TrustChangeSummary> find_trust_change(const IssuerHome& home, std::string_view id);

}  // namespace carnet::issuer
