// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/wallet-format/profile/own_document_samples.h"

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

std::vector<OwnSample> own_samples() {
    using namespace wallet;
    return {
        sample<LevelReferencing, write_level_referencing, read_level_referencing>("LevelReferencing",
                                                                                  sample_level_referencing()),
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
    };
}

}  // namespace carnet::test
