// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/wallet-format/profile/agreement_samples.h"

#include "tests/unit/wallet-format/competency_samples.h"

namespace carnet::test {
namespace {

constexpr auto kHarmonised = "https://standards.example/harmonised/plumber";
constexpr auto kDigest = "uWZVc7WaX1h4D8rJVb-UwirFoRoRrWG9YbX97etySZzQ";

wallet::AgreementRule conditional_rule() {
    using namespace wallet;
    return AgreementRule{
        .id = "R1",
        .from = {.jurisdictions = {"TG"},
                 .qualifications = {kHarmonised},
                 .isco08 = {"7126"},
                 .levels = {{"https://framework.example/ntvet", "2016", "4"}},
                 .issuers = {"did:web:awarding.example"},
                 .awarded_from = date("2022-07-01"),
                 .awarded_until = date("2030-07-01")},
        .to = {.jurisdictions = {"GH", "GH-AA"},
               .title = {{"en", "Plumber"}, {"fr", "Plombier"}},
               .qualification = kHarmonised,
               .isco08 = "7126",
               .level = LevelReference{"https://framework.example/ntvet", "2016", "4"}},
        .effect = RuleEffect::kRecognisesSubjectTo,
        .purposes = {RecognitionPurpose::kEmploymentNonregulated, RecognitionPurpose::kTrainingAccess},
        .conditions = {{ConditionKind::kExperience, {{"en", "Two years of practice"}}, 2, {}, {}},
                       {ConditionKind::kLanguage, {{"en", "English at B1"}}, {}, "en", "B1"},
                       {ConditionKind::kRegistration, {{"en", "Entry in the register"}}, {}, {}, {}}},
        .credited_units = {},
        .excluded_units = {"PLU-2"},
        .reciprocity = Reciprocity::kMutual,
        .covers_earlier_awards = true,
        .keeps_acquired_rights = true,
        .decided_by = {"https://gh.example/", "Demo Commission for Skills (demo)", "GH"},
        .article = "Article 4(2)",
    };
}

wallet::AgreementRule crediting_rule() {
    auto rule = conditional_rule();
    rule.id = "R2";
    rule.effect = wallet::RuleEffect::kCreditsUnits;
    rule.credited_units = {"PLU-1"};
    return rule;
}

wallet::AgreementRule recognising_rule() {
    using namespace wallet;
    return AgreementRule{.id = "R3",
                         .from = {.jurisdictions = {"GH"},
                                  .qualifications = {},
                                  .isco08 = {"71"},
                                  .levels = {},
                                  .issuers = {},
                                  .awarded_from = std::nullopt,
                                  .awarded_until = std::nullopt},
                         .to = {.jurisdictions = {"TG"},
                                .title = {{"fr", "Ouvrier du bâtiment"}},
                                .qualification = std::nullopt,
                                .isco08 = std::nullopt,
                                .level = std::nullopt},
                         .effect = RuleEffect::kRecognises,
                         .purposes = {},
                         .conditions = {},
                         .credited_units = {},
                         .excluded_units = {},
                         .reciprocity = Reciprocity::kOneWay,
                         .covers_earlier_awards = false,
                         .keeps_acquired_rights = false,
                         .decided_by = {std::nullopt, "Service de la formation (démo)", "TG"},
                         .article = std::nullopt};
}

}  // namespace

wallet::OccupationalStandard sample_occupational_standard() {
    using namespace wallet;
    const StandardUnit pipes{
        .code = "PLU-1",
        .title = {{"en", "Lay and join pipes"}, {"fr", "Poser et raccorder des tuyaux"}},
        .is_optional = false,
        .criteria = {{"PLU-1.1", {{"en", "Joints hold the test pressure.\nThe record is signed."}}},
                     {"PLU-1.2", {{"en", "Falls are as drawn."}, {"fr", "Les pentes suivent le plan."}}}},
        .equivalents = {{"https://standards.example/gh/plumber", "2019", "P01"},
                        {"https://standards.example/tg/plombier", "1", "U-1"}},
    };
    const StandardUnit gas{.code = "PLU-2",
                           .title = {{"en", "Install gas appliances"}},
                           .is_optional = true,
                           .criteria = {},
                           .equivalents = {}};
    return OccupationalStandard{
        .id = kHarmonised,
        .code = "PLU",
        .version = "2.0",
        .title = {{"en", "Plumber (demo)"}, {"fr", "Plombier (démo)"}},
        .isco08 = "7126",
        .esco_uri = "http://data.europa.eu/esco/occupation/2d1d6f1c-demo",
        .jurisdictions = {"GH", "TG", "https://community.example/"},
        .levels = {{"https://framework.example/ntvet", "2016", "4"}},
        .units = {pipes, gas},
        .effective_from = date("2022-07-01"),
        .effective_until = date("2030-07-01"),
        .replaces_version = "1.0",
    };
}

wallet::RecognitionAgreement sample_recognition_agreement() {
    using namespace wallet;
    return RecognitionAgreement{
        .id = "https://agreements.example/gh-tg/plumbing",
        .version = 2,
        .title = {{"en", "Agreement on plumbers (demo)"}, {"fr", "Accord sur les plombiers (démo)"}},
        .status = AgreementStatus::kInForce,
        .parties = {{"Demo Ministry of Labour (demo)", "GH", "did:web:gh.example",
                     "Act 1 of 2020, section 3 (demo)", date("2023-01-01"), date("2030-01-01")},
                    {"Ministère du travail (démo)", "TG", "did:web:tg.example", "Décret 2020-1 (démo)",
                     date("2023-01-01"), std::nullopt},
                    {"Demo Secretariat (demo)", "https://community.example/", "did:web:community.example",
                     "Treaty, article 5 (demo)", std::nullopt, std::nullopt}},
        .texts = {{"en", "https://agreements.example/gh-tg/en.pdf", kDigest},
                  {"fr", "https://agreements.example/gh-tg/fr.pdf", kDigest}},
        .in_force_from = date("2023-01-01"),
        .in_force_until = date("2033-01-01"),
        .rules = {conditional_rule(), crediting_rule(), recognising_rule()},
    };
}

}  // namespace carnet::test
