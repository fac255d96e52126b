// SPDX-License-Identifier: Apache-2.0
#include "verifier/verdict_json.h"

#include "base/json_reader.h"
#include "tests/unit/verifier/trust/trust_samples.h"
#include "tests/unit/verifier/world.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::verifier;
using carnet::test::World;

namespace {

std::string text_at(JsonValue value, std::string_view name) {
    return std::string(value.require(name).value().as_string().value());
}

}  // namespace

TEST_CASE("a verdict as JSON says everything that the verdict says, in the order of the checks",
          "[verifier][json]") {
    World world;
    world.trust.add(test::accepted_list(), {test::accreditation(test::kIssuer)});
    const Verdict verdict = world.verify(world.signed_certificate());
    const std::string text = verdict_json(verdict);
    const auto document = JsonDocument::parse(text).value();
    const JsonValue root = document.root();
    REQUIRE(text_at(root, "decision") == "accepted");
    REQUIRE(text_at(root, "word") == "valid");
    REQUIRE(text_at(root, "sentence") == wording::say(wording::Language::kEnglish, "word.valid"));
    REQUIRE(text_at(root, "evaluatedAt") == carnet::test::kNow);
    REQUIRE(text_at(root, "judgedAsOf") == carnet::test::kNow);
    REQUIRE(text_at(root, "policy") == "test");
    REQUIRE(text_at(root, "inputDigest").starts_with("u"));
    const JsonValue checks = root.require("checks").value();
    REQUIRE(checks.size() == all_check_kinds().size());
    std::size_t i = 0;
    for (const JsonValue check : checks.elements()) {
        REQUIRE(text_at(check, "check") == to_string(all_check_kinds()[i++]));
        if (text_at(check, "check") == "standing") {  // of decisions only
            REQUIRE(text_at(check, "reason") == "not-applicable");
            continue;
        }
        REQUIRE(text_at(check, "outcome") == "passed");
        REQUIRE(text_at(check, "reason") == "ok");
        REQUIRE(text_at(check, "sentence") == wording::say(wording::Language::kEnglish, "reason.ok"));
        const bool names_a_list = text_at(check, "check") == "accreditation";
        REQUIRE(check.find("where").has_value() == names_a_list);
        if (names_a_list)
            REQUIRE(text_at(check, "detail").starts_with("Accreditation list (demo), number 41"));
    }
    const JsonValue summary = root.require("summary").value();
    REQUIRE(summary.require("proven")->as_boolean().value());
    REQUIRE(text_at(summary, "holderName") == "Maya Exampleperson");
    REQUIRE(summary.require("units")->size() == 2);
    REQUIRE_FALSE(summary.find("outstandingUnits").has_value());
    REQUIRE_FALSE(summary.find("holderId").has_value());
}

TEST_CASE("the summary of an altered certificate is marked as not proven", "[verifier][json]") {
    const World world;
    const Verdict verdict = world.verify(carnet::test::replaced(world.signed_certificate(), "Maya", "Mary"));
    const auto document = JsonDocument::parse(verdict_json(verdict)).value();
    const JsonValue root = document.root();
    REQUIRE(text_at(root, "decision") == "rejected");
    REQUIRE(text_at(root, "word") == "altered");
    REQUIRE_FALSE(root.require("summary")->require("proven")->as_boolean().value());
    REQUIRE(text_at(root.require("summary").value(), "holderName") == "Mary Exampleperson");
}

TEST_CASE("rubbish gives a verdict without summary, as JSON too", "[verifier][json]") {
    const World world;
    for (const std::string& bytes : {std::string("\xff\xfe"), std::string("{"), std::string("[]")}) {
        const std::string text = verdict_json(world.verify(bytes));
        const auto document = JsonDocument::parse(text);
        REQUIRE(document.has_value());
        REQUIRE_FALSE(document->root().find("summary").has_value());
    }
}

TEST_CASE("the sentence of an expired certificate names the day", "[verifier][json]") {
    World world;
    world.policy.check_status = false;
    world.clock.set(carnet::test::at("2032-01-01T00:00:00Z"));
    const auto document = JsonDocument::parse(verdict_json(world.verify(world.signed_certificate()))).value();
    REQUIRE(text_at(document.root(), "word") == "expired");
    REQUIRE(text_at(document.root(), "sentence").find("October 20, 2031") != std::string::npos);
}

TEST_CASE("sentences are in the language asked for and codes are not", "[verifier][json]") {
    World world;
    world.trust.add(test::accepted_list(), {test::accreditation(test::kIssuer)});
    const Verdict verdict = world.verify(world.signed_certificate());
    for (const auto language : wording::all_languages()) {
        const auto document = JsonDocument::parse(verdict_json(verdict, language)).value();
        INFO(wording::tag_of(language));
        CHECK(text_at(document.root(), "word") == "valid");
        CHECK(text_at(document.root(), "sentence") == wording::say(language, "word.valid"));
        for (const JsonValue check : document.root().require("checks")->elements()) {
            const std::string reason = text_at(check, "check") == "standing" ? "not-applicable" : "ok";
            CHECK(text_at(check, "reason") == reason);
            CHECK(text_at(check, "sentence") == wording::say(language, "reason." + reason));
        }
    }
}
