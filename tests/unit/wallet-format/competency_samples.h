// SPDX-License-Identifier: Apache-2.0
// Competency documents of fictional people for tests: two fixed ones and any number of random valid ones.
#pragma once

#include "base/random.h"
#include "base/time.h"
#include "wallet-format/profile/competency.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carnet::test {

inline Date date(std::string_view text) {
    return Date::parse(text).value();
}
inline UtcTime instant(std::string_view text) {
    return Timestamp::parse(text).value().instant();
}

inline wallet::Award sample_award() {
    using namespace wallet;
    const Organisation board{"https://board.example/", "Demo Skills Testing Board (demo)", "NP"};
    return Award{
        .number = "000417",
        .title = "Site Electrician",
        .description = "Installs and checks electrical wiring on building sites.",
        .language = "en",
        .holder = {"Asha Namuna", "आशा नमुना", "ne", date("1988"), std::nullopt},
        .occupation = {"7411", "http://data.europa.eu/esco/occupation/33960bab-4423-4808-af6c-ec2b485dba41",
                       "Building electrician"},
        .standard = {"https://board.example/standards/electrician", "ELE-07", "2.1", "Building electrician"},
        .units = {{"U1", "Safe working", UnitStatus::kCompleted, "B+"},
                  {"U2", "Wiring", UnitStatus::kCompleted, std::nullopt}},
        .assessment = {AssessmentMethod::kTradeTest,
                       {"Demo Test Centre (demo)", "Exampleville", "NP"},
                       date("2026-04-20"),
                       date("2026-04-21"),
                       {std::nullopt, "Assessor 0042 (demo)", std::nullopt}},
        .levels = {{"https://framework.example/nqf", "2020", "3", "NQF Level 3"}},
        .awarding_body = board,
        .provider = Organisation{std::nullopt, "Demo Training Works (demo)", "NP"},
        .awarded = date("2026-05-01"),
        .field_isced_f = "0713",
    };
}

inline wallet::CompetencyCertificate sample_certificate() {
    return {sample_award()};
}

inline wallet::CompetencyUnitStatement sample_statement() {
    auto award = sample_award();
    award.units[1].status = wallet::UnitStatus::kFailed;
    return {std::move(award), {"U2", "U3"}};
}

inline wallet::Envelope sample_envelope() {
    wallet::StatusEntry status;
    status.type = "BitstringStatusListEntry";
    status.purpose = "revocation";
    status.index = 94567;
    status.list = "https://board.example/status/1";
    return {.id = "urn:uuid:0b8e5e0a-3c1d-4d5f-8a56-1f2e3d4c5b6a",
            .issuer = "did:web:board.example",
            .issuer_name = "Demo Skills Testing Board (demo)",
            .valid_from = instant("2026-05-02T08:00:00Z"),
            .valid_until = instant("2031-05-01T23:59:59Z"),
            .schema_base = "https://board.example/schemas/",
            .statuses = {status}};
}

// Makes valid documents from chance: every optional member comes and goes, texts come in many scripts.
class RandomDocuments {
  public:
    explicit RandomDocuments(Random& random) : random_(random) {}

    wallet::CompetencyDocument document() {
        auto award = random_award();
        if (coin()) return wallet::CompetencyCertificate{std::move(award)};
        wallet::CompetencyUnitStatement statement{std::move(award), {"open " + text(), "U-open"}};
        for (std::size_t i = 1; i < statement.award.units.size(); ++i) {
            if (coin()) continue;
            statement.award.units[i].status = wallet::UnitStatus::kFailed;
            statement.outstanding_units.push_back(statement.award.units[i].code);
        }
        return statement;
    }

