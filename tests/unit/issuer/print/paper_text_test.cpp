// SPDX-License-Identifier: Apache-2.0
#include "issuer/print/paper_text.h"

#include "tests/unit/issuer/print/print_fixture.h"
#include "wording/messages.h"

#include <algorithm>

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::said;

namespace {

const wallet::CompetencyCertificate kCertificate{test::printed_award()};

// The values of a column whose label is the message's.
std::vector<std::string> values(const PaperColumn& column, wording::Language language, std::string_view key) {
    std::vector<std::string> found;
    for (const auto& row : column.rows) {
        if (row.label.text == wording::say(language, key)) found.push_back(row.value.text);
    }
    return found;
}

const PaperRow& row_of(const PaperColumn& column, std::string_view label) {
    const auto found =
        std::ranges::find_if(column.rows, [&](const auto& row) { return row.label.text == label; });
    REQUIRE(found != column.rows.end());
    return *found;
}

}  // namespace

TEST_CASE("all that the code holds is said in both languages, row beside row", "[print]") {
    const auto text = said(kCertificate, "en", "fr").value();
    REQUIRE(text.columns.size() == 2);
    const auto& [english, french] = std::tie(text.columns[0], text.columns[1]);
    CHECK(english.rows.size() == french.rows.size());
    using enum wording::Language;
    CHECK(english.kind.text == "Certificate of competence");
    CHECK(text.name.text == "Asha Namuna");
    CHECK(text.original_name.language == "ne");
    CHECK(values(english, kEnglish, "paper.born") == std::vector<std::string>{"April 1988"});
    CHECK(values(french, kFrench, "paper.born") == std::vector<std::string>{"avril 1988"});
    CHECK(values(english, kEnglish, "paper.awarded") == std::vector<std::string>{"May 1, 2026"});
    CHECK(values(english, kEnglish, "paper.current-until") == std::vector<std::string>{"May 1, 2031"});
    CHECK(values(english, kEnglish, "paper.printed") == std::vector<std::string>{"June 1, 2026"});
    CHECK(values(french, kFrench, "paper.method") == std::vector<std::string>{"Test professionnel"});
    CHECK(values(french, kFrench, "paper.country") == std::vector<std::string>{"Népal"});
    CHECK(values(english, kEnglish, "paper.occupation") ==
          std::vector<std::string>{"Building electrician (ISCO-08 7411)"});
    CHECK(values(english, kEnglish, "paper.level") == std::vector<std::string>{"NQF Level 3 (demo) (3)"});
    CHECK(values(english, kEnglish, "paper.field") == std::vector<std::string>{"ISCED-F 0713"});
    CHECK(values(english, kEnglish, "paper.standard") ==
          std::vector<std::string>{"Electricians (demo) (ELE-07), version 2.1"});
    const auto& ids = text.identifiers;
    for (const auto* wanted : {"urn:uuid:0b8e5e0a-3c1d-4d5f-8a56-1f2e3d4c5b6a", "did:web:board.example",
                               "revocation 4711 https://board.example/status/a/revocation",
                               "https://framework.example/nqf (2020) 3"})
        CHECK(std::ranges::find(ids, wanted) != ids.end());
}

TEST_CASE("a title that a language lacks stands in the award's and is marked; an unknown code stays a code",
          "[print]") {
    const auto text = said(kCertificate, "en", "ar").value();
    CHECK(row_of(text.columns[0], "U2").value.text == "Unit title 2");
    const auto& fallen = row_of(text.columns[1], "U2").value;
    CHECK(fallen.text == "Unit title 2 [en]");
    CHECK(fallen.language == "en");
    const auto document = test::printed_document(kCertificate);
    const auto bare = say_paper({document, {}, "en", {}}, "en", "en").value();
    REQUIRE(bare.columns.size() == 1);
    CHECK(row_of(bare.columns[0], "U2").value.text.empty());
    CHECK(row_of(bare.columns[0], "Occupation").value.text == "ISCO-08 7411");
}

TEST_CASE("a language without messages gets English labels and says so in its own name", "[print]") {
    const auto text = said(kCertificate, "am", "en").value();
    CHECK(text.columns[0].note.text == "Labels in English: there are none in አማርኛ.");
    CHECK(text.columns[0].kind.language == "en");
    CHECK(text.columns[1].note.text.empty());
    CHECK(row_of(text.columns[0], "U1").value.text == "Unit title 1 [en]");
}

TEST_CASE("a unit statement never calls itself a certificate, and says what is outstanding", "[print]") {
    const wallet::CompetencyUnitStatement statement{test::printed_award(2), {"U8", "U9"}};
    for (const auto* language : {"en", "fr", "es", "ar"}) {
        const auto text = said(statement, language, "en").value();
        INFO(language);
        CHECK(text.columns[0].kind.text ==
              wording::say(wording::language_from(language).value(), "paper.unit-statement"));
        CHECK(row_of(text.columns[0], "U9").value.text.empty());
    }
}

TEST_CASE("a decision has no sheet, and a language must be a tag", "[print]") {
    const auto decision = test::printed_document(wallet::PaperDecision{});
    CHECK(say_paper({decision, {}, "en", {}}, "en", "fr").error().code == ErrorCode::kUnsupported);
    for (const auto* tag : {"", "f", "no tag", "<b>"})
        CHECK(said(kCertificate, tag, "en").error().code == ErrorCode::kBadValue);
}

TEST_CASE("every method of assessment has words in every language", "[print]") {
    for (int i = 0; i <= static_cast<int>(wallet::AssessmentMethod::kJury); ++i) {
        const auto key = "paper.method-" + std::string(to_string(static_cast<wallet::AssessmentMethod>(i)));
        for (const auto language : wording::all_languages()) CHECK(wording::has_message(language, key));
    }
}
