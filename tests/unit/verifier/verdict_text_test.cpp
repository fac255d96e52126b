// SPDX-License-Identifier: Apache-2.0
// What a terminal shows, in every language.
#include "verifier/verdict_text.h"

#include "tests/unit/verifier/world.h"
#include "wording/layout.h"

#include <catch2/catch.hpp>

#include <set>
#include <sstream>

using namespace carnet;
using namespace carnet::verifier;
using carnet::test::World;
using wording::Language;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

// The columns at which `part` begins in the lines that hold it.
std::set<std::size_t> columns_at(const std::vector<std::string>& lines, const std::string& part) {
    std::set<std::size_t> columns;
    for (const auto& line : lines) {
        if (const auto at = line.find(part); at != std::string::npos)
            columns.insert(wording::columns_of(line.substr(0, at)));
    }
    return columns;
}

}  // namespace

TEST_CASE("the answer stands first, in the language asked for", "[verifier][text]") {
    const World world;
    const auto verdict = world.verify(world.signed_certificate());
    const auto answer = [&](Language language) {
        return lines_of(verdict_text(verdict, "a.json", language))[1];
    };
    CHECK(answer(Language::kEnglish) == "  ACCEPTED: Genuine and valid today");
    CHECK(answer(Language::kFrench) == "  ACCEPTÉ\u00A0: Authentique et valable aujourd'hui");
    CHECK(answer(Language::kSpanish) == "  ACEPTADO: Auténtico y vigente hoy");
    CHECK(answer(Language::kArabic) == "  \u200F\u2068مقبولة\u2069: \u2068أصلية وسارية اليوم\u2069");
}

TEST_CASE("reasons stand in one column in every language", "[verifier][text]") {
    const World world;
    const auto verdict = world.verify(world.signed_certificate());
    for (const auto language : wording::all_languages()) {
        const auto lines = lines_of(verdict_text(verdict, "a.json", language));
        INFO(wording::tag_of(language));
        CHECK(columns_at(lines, wording::say(language, "reason.ok")).size() == 1);
    }
}

TEST_CASE("what stands beside a label begins in one column in every language", "[verifier][text]") {
    const World world;
    const auto verdict = world.verify(world.signed_certificate());
    REQUIRE(verdict.summary);
    for (const auto language : wording::all_languages()) {
        const auto lines = lines_of(verdict_text(verdict, "a.json", language));
        INFO(wording::tag_of(language));
        auto columns = columns_at(lines, verdict.summary->holder_name);
        columns.merge(columns_at(lines, verdict.summary->issuer_name));
        columns.merge(columns_at(lines, verdict.summary->number));
        CHECK(columns.size() == 1);
    }
}

TEST_CASE("what a document brings stands isolated in Arabic, on lines that run from right to left",
          "[verifier][text]") {
    const World world;
    const auto verdict = world.verify(world.signed_certificate());
    REQUIRE(verdict.summary);
    const auto& summary = *verdict.summary;
    const auto text = verdict_text(verdict, "a.json", Language::kArabic);
    for (const auto& brought :
         {summary.holder_name, summary.issuer_name, summary.issuer, summary.number, summary.units.front()})
        CHECK(text.find("\u2068" + brought + "\u2069") != std::string::npos);
    for (const auto& line : lines_of(text))
        CHECK((line == "\u2068a.json\u2069" || line.empty() || line.starts_with("  \u200F")));
}

TEST_CASE("no document can write on the terminal what the verifier did not say", "[verifier][text]") {
    World world;
    world.policy.trusted.clear();
    const auto verdict = world.verify(carnet::test::replaced(
        world.signed_certificate(), "\"name\":\"Example Skills Board (demo)",
        "\"name\":\"X\\u001b[2J\\u009b1A\\n  ACCEPTED: Genuine\\u2028\\u202eDETCEJER"));
    REQUIRE(verdict.summary);
    REQUIRE(verdict.summary->issuer_name.find('\x1b') != std::string::npos);
    for (const auto language : wording::all_languages()) {
        const auto text = verdict_text(verdict, "a\x1b[2J.json", language);
        INFO(wording::tag_of(language) << ": " << text);
        for (const auto* control : {"\x1b", "\u009b", "\u2028"})
            CHECK(text.find(control) == std::string::npos);
        for (const auto& line : lines_of(text)) CHECK(line.find("ACCEPTED") != 2);
        // What turns the direction ends with the name that brought it.
        CHECK(text.find("DETCEJER\u2069") != std::string::npos);
    }
}

TEST_CASE("an expired certificate names the day in each language", "[verifier][text]") {
    World world;
    world.policy.check_status = false;
    world.clock.set(carnet::test::at("2032-01-01T00:00:00Z"));
    const auto verdict = world.verify(world.signed_certificate());
    REQUIRE(verdict.word() == Word::kExpired);
    const auto said = [&](Language language) { return verdict_text(verdict, "a.json", language); };
    CHECK(said(Language::kEnglish).find("since October 20, 2031") != std::string::npos);
    CHECK(said(Language::kFrench).find("depuis le 20 octobre 2031") != std::string::npos);
    CHECK(said(Language::kSpanish).find("desde el 20 de octubre de 2031") != std::string::npos);
    CHECK(said(Language::kArabic)
              .find("منذ \u2068"
                    "20 أكتوبر 2031\u2069") != std::string::npos);
}