    wallet::Envelope envelope() {
        auto out = sample_envelope();
        out.id = "urn:uuid:" + random_.uuid();
        out.issuer_name = text();
        out.valid_from = {static_cast<std::int64_t>(random_.below(4'000'000'000)), 0};
        out.valid_until.reset();
        if (coin())
            out.valid_until =
                out.valid_from.plus_seconds(1 + static_cast<std::int64_t>(random_.below(1'000'000)));
        if (coin()) out.statuses.push_back(message_status());
        if (coin()) out.statuses.clear();
        return out;
    }

  private:
    bool coin() { return random_.below(2) == 0; }

    // A line of one to four words in any of several scripts, with what JSON and RDF must escape among them.
    std::string text() {
        static constexpr std::array<std::string_view, 14> kWords = {
            "नमुना",        "مثال",       "উদাহরণ", "ምሳሌ",      "Muñoz-Ejemplo", "Ỹlang", "\"quoted\"",
            "back\\slash", "<tag>&amp;", "😀",     "a\u200Db", "L'été",         "7.1",   "\u06F3",
        };
        std::string out(kWords[random_.below(kWords.size())]);
        for (auto more = random_.below(4); more > 0; --more)
            out += ' ' + std::string(kWords[random_.below(kWords.size())]);
        return out;
    }
    std::optional<std::string> maybe_text() { return coin() ? std::optional(text()) : std::nullopt; }

    Date complete(int first_year) {
        return Date::of(first_year + static_cast<int>(random_.below(20)),
                        1 + static_cast<int>(random_.below(12)), 1 + static_cast<int>(random_.below(28)))
            .value();
    }
    std::optional<Date> birth_date() {
        const auto day = complete(1960);
        switch (random_.below(4)) {
            case 0:
                return std::nullopt;
            case 1:
                return Date::of(day.year()).value();
            case 2:
                return Date::of(day.year(), day.month()).value();
            default:
                return day;
        }
    }

    wallet::Holder holder() {
        static constexpr std::array<std::string_view, 5> kLatin = {"Asha Namuna", "Abd al-Mithal", "O'Misal",
                                                                   "Ko'rgazma Ñandú", "Misale"};
        static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kOriginal = {
            {{"आशा नमुना", "ne"}, {"عبد المثال", "ar"}, {"আশা উদাহরণ", "bn"}, {"ምሳሌ አብነት", "am-Ethi-ET"}}};
        wallet::Holder out;
        out.name_latin = kLatin[random_.below(kLatin.size())];
        if (coin()) {
            const auto& [name, language] = kOriginal[random_.below(kOriginal.size())];
            out.name_original = name;
            if (coin()) out.name_language = language;
        }
        out.birth_date = birth_date();
        if (coin()) out.id = "did:key:zExample" + std::to_string(random_.below(1000));
        return out;
    }

    wallet::Organisation organisation() {
        wallet::Organisation out{std::nullopt, text(), std::nullopt};
        if (coin()) out.id = "https://body.example/" + std::to_string(random_.below(100)) + "#body";
        if (coin()) out.country = "KE";
        return out;
    }

    std::vector<wallet::UnitResult> units() {
        std::vector<wallet::UnitResult> out;
        for (std::size_t i = 0; i <= random_.below(6); ++i)
            out.push_back({text() + std::to_string(i), text(), wallet::UnitStatus::kCompleted, maybe_text()});
        return out;
    }

    std::vector<wallet::Level> levels() {
        std::vector<wallet::Level> out;
        for (std::uint64_t i = 0; i < random_.below(4); ++i) {
            wallet::Level level{"https://framework.example/" + std::to_string(i), text(), "4+", std::nullopt};
            if (coin()) level.label = "Level " + text();
            out.push_back(std::move(level));
        }
        return out;
    }

    wallet::Award random_award() {
        auto out = sample_award();
        out.number = "00" + std::to_string(random_.below(100'000));
        out.title = text();
        out.description = text() + "\n" + text();
        out.language = coin() ? "fr" : "ar-EG";
        out.holder = holder();
        out.occupation.isco08 = coin() ? "0110" : "7212";
        if (coin()) out.occupation.esco_uri.reset();
        out.occupation.title = text();
        out.standard = {"urn:example:standard:" + std::to_string(random_.below(100)), text(), text(), text()};
        out.units = units();
        static constexpr std::array<std::string_view, 3> kMethods = {"rpl-portfolio", "jury",
                                                                     "training-exam"};
        out.assessment.method = *wallet::assessment_method_from(kMethods[random_.below(kMethods.size())]);
        out.assessment.place = {text(), coin() ? text() : "", "BD"};
        out.assessment.from = complete(1990);
        out.assessment.to = out.assessment.from.plus_years(static_cast<int>(random_.below(2)));
        out.assessment.assessor = organisation();
        out.levels = levels();
        out.awarding_body = organisation();
        out.provider.reset();
        if (coin()) out.provider = organisation();
        out.awarded = out.assessment.to.plus_years(static_cast<int>(random_.below(3)));
        if (coin()) out.field_isced_f.reset();
        return out;
    }

    static wallet::StatusEntry message_status() {
        auto status = sample_envelope().statuses.front();
        status.id = "https://board.example/status/2#7";
        status.purpose = "message";
        status.size = 2;
        status.messages = {{0, "in force"}, {1, "being renewed"}, {2, "renewal late"}, {3, "lapsed"}};
        return status;
    }

    Random& random_;
};

}  // namespace carnet::test
