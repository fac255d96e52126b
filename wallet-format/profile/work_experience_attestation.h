// SPDX-License-Identifier: Apache-2.0
//
// WorkExperienceAttestation: who worked where, as what, from when to when, and who confirms it on which
// ground. Not an assessment. Where the employer is closed, far away or unwilling, a labour office, a
// contract, wage records or a master of the trade confirm instead. Never in it: fees, status, nationality.
// Field by field: docs/formats/work-experience-attestation.md. Plain values; reading and writing are pure and
// thread-safe.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/award.h"
#include "wallet-format/profile/envelope.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carnet::wallet {

// On whose word, or on what, the attestation rests.
enum class ExperienceGround : std::uint8_t {
    kEmployer,
    kLabourOffice,
    kContract,
    kWageRecord,
    kCustomaryMaster  // a master of the trade where work is not registered
};

// A unit of an occupational standard that the person did the work of; nobody assessed it.
struct PractisedUnit {
    std::string standard;  // URI
    std::string version;
    std::string unit;  // code
    friend bool operator==(const PractisedUnit&, const PractisedUnit&) = default;
};

struct WorkExperienceAttestation {
    std::string id;        // URI
    std::string language;  // of the occupation's title and of duties
    Holder person;
    Organisation employer;
    Occupation occupation;
    Date start_date = Date::of(UtcTime{});
    std::optional<Date> end_date;                // last day of work; absent: it goes on
    std::optional<std::int64_t> hours_per_week;  // one of the two, or neither
    std::optional<std::int64_t> total_hours;
    std::optional<std::string> duties;
    std::vector<PractisedUnit> units;
    std::string country;  // where the work was done
    ExperienceGround confirmed_by = ExperienceGround::kEmployer;
    std::optional<Organisation> confirmer;          // absent: the employer
    std::vector<std::string> evidence_digests;      // of the bytes of contracts, wage slips, photographs
    std::optional<std::string> related_credential;  // id of a certificate that belongs to it
    friend bool operator==(const WorkExperienceAttestation&, const WorkExperienceAttestation&) = default;
};

// Rules between members: kBadValue, `where` a JSON Pointer into the subject ("/endDate").
[[nodiscard]] Result<void> check_work_experience_attestation(const WorkExperienceAttestation& attestation);
// The unsigned credential's text. kBadValue: a rule is broken, there or in the envelope ("envelope/issuer").
[[nodiscard]] Result<std::string> write_work_experience_attestation(
    const WorkExperienceAttestation& attestation, const Envelope& envelope);
// kUnsupported: another kind of credential. Else kMissingMember, kWrongType, kBadValue, kUnknownMember with
// the JSON Pointer.
[[nodiscard]] Result<WorkExperienceAttestation> read_work_experience_attestation(
    const Credential& credential);

}  // namespace carnet::wallet
