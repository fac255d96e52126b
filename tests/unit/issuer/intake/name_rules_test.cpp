// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/issuer/intake/sheet.h"

using namespace carnet;
using namespace carnet::test;

namespace {

struct Case {
    const char* what;
    std::string cell;
    const char* found;
};

}  // namespace

TEST_CASE("a name in Latin letters is taken as it is or refused with the reason", "[issuer][intake][name]") {
    const Case cases[] = {
        {"plain", "Asha Exemplar", ""},
        {"accents", "Gökçe Şükrü Échantillon-Muñoz", ""},
        {"apostrophes", "D'Arcy O’Example", ""},
        {"a dot", "Asha B. Exemplar Jr.", ""},
        {"one word", "Exemplar", ""},
        {"missing", "", "missing-value"},
        {"only spaces", "   ", "missing-value"},
        {"spaces around", "  Asha Exemplar ", "surrounding-space(note)"},
        {"a no-break space behind", "Asha Exemplar\u00A0", "surrounding-space(note)"},
        {"two spaces inside", "Asha  Exemplar", "inner-space"},
        {"a line break inside", "Asha\nExemplar", "inner-space"},
        {"a no-break space inside", "Asha\u00A0Exemplar", "inner-space"},
        {"separate accents", "Rene\u0301 Exemplar", "not-normalised(note)"},
        {"a turned direction", "Asha \u202EExemplar", "forbidden-character"},
        {"a right-to-left mark", "Asha\u200F Exemplar", "forbidden-character"},
        {"a zero-width space", "Asha\u200BExemplar", "forbidden-character"},
        {"a byte order mark", "\uFEFFAsha Exemplar", "forbidden-character"},
        {"a control character", "Asha\x01 Exemplar", "forbidden-character"},
        {"a joiner among Latin letters", "As\u200Dha Exemplar", "forbidden-character"},
        {"digits", "Asha Exemplar 2", "forbidden-character"},
        {"a comma", "Exemplar, Asha", "forbidden-character"},
        {"a formula", "=HYPERLINK(1)", "forbidden-character"},
        {"an emoji", "Asha 🙂", "forbidden-character"},
        {"no letter", "- .", "forbidden-character"},
        {"a Cyrillic letter", "\u0410sha Exemplar", "mixed-script"},
        {"another script", "आशा उदाहरण", "not-latin"},
        {"Arabic", "فرح المثال", "not-latin"},
        {"wrongly decoded", "JosÃ© Exemplar", "damaged-text"},
        {"wrongly decoded Arabic", "Ù\u0081Ø±Ø\u00AD", "forbidden-character"},
        {"lost letters", "Jos\uFFFD Exemplar", "damaged-text"},
        {"question marks", "???? Exemplar", "damaged-text"},
        {"far too long", std::string(201, 'a'), "too-long"},
        {"as long as can be", std::string(200, 'a'), ""},
        {"letters beyond those printed", "Ａsha Exemplar", "forbidden-character"},
    };
    for (const auto& each : cases) {
        INFO(each.what);
        CHECK(found_for("name", each.cell) == each.found);
    }
}

TEST_CASE("a name in its own script is taken as it is or refused with the reason", "[issuer][intake][name]") {
    const Case cases[] = {
        {"Devanagari", "आशा उदाहरण", ""},
        {"Arabic", "فرح المثال", ""},
        {"Bangla with a joiner", "র\u200D্যাব উদাহরণ", ""},
        {"Bangla with khanda ta", "প্রিয়ৎ", ""},
        {"Persian with a non-joiner", "علی\u200Cرضا", ""},
        {"Ethiopic", "መብራት ምሳሌ", ""},
        {"Chinese", "张三", ""},
        {"spaces around", " فرح ", "surrounding-space(note)"},
        {"a joiner at the start", "\u200Dفرح", "forbidden-character"},
        {"a direction mark", "\u200Fفرح", "forbidden-character"},
        {"two scripts", "فرح Exemplar", "mixed-script(note)"},
        {"two spaces inside", "فرح  المثال", "inner-space"},
        {"digits", "فرح ٢", "forbidden-character"},
        {"empty", "", ""},
    };
    for (const auto& each : cases) {
        INFO(each.what);
        CHECK(found_for("name_original", each.cell) == each.found);
    }
}

TEST_CASE("what stands around and inside a name is told with the value to expect", "[issuer][intake][name]") {
    const auto result = imported(OneRow().with("name", " Asha  Exemplar").text());
    const auto& verdict = result.verdicts.at(0);
    CHECK(verdict.outcome == issuer::RowOutcome::kRefused);
    const auto* inner = finding(verdict, issuer::RowRule::kInnerSpace);
    REQUIRE(inner != nullptr);
    CHECK(inner->column == "name");
    CHECK(inner->value == " Asha  Exemplar");
    CHECK(inner->proposal == "Asha Exemplar");
    CHECK(verdict.line == 2);
}

TEST_CASE("inner spaces are repaired only where the officer asks for it, and said",
          "[issuer][intake][name]") {
    auto options = sheet_options();
    options.accept_repairs = true;
    const auto result = imported(OneRow().with("name", "Asha  Exemplar").text(), options);
    CHECK(award_at(result, 0).holder.name_latin == "Asha Exemplar");
    CHECK(result.verdicts[0].outcome == issuer::RowOutcome::kAcceptedWithNotes);
    CHECK(found(result.verdicts[0]) == "inner-space(note)");
}

TEST_CASE("separate accents are joined, which changes no letter", "[issuer][intake][name]") {
    const auto result = imported(OneRow().with("name", "Rene\u0301 Exemplar").text());
    CHECK(award_at(result, 0).holder.name_latin == "René Exemplar");
}

TEST_CASE("damaged text comes with what it most likely was", "[issuer][intake][name]") {
    const auto result = imported(OneRow().with("name", "JosÃ© Exemplar").text());
    CHECK(finding(result.verdicts[0], issuer::RowRule::kDamagedText)->proposal == "José Exemplar");
}

TEST_CASE("the language of a name is a tag, and noted where its script is another",
          "[issuer][intake][name]") {
    const auto with_language = [](const std::string& name, const std::string& tag) {
        const auto text = OneRow().with("name_original", name).with("name_language", tag).text();
        return found(imported(text).verdicts.at(0));
    };
    CHECK(with_language("आशा", "ne").empty());
    CHECK(with_language("فرح", "ar").empty());
    CHECK(with_language("张三", "zh-Hant").empty());
    CHECK(with_language("さくら", "ja").empty());
    CHECK(with_language("آشا", "ur-Arab-PK").empty());
    CHECK(with_language("আশা", "ne") == "mixed-script(note)");
    for (const char* tag : {"Nepali", "n", "ne_NP", "ne-", "-ne", "ne--NP", "ne-x-y-z-w", "नेपाली"}) {
        INFO(tag);
        CHECK(with_language("आशा", tag) == "language-tag");
    }
    const auto result = imported(OneRow().with("name_language", "ne").text());
    CHECK_FALSE(award_at(result, 0).holder.name_language);
}
