// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/wallet-format/profile/own_document_samples.h"

#include "tests/unit/wallet-format/profile/accompanying_samples.h"
#include "tests/unit/wallet-format/profile/agreement_samples.h"
#include "tests/unit/wallet-format/profile/assessment_samples.h"
#include "tests/unit/wallet-format/profile/badge_samples.h"
#include "tests/unit/wallet-format/profile/decision_samples.h"

namespace carnet::test {
namespace {

// `read` for documents of every kind.
template <class T, Result<T> (*read)(const wallet::Credential&)>
Result<void> only_read(const wallet::Credential& credential) {
    CARNET_TRY_VOID(read(credential));
    return {};
}

template <class T, Result<std::string> (*write)(const T&, const wallet::Envelope&),
          Result<T> (*read)(const wallet::Credential&)>
OwnSample sample(std::string type, const T& value) {
    return {std::move(type), write(value, sample_envelope()).value(), only_read<T, read>};
}

}  // namespace

wallet::LevelReferencing sample_level_referencing() {
    using namespace wallet;
    return LevelReferencing{
        .id = "https://framework.example/referencing/nvq-qf",
        .relation = ReferencingRelation::kReferenced,
        .status = ReferencingStatus::kAdopted,
        .from = {"https://framework.example/nvq", "2014"},
        .to = {"https://framework.example/regional", "2.0"},
        .sectors = {EducationSector::kVocational},
        .levels = {{{"3"}, {"3"}}, {{"4", "5"}, {"4"}}},
        .report = {.title = {{"en", "Referencing report (demo)"}, {"fr", "Rapport de référencement (démo)"}},
                   .date = date("2024-05-22"),
                   .uri = "https://framework.example/report",
                   .digest = std::nullopt},
        .effective_from = date("2024-06-01"),
        .effective_until = std::nullopt,
    };
}

wallet::AccreditationEvent accreditation_event(wallet::AccreditationState state, std::string_view from) {
    wallet::AccreditationEvent event;
    event.state = state;
    event.from = date(from);
    return event;
}

namespace {

wallet::Accreditation sample_accreditor() {
    using namespace wallet;
    return Accreditation{
        .id = "https://board.example/accreditations/1",
        .body = {"https://council.example/", "Demo Skills Council (demo)", "TG"},
        .issuers = {"did:web:council.example"},
        .accreditor = "did:web:board.example",
        .role = AccreditedRole::kAccredit,
        .scope = {},
        .valid_from = date("2018-01-01"),
        .valid_until = std::nullopt,
        .history = {accreditation_event(AccreditationState::kGranted, "2018-01-01")},
        .legal_basis = "Skills Act 2017 (demo), section 4",
    };
}

wallet::AccreditationScope sample_scope() {
    using namespace wallet;
    return AccreditationScope{
        .qualifications = {"https://board.example/standards/electrician",
                           "https://board.example/standards/plumber"},
        .isco08 = {"71", "7411"},
        .fields = {"07"},
        .level_ceiling = LevelReference{"https://framework.example/nqf", "2020", "4"},
        .levels_below = {"3", "2", "Entry"},
        .methods = {AssessmentMethod::kTradeTest, AssessmentMethod::kRplPortfolio},
        .places = {"TG", "GH-AA"},
        .jurisdictions = {"TG", "https://community.example/"},
    };
}

wallet::AccreditationScope sample_reduced_scope() {
    using namespace wallet;
    return AccreditationScope{
        .qualifications = {"https://board.example/standards/plumber"},
        .isco08 = {"7126", "7411"},
        .fields = {"0732"},
        .level_ceiling = LevelReference{"https://framework.example/nqf", "2020", "3"},
        .levels_below = {"2"},
        .methods = {AssessmentMethod::kTradeTest},
        .places = {"TG-M"},
        .jurisdictions = {"TG"},
    };
}

std::vector<wallet::AccreditationEvent> sample_history() {
    using State = wallet::AccreditationState;
    std::vector history = {
        accreditation_event(State::kGranted, "2020-03-01"),
        accreditation_event(State::kReduced, "2021-06-01"),
        accreditation_event(State::kSuspended, "2022-01-10"),
        accreditation_event(State::kGranted, "2022-04-01"),
        accreditation_event(State::kLapsed, "2025-03-01"),
        accreditation_event(State::kWithdrawn, "2025-09-15"),
    };
    history[1].scope = sample_reduced_scope();
    history[2].reason = "Audit (demo)";
    history[3].scope = sample_scope();
    history[5].effect = wallet::LegalEffect::kExTunc;
    history[5].since = date("2023-01-01");
    history[5].reason = "Results were sold (demo).";
    history[5].decision = "https://council.example/decisions/17";
    return history;
}

wallet::Accreditation sample_awarding_body() {
    using namespace wallet;
    return Accreditation{
        .id = "https://board.example/accreditations/2",
        .body = {"https://works.example/", "Demo Training Works (demo)", "TG"},
        .issuers = {"did:web:works.example", "did:web:old.works.example"},
        .accreditor = "did:web:council.example",
        .role = AccreditedRole::kAward,
        .scope = sample_scope(),
        .valid_from = date("2020-03-01"),
        .valid_until = date("2025-03-01"),
        .history = sample_history(),
        .legal_basis = "Skills Act 2017 (demo), section 9",
    };
}

}  // namespace

wallet::TrustList sample_trust_list() {
    using namespace wallet;
    const std::string digest = "u" + std::string(42, 'b') + "A";
    return TrustList{
        .id = "https://board.example/trust-list",
        .title = {{"en", "Accredited bodies (demo)"}, {"fr", "Organismes accrédités (démo)"}},
        .territories = {"TG"},
        .sequence = 41,
        .issued = instant("2026-05-02T08:00:00Z"),
        .next_update = instant("2026-08-01T00:00:00Z"),
        .previous_digest = digest,
        .extract_of = ExtractOf{digest, {"TG"}, 900},
        .entries = {sample_accreditor(), sample_awarding_body()},
    };
}

wallet::TrustList sample_running_list() {
    auto list = sample_trust_list();
    list.extract_of.reset();
    auto& awarding = list.entries[1];
    awarding.valid_until = date("2030-03-01");
    awarding.history.resize(1, accreditation_event(wallet::AccreditationState::kGranted, "2020-03-01"));
    awarding.scope.places = {"TG", "NP"};
    return list;
}

std::vector<OwnSample> own_samples() {
    using namespace wallet;
    return {
        sample<LevelReferencing, write_level_referencing, read_level_referencing>("LevelReferencing",
                                                                                  sample_level_referencing()),
        sample<TrustList, write_trust_list, read_trust_list>("TrustList", sample_trust_list()),
        sample<OccupationalStandard, write_occupational_standard, read_occupational_standard>(
            "OccupationalStandard", sample_occupational_standard()),
        sample<RecognitionDecision, write_recognition_decision, read_recognition_decision>(
            "RecognitionDecision", sample_recognition_decision()),
        sample<QualificationAssessment, write_qualification_assessment, read_qualification_assessment>(
            "QualificationAssessment", sample_qualification_assessment()),
        sample<LanguageProficiency, write_language_proficiency, read_language_proficiency>(
            "LanguageProficiency", sample_language_proficiency()),
        sample<AttendanceRecord, write_attendance_record, read_attendance_record>("AttendanceRecord",
                                                                                  sample_attendance_record()),
        sample<RecognitionAgreement, write_recognition_agreement, read_recognition_agreement>(
            "RecognitionAgreement", sample_recognition_agreement()),
        sample<CredentialEndorsement, write_credential_endorsement, read_credential_endorsement>(
            "CredentialEndorsement", sample_endorsement()),
        sample<SkillsProfile, write_skills_profile, read_skills_profile>("SkillsProfile",
                                                                         sample_skills_profile()),
        sample<StatusNotice, write_status_notice, read_status_notice>("StatusNotice", sample_replacement()),
        sample<StatusNotice, write_status_notice, read_status_notice>("StatusNotice", sample_appeal()),
        sample<WorkExperienceAttestation, write_work_experience_attestation,
               read_work_experience_attestation>("WorkExperienceAttestation", sample_work_experience()),
        sample<WorkExperienceAttestation, write_work_experience_attestation,
               read_work_experience_attestation>("WorkExperienceAttestation", sample_present_work()),
    };
}

}  // namespace carnet::test
