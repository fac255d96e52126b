// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/wallet-format/profile/badge_samples.h"

#include "tests/unit/wallet-format/competency_samples.h"

namespace carnet::test {
namespace {

wallet::Holder person() {
    return {"Asha Namuna", "आशा नमुना", "ne", date("1988"), std::nullopt};
}

}  // namespace

wallet::LanguageProficiency sample_language_proficiency() {
    using namespace wallet;
    return {.number = "L-00093",
            .person = person(),
            .tested_language = "ko",
            .level = {"https://framework.example/cefr", "2020", "B1"},
            .level_label = "CEFR B1",
            .skills = {{LanguageSkill::kListening, "B1"},
                       {LanguageSkill::kReading, "B2"},
                       {LanguageSkill::kSpeaking, "A2"},
                       {LanguageSkill::kWriting, "B1"}},
            .score = "163/200",
            .test = {"https://tests.example/ko",
                     "Korean for Work (demo)",
                     "A test of four skills for people who go to work in Korea.",
                     {std::nullopt, "Language Test Centre (demo)", "NP"}},
            .language = "en",
            .tested = date("2026-03-14")};
}

wallet::AttendanceRecord sample_attendance_record() {
    using namespace wallet;
    return {.number = "A-00012",
            .person = person(),
            .programme = "https://provider.example/programmes/site-safety",
            .title = "Safety on building sites",
            .description = "Five days of practice with protective equipment.",
            .language = "en",
            .kind = AttendanceKind::kInternship,
            .provider = {"https://provider.example/", "Demo Training Works (demo)", "NP"},
            .from = date("2026-02-02"),
            .to = date("2026-02-06"),
            .hours = 40,
            .place = {"Demo Building Yard (demo)", "Exampleville", "NP"},
            .supervisor = Organisation{std::nullopt, "Building Company (demo)", "NP"}};
}

}  // namespace carnet::test
