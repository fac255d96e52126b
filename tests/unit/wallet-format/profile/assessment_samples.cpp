// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/wallet-format/profile/assessment_samples.h"

#include "tests/unit/wallet-format/competency_samples.h"

namespace carnet::test {

wallet::QualificationAssessment sample_qualification_assessment() {
    using namespace wallet;
    constexpr const char* kDigest = "uWZVc7WaX1h4D8rJVb-UwirFoRoRrWG9YbX97etySZzQ";
    return {.id = "https://assessors.example/assessments/41c9",
            .authority = {"Recognition Information Centre (demo)", {"NO", "IT"}},
            .purpose = RecognitionPurpose::kFurtherStudy,
            .outcome_local_term = "faglig vurdering (demo)",
            .language = "no",
            .person = {"Samira Mithal", "سميرة مثال", "ar", date("1996-05"), "did:key:zExample8"},
            .assessed = {{.title = "إجازة في الهندسة (demo)",
                          .title_language = "ar",
                          .institution = "Example University (demo)",
                          .country = "SY",
                          .studied_from = date("2014"),
                          .studied_until = date("2018-06"),
                          .level = LevelStatement{{"https://framework.example/cycles", "1999", "first cycle"},
                                                  {"https://framework.example/eqf", "2017", "6"},
                                                  "https://framework.example/referencing/cycles-eqf"},
                          .substantiation = Substantiation::kInterview,
                          .evidence = {{"Protocol of the interview", kDigest}}}},
            .comparable_to = {{.title = "Bachelorgrad (demo)",
                               .code = "BA-ING",
                               .standard = "https://study.example/bachelor",
                               .standard_version = "2019",
                               .isco08 = "21",
                               .level = LevelReference{"https://framework.example/eqf", "2017", "6"},
                               .regulation = "University Act (demo)"}},
            .experience = {{.title = "Site engineer",
                            .employer = "Building Company (demo)",
                            .country = "LB",
                            .worked_from = date("2018-09"),
                            .worked_until = date("2020"),
                            .substantiation = Substantiation::kDocument,
                            .evidence = {{"Employer's reference", kDigest}}}},
            .languages = {{.language = "en",
                           .level = LevelReference{"https://framework.example/cefr", "2020", "B2"},
                           .substantiation = Substantiation::kDocument,
                           .evidence = {{"Test report", kDigest}}}},
            .way_ahead = "Apply for admission and show this assessment.",
            .explanatory_note = "Made from a questionnaire, documents and an interview.",
            .not_a_decision = {{"ar", "تقييم فقط وليس قرارًا"}, {"en", "An assessment only, not a decision."}},
            .valid_from = date("2026-05-01"),
            .valid_until = date("2031-05-02")};
}

}  // namespace carnet::test
