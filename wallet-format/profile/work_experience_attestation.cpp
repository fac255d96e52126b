// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/work_experience_attestation.h"

#include "wallet-format/profile/src/own_document.h"
#include "wallet-format/profile/src/party_descriptions.h"
#include "wallet-format/profile/src/published_kinds.h"
#include "wallet-format/profile/src/repeated.h"
#include "wallet-format/profile/src/rule.h"
#include "wallet-format/profile/src/shape.h"

#include <array>
#include <string_view>
#include <tuple>
#include <utility>

namespace carnet::wallet {
namespace profile {

template <>
struct Choice<ExperienceGround> {
    using enum ExperienceGround;
    static constexpr std::array rows = {
        std::pair{kEmployer, std::string_view("employer")},
        std::pair{kLabourOffice, std::string_view("labour-office")},
        std::pair{kContract, std::string_view("contract")},
        std::pair{kWageRecord, std::string_view("wage-record")},
        std::pair{kCustomaryMaster, std::string_view("customary-master")},
    };
};

template <>
struct Description<PractisedUnit> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("standard", self.standard, TextKind::kUri);
        visitor.text("version", self.version, TextKind::kCode);
        visitor.text("unit", self.unit, TextKind::kCode);
    }
};

template <>
struct Description<Occupation> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("isco08", self.isco08, TextKind::kIscoUnit);
        visitor.text("escoUri", self.esco_uri, TextKind::kEscoOccupation);
        visitor.text("title", self.title, TextKind::kTitle);
    }
};

template <>
struct OwnDocument<WorkExperienceAttestation> {
    static constexpr OwnKind kind{"WorkExperienceAttestation", "WorkExperienceAttestationSubject",
                                  "Work experience attestation", "work-experience-attestation"};
};

template <>
struct Description<WorkExperienceAttestation> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.constant("type", OwnDocument<WorkExperienceAttestation>::kind.subject_type);
        visitor.text("id", self.id, TextKind::kUri);
        visitor.text("language", self.language, TextKind::kLanguage);
        visitor.object("person", self.person);
        visitor.object("employer", self.employer);
        visitor.object("occupation", self.occupation);
        visitor.day("startDate", self.start_date);
        visitor.day("endDate", self.end_date);
        visitor.whole("hoursPerWeek", self.hours_per_week, 1, 168);
        visitor.whole("totalHours", self.total_hours, 1, 500'000);
        visitor.text("duties", self.duties, TextKind::kParagraph);
        visitor.list("units", self.units, {0, kMaxUnits});
        visitor.text("country", self.country, TextKind::kCountry);
        visitor.choice("confirmedBy", self.confirmed_by);
        visitor.object("confirmer", self.confirmer);
        visitor.texts("evidenceDigests", self.evidence_digests, TextKind::kDigest, {0, 50});
        visitor.text("relatedCredential", self.related_credential, TextKind::kUri);
    }
};

PublishedKind publish_work_experience_attestation() {
    return publish_own<WorkExperienceAttestation, read_work_experience_attestation,
                       write_work_experience_attestation>();
}

}  // namespace profile

namespace {

using profile::broken;
using profile::each_once;

// Whoever confirms for the employer has a name, and has seen the papers that they confirm from.
Result<void> check_ground(const WorkExperienceAttestation& attestation) {
    const auto ground = attestation.confirmed_by;
    const bool is_employer = ground == ExperienceGround::kEmployer;
    if (is_employer && attestation.confirmer)
        return broken("/confirmer", "is the employer where the employer confirms; leave it out");
    if (!is_employer && !attestation.confirmer)
        return broken("/confirmer", "is absent; name who confirms in the employer's place");
    const bool is_paper = ground == ExperienceGround::kContract || ground == ExperienceGround::kWageRecord;
    if (is_paper && attestation.evidence_digests.empty())
        return broken("/evidenceDigests", "is absent; give the digest of the paper that was seen");
    return each_once(attestation.evidence_digests, "/evidenceDigests");
}

}  // namespace

Result<void> check_work_experience_attestation(const WorkExperienceAttestation& attestation) {
    const auto& [start, end] = std::tie(attestation.start_date, attestation.end_date);
    CARNET_TRY_VOID(profile::check_person(attestation.person, "/person"));
    if (const auto& born = attestation.person.birth_date; born && born->start() >= start.start())
        return broken("/person/birthDate", "does not lie before startDate");
    if (end && *end < start) return broken("/endDate", "lies before startDate");
    if (attestation.hours_per_week && attestation.total_hours)
        return broken("/totalHours", "stands beside hoursPerWeek; give one of the two");
    CARNET_TRY_VOID(each_once(attestation.units, "/units", "", [](const PractisedUnit& unit) {
        return std::tuple<std::string_view, std::string_view, std::string_view>(unit.standard, unit.version,
                                                                                unit.unit);
    }));
    return check_ground(attestation);
}

Result<std::string> write_work_experience_attestation(const WorkExperienceAttestation& attestation,
                                                      const Envelope& envelope) {
    CARNET_TRY_VOID(check_work_experience_attestation(attestation));
    return profile::write_own(attestation, envelope);
}

Result<WorkExperienceAttestation> read_work_experience_attestation(const Credential& credential) {
    CARNET_TRY(auto attestation, profile::read_own<WorkExperienceAttestation>(credential));
    if (auto checked = check_work_experience_attestation(attestation); !checked)
        return profile::in_subject(std::move(checked).error());
    return attestation;
}

}  // namespace carnet::wallet
