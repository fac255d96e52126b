// SPDX-License-Identifier: Apache-2.0
#include "issuer/profile.h"

#include "base/json_reader.h"
#include "tests/support/result_text.h"
#include "wallet-format/jcs.h"

#include "tests/support/source_directory.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using namespace carnet;
using issuer::read_profile;

namespace {

std::string example(const char* name) {
    std::ifstream file(test::source_directory() / "docs/examples" / name);
    return {std::istreambuf_iterator<char>(file), {}};
}

// The electrician's profile with one line changed or, where `from` is empty, text put on top.
std::string altered(const std::string& from, const std::string& to) {
    auto text = example("site-electrician.toml");
    if (from.empty()) return to + "\n" + text;
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("the example profiles are good", "[issuer][profile]") {
    for (const char* name : {"site-electrician.toml", "welder.toml"}) {
        INFO(name);
        CHECK(read_profile(example(name)));
    }
}

TEST_CASE("a profile holds what its file says", "[issuer][profile]") {
    const auto profile = read_profile(example("site-electrician.toml"));
    REQUIRE(profile);
    CHECK(profile->name == "site-electrician");
    CHECK(profile->occupation.isco08 == "7411");
    CHECK(profile->units.size() == 5);
    CHECK(profile->units[0].code == "EL-01");
    CHECK(profile->methods.front() == wallet::AssessmentMethod::kTradeTest);
    CHECK(profile->awards_from->text() == "2024-01-01");
    CHECK(profile->validity_years == 5);
    CHECK(profile->minimum_age_years == 16);
    CHECK(profile->number_pattern == "DE-######");
    CHECK(profile->place->country == "NP");
    CHECK(read_profile(example("welder.toml"))->units.back().optional);
}

TEST_CASE("what is wrong in a profile is refused with its line", "[issuer][profile]") {
    struct Case {
        const char* what;
        std::string from;
        std::string to;
    };
    const Case cases[] = {
        {"no TOML", "", "name = "},
        {"an unknown key", "", "colour = \"red\""},
        {"a key twice", "", "language = \"en\""},
        {"an unknown key in a section", "[place]\n", "[place]\nstreet = \"x\"\n"},
        {"a number where text belongs", "title = \"Certificate in Site Electrical Work\"", "title = 7"},
        {"an empty text", "title = \"Certificate in Site Electrical Work\"", "title = \"\""},
        {"a name that is no handle", "name = \"site-electrician\"", "name = \"../x\""},
        {"an unknown ISCO group", "isco08 = \"7411\"", "isco08 = \"7499\""},
        {"an ISCO major group", "isco08 = \"7411\"", "isco08 = \"7\""},
        {"an ESCO occupation of another group", "isco08 = \"7411\"", "isco08 = \"7212\""},
        {"an unknown field", "field_isced_f = \"0713\"", "field_isced_f = \"1234\""},
        {"an unknown country", "country = \"NP\"", "country = \"XX\""},
        {"an unknown method", "\"trade-test\"", "\"by-post\""},
        {"no method", "methods = [\"trade-test\", \"training-exam\", \"rpl-practical\", \"onsite\"]",
         "methods = []"},
        {"no such day", "awards_from = 2024-01-01", "awards_from = \"2024-02-30\""},
        {"a period that ends before it begins", "awards_from = 2024-01-01",
         "awards_from = 2024-01-01\nawards_until = 2023-01-01"},
        {"a validity of no years", "validity_years = 5", "validity_years = 0"},
        {"a validity in text", "validity_years = 5", "validity_years = \"5\""},
        {"a unit twice", "code = \"EL-02\"", "code = \"EL-01\""},
        {"a unit without title", "title = \"Find and mend faults\"", ""},
        {"a pattern without digits", "number_pattern = \"DE-######\"", "number_pattern = \"DE\""},
        {"a language that is no tag", "language = \"en\"", "language = \"English\""},
        {"a standard with a fragment", "/electrical/site-electrician\"", "/electrical#site\""},
        {"a grade that passes and fails", "[place]",
         "[grades]\npass = [\"A\"]\nfail = [\"F\", \"A\"]\n[place]"},
        {"grades of which none passes", "[place]", "[grades]\nfail = [\"F\"]\n[place]"},
        {"no awarding body", "[awarding_body]", "[awarding_bodies]"},
    };
    for (const auto& each : cases) {
        INFO(each.what);
        const auto profile = read_profile(altered(each.from, each.to));
        REQUIRE_FALSE(profile);
        CHECK(profile.error().code == ErrorCode::kConfiguration);
        // The rules of the certificate's own format name the place in it instead.
        CHECK((profile.error().where.starts_with("line ") || profile.error().where.starts_with("/")));
        CHECK_FALSE(profile.error().detail.empty());
    }
    CHECK(read_profile(altered("", "colour = \"red\"")).error().where == "line 1, colour");
}

TEST_CASE("a profile of only electives is refused", "[issuer][profile]") {
    auto text = example("site-electrician.toml");
    for (auto at = text.find("[[units]]"); at != std::string::npos; at = text.find("[[units]]", at + 9))
        text.insert(at + 9, "\noptional = true");
    CHECK_FALSE(read_profile(text));
}

TEST_CASE("a profile may say that its certificates go to wallets, and officers approve that with it",
          "[issuer][profile]") {
    const auto files = read_profile(example("site-electrician.toml"));
    REQUIRE(files);
    CHECK(issuer::delivery_of(files->canonical()) == issuer::Delivery::kFiles);
    CHECK(files->canonical().find("delivery") == std::string::npos);
    const auto wallets = read_profile(altered("", "delivery = \"wallets\""));
    REQUIRE(wallets);
    CHECK(issuer::delivery_of(wallets->canonical()) == issuer::Delivery::kWallets);
    CHECK(wallet::canonicalize(JsonDocument::parse(wallets->canonical())->root()) == wallets->canonical());
    CHECK(read_profile(altered("", "delivery = \"paper\"")).error().where == "line 1, delivery");
    CHECK_FALSE(issuer::delivery_of("no JSON"));
    CHECK_FALSE(issuer::delivery_of(R"({"delivery":"paper"})"));
}

TEST_CASE("a profile may leave parts open that holders could keep back, and officers approve that with it",
          "[issuer][profile]") {
    using wallet::AwardPart;
    CHECK(read_profile(example("site-electrician.toml"))->disclosure.open.empty());
    const auto open = read_profile(altered("", "open_parts = [\"grades\", \"name\"]"));
    REQUIRE(open);
    CHECK(open->disclosure.open == std::vector{AwardPart::kName, AwardPart::kGrades});
    CHECK(issuer::disclosure_of(open->canonical())->open == open->disclosure.open);
    CHECK(open->canonical() == read_profile(altered("", "open_parts = [\"name\", \"grades\"]"))->canonical());
    CHECK(wallet::canonicalize(JsonDocument::parse(open->canonical())->root()) == open->canonical());
    for (const auto* wrong : {R"(["signature"])", R"(["name", "name"])"}) {
        const auto refused = read_profile(altered("", std::string("open_parts = ") + wrong));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().where.starts_with("line 1, open_parts"));
    }
    CHECK_FALSE(issuer::disclosure_of(R"({"openParts":["signature"]})"));
}

TEST_CASE("a profile too large or too deep is refused, not followed", "[issuer][profile]") {
    CHECK_FALSE(read_profile(std::string(10'000'000, 'a')));
    CHECK_FALSE(read_profile("a = " + std::string(100'000, '[')));
    CHECK_FALSE(read_profile(""));
    CHECK_FALSE(read_profile("\xFF\xFE"));
}

TEST_CASE("the canonical form is canonical JSON and changes with every part", "[issuer][profile]") {
    const auto profile = read_profile(example("site-electrician.toml"));
    REQUIRE(profile);
    const auto text = profile->canonical();
    const auto document = JsonDocument::parse(text);
    REQUIRE(document);
    CHECK(wallet::canonicalize(document->root()) == text);
    auto graded = *profile;
    graded.grades = issuer::GradeScale{{"A"}, {"F"}};
    CHECK(graded.canonical() != text);
    const auto graded_text = graded.canonical();
    CHECK(wallet::canonicalize(JsonDocument::parse(graded_text)->root()) == graded_text);
    for (const auto& [from, to] : {std::pair{"EL-05", "EL-06"},
                                   {"2024-01-01", "2024-01-02"},
                                   {"\"onsite\"", "\"jury\""},
                                   {"DE-######", "DX-######"},
                                   {"validity_years = 5", ""},
                                   {"Examplenagar", "Exampleville"},
                                   {"minimum_age_years = 16", ""}}) {
        INFO(from);
        CHECK(read_profile(altered(from, to))->canonical() != text);
    }
}
