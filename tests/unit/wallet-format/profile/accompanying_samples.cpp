// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/wallet-format/profile/accompanying_samples.h"

#include "tests/unit/wallet-format/competency_samples.h"

namespace carnet::test {
namespace {

constexpr auto kDigest = "uWZVc7WaX1h4D8rJVb-UwirFoRoRrWG9YbX97etySZzQ";

}  // namespace

wallet::CredentialEndorsement sample_endorsement() {
    using namespace wallet;
    return CredentialEndorsement{
        .id = "https://federation.example/endorsements/12",
        .endorsed = "urn:uuid:0b8e5e0a-3c1d-4d5f-8a56-1f2e3d4c5b6a",
        .endorsed_digest = kDigest,
        .role = EndorserRole::kEmployersFederation,
        .statement = {{"en", "Our members accept this certificate (demo)."},
                      {"fr", "Nos membres acceptent ce certificat (démo)."}},
        .conditions = {{"en", "For work on building sites only."}, {"fr", "Pour les chantiers seulement."}},
        .jurisdiction = "LK",
    };
}

wallet::SkillsProfile sample_skills_profile() {
    using namespace wallet;
    return SkillsProfile{
        .id = "https://office.example/profiles/77",
        .person = {"Asha Namuna", "आशा नमुना", "ne", date("1988-04"), "did:example:holder"},
        .language = "en",
        .statements = {{"Sews garments from a pattern", "http://data.europa.eu/esco/skill/5e1c2f3a-demo",
                        "does it without help", StatementBasis::kCaseworkerProfiled, date("2014")},
                       {"Repairs sewing machines", std::nullopt, std::nullopt, StatementBasis::kSelfDeclared,
                        std::nullopt}},
        .profiled_by = Organisation{"https://office.example/", "Demo Employment Office (demo)", "PT"},
        .profiled = date("2026-03-04"),
    };
}

wallet::StatusNotice sample_replacement() {
    using namespace wallet;
    return StatusNotice{
        .id = "https://authority.example/notices/5",
        .decision = "https://authority.example/decisions/41",
        .decision_digest = kDigest,
        .event = NoticeEvent::kAppealReplaced,
        .effect = LegalEffect::kExTunc,
        .effective = date("2026-05-01"),
        .since = date("2025-11-03"),
        .reason_code = "appeal-upheld",
        .reason = {{"de", "Der Widerspruch war begründet (Demo)."},
                   {"en", "The objection was right (demo)."}},
        .successor = "https://authority.example/decisions/58",
        .still_applies = std::nullopt,
    };
}

wallet::StatusNotice sample_appeal() {
    auto notice = sample_replacement();
    notice.id = "https://authority.example/notices/4";
    notice.event = wallet::NoticeEvent::kUnderAppeal;
    notice.reason_code = "objection-filed";
    notice.effect.reset();
    notice.since.reset();
    notice.successor.reset();
    notice.still_applies = false;
    return notice;
}

wallet::WorkExperienceAttestation sample_work_experience() {
    using namespace wallet;
    return WorkExperienceAttestation{
        .id = "https://labour.example/experience/9",
        .language = "en",
        .person = {"Asha Namuna", "आशा नमुना", "ne", date("1988-04-02"), "did:example:holder"},
        .employer = {"https://works.example/", "Demo Building Works (demo)", "QA"},
        .occupation = {"7126", "http://data.europa.eu/esco/occupation/2d1d6f1c-demo", "Plumber"},
        .start_date = date("2019-02-01"),
        .end_date = date("2022-01-31"),
        .hours_per_week = 48,
        .total_hours = std::nullopt,
        .duties = "Lays pipes.\nTests joints.",
        .units = {{"https://standards.example/harmonised/plumber", "2.0", "PLU-1"},
                  {"https://standards.example/harmonised/plumber", "2.0", "PLU-2"}},
        .country = "QA",
        .confirmed_by = ExperienceGround::kWageRecord,
        .confirmer = Organisation{"did:web:labour.example", "Demo Labour Office (demo)", "NP"},
        .evidence_digests = {kDigest},
        .related_credential = "urn:uuid:0b8e5e0a-3c1d-4d5f-8a56-1f2e3d4c5b6a",
    };
}

wallet::WorkExperienceAttestation sample_present_work() {
    auto attestation = sample_work_experience();
    attestation.id = "https://works.example/experience/3";
    attestation.end_date.reset();
    attestation.hours_per_week.reset();
    attestation.total_hours = 5200;
    attestation.confirmed_by = wallet::ExperienceGround::kEmployer;
    attestation.confirmer.reset();
    attestation.evidence_digests.clear();
    return attestation;
}

}  // namespace carnet::test
