// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/cose/paper_document.h"

#include "tests/support/result_text.h"
#include "tests/support/seeded_random.h"
#include "tests/unit/wallet-format/cose/paper_samples.h"
#include "tests/unit/wallet-format/jose/token_text.h"
#include "wallet-format/cbor/cbor_reader.h"
#include "wallet-format/cbor/cbor_writer.h"

#include <catch2/catch.hpp>

#include <functional>

using namespace carnet;
using namespace carnet::wallet;
using test::error_of;

namespace {

constexpr std::int64_t kCertificateClaim = -70'001;

PaperDocument read_back(const PaperDocument& document) {
    const auto claims = write_paper_claims(document);
    REQUIRE(claims);
    auto read = read_paper_claims(*claims, paper_type(document.content));
    REQUIRE(read);
    return *std::move(read);
}

using Map = std::vector<CborValue::Entry>;

// The claims of the certificate, its content changed.
Bytes changed(const std::function<void(Map& claims, Map& content)>& change) {
    const auto claims = write_paper_claims(test::five_unit_certificate()).value();
    Map map = read_cbor(claims, CborSpelling::kDeterministic)->entries();
    Map content;
    for (auto& [label, value] : map)
        if (label.integer() == kCertificateClaim) content = value.entries();
    change(map, content);
    for (auto& [label, value] : map)
        if (label.integer() == kCertificateClaim) value = CborValue::of_map(content);
    return write_cbor(CborValue::of_map(map));
}

void set(Map& map, std::int64_t label, const CborValue& value) {
    for (auto& [name, old] : map)
        if (name.integer() == label) old = value;
}

void check_refused(const std::function<void(Map& claims, Map& content)>& change, ErrorCode code,
                   std::string_view where) {
    CAPTURE(where);
    const auto read = read_paper_claims(changed(change), "carnet-cc+cwt");
    REQUIRE_FALSE(read);
    CHECK(read.error().code == code);
    CHECK(read.error().where == where);
}

}  // namespace

TEST_CASE("a certificate comes back from its claims with what paper carries", "[wallet][paper]") {
    const auto printed = test::five_unit_certificate();
    const auto read = read_back(printed);
    const Award& given = std::get<CompetencyCertificate>(printed.content).award;
    REQUIRE(std::holds_alternative<CompetencyCertificate>(read.content));
    const Award& award = std::get<CompetencyCertificate>(read.content).award;
    CHECK(read.envelope.id == printed.envelope.id);
    CHECK(read.envelope.issuer == "did:web:board.example");
    CHECK(read.envelope.issuer_name == printed.envelope.issuer_name);
    CHECK(read.envelope.valid_from == printed.envelope.valid_from);
    CHECK(read.envelope.valid_until == printed.envelope.valid_until);
    CHECK(read.printed == printed.printed);
    CHECK(award.number == "000417");
    CHECK(award.holder == given.holder);
    CHECK(award.occupation.isco08 == given.occupation.isco08);
    CHECK(award.standard.id == given.standard.id);
    CHECK(award.standard.version == given.standard.version);
    CHECK(award.standard.code == given.standard.code);
    CHECK(award.awarded == given.awarded);
    CHECK(award.assessment.method == given.assessment.method);
    CHECK(award.assessment.place.country == "NP");
    CHECK(award.field_isced_f == given.field_isced_f);
    REQUIRE(award.units.size() == 5);
    CHECK(award.units[4].code == "ELE-07-U05");
    REQUIRE(award.levels.size() == 1);
    CHECK(award.levels[0].level == "3");
    REQUIRE(read.envelope.statuses.size() == 2);
    CHECK(read.envelope.statuses[1].purpose == "suspension");
    CHECK(read.envelope.statuses[1].index == 94567);
    CHECK(read.envelope.statuses[1].list == "https://board.example/status/1/suspension");
}

TEST_CASE("what paper does not carry is named and not made up", "[wallet][paper]") {
    const auto read = read_back(test::five_unit_certificate());
    const Award& award = std::get<CompetencyCertificate>(read.content).award;
    for (const auto* place : {"/title", "/description", "/units/*/title", "/occupation/title",
                              "/assessment/from", "/assessment/to", "/assessment/assessor"})
        CHECK_FALSE(is_disclosed(award, place));
    CHECK(award.description.empty());
    CHECK(award.assessment.assessor.name.empty());
    CHECK(award.assessment.place.name.empty());
    CHECK(award.title == "ELE-07");  // codes where titles would be
    CHECK(award.units[0].title == award.units[0].code);
    CHECK_FALSE(
        check_competency(std::get<CompetencyCertificate>(read.content)));  // nobody issues it as whole
}

TEST_CASE("a unit statement keeps what is outstanding, and what was failed is not on it", "[wallet][paper]") {
    const auto read = read_back(test::on_paper(test::sample_statement()));
    REQUIRE(std::holds_alternative<CompetencyUnitStatement>(read.content));
    const auto& statement = std::get<CompetencyUnitStatement>(read.content);
    CHECK(statement.outstanding_units == std::vector<std::string>{"U2", "U3"});
    REQUIRE(statement.award.units.size() == 1);
    CHECK(statement.award.units[0].code == "U1");
}

TEST_CASE("a decision comes back with person, outcome and what it is about", "[wallet][paper]") {
    const auto printed = test::paper_decision_sample();
    const auto read = read_back(printed);
    CHECK(std::get<PaperDecision>(read.content) == std::get<PaperDecision>(printed.content));
    for (const auto& [name, decision] : test::decided_cases()) {
        CAPTURE(name);
        const auto paper = paper_decision(decision, test::kDocumentDigest);
        CHECK(std::get<PaperDecision>(read_back(test::on_paper(paper)).content) == paper);
    }
}

TEST_CASE("no kind can be read as another, whichever of its two names is changed", "[wallet][paper]") {
    const std::vector<PaperDocument> kinds{test::five_unit_certificate(),
                                           test::on_paper(test::sample_statement()),
                                           test::paper_decision_sample()};
    const std::vector<std::int64_t> labels{-70'001, -70'002, -70'003};
    for (std::size_t own = 0; own < kinds.size(); ++own) {
        const auto claims = write_paper_claims(kinds[own]).value();
        for (std::size_t other = 0; other < kinds.size(); ++other) {
            if (other == own) continue;
            CAPTURE(own, other);
            const auto type = paper_type(kinds[other].content);
            CHECK(error_of(read_paper_claims(claims, type)) == ErrorCode::kMissingMember);
            Map map = read_cbor(claims, CborSpelling::kDeterministic)->entries();
            for (auto& [label, value] : map)
                if (label.integer() == labels[own]) label = CborValue::of_integer(labels[other]);
            CHECK_FALSE(read_paper_claims(write_cbor(CborValue::of_map(map)), type));
        }
    }
    const auto claims = write_paper_claims(kinds[0]).value();
    CHECK(error_of(read_paper_claims(claims, "")) == ErrorCode::kUnsupported);
    CHECK(error_of(read_paper_claims(claims, "JWT")) == ErrorCode::kUnsupported);
}

TEST_CASE("two contents in one set of claims are refused", "[wallet][paper]") {
    check_refused(
        [](Map& claims, Map& content) {
            claims.emplace_back(CborValue::of_integer(-70'002), CborValue::of_map(content));
        },
        ErrorCode::kUnknownMember, "");
}

TEST_CASE("claims of wrong shape are refused with their place", "[wallet][paper]") {
    const auto text = CborValue::of_text("x");
    const auto number = CborValue::of_integer(19'880'402);
    check_refused([&](Map& claims, Map&) { set(claims, 1, text); }, ErrorCode::kBadValue, "iss");
    check_refused([&](Map& claims, Map&) { set(claims, 7, text); }, ErrorCode::kWrongType, "cti");
    check_refused([&](Map& claims, Map&) { set(claims, 6, CborValue::of_integer(INT64_MAX)); },
                  ErrorCode::kBadTime, "iat");
    check_refused([&](Map& claims, Map&) { set(claims, 4, CborValue::of_integer(0)); }, ErrorCode::kBadValue,
                  "exp");
    check_refused([&](Map& claims, Map&) { claims.emplace_back(CborValue::of_integer(2), text); },
                  ErrorCode::kUnknownMember, "");
    check_refused([&](Map&, Map& content) { content.emplace_back(CborValue::of_integer(99), text); },
                  ErrorCode::kUnknownMember, "award/");
    check_refused([&](Map&, Map& content) { set(content, 5, number); }, ErrorCode::kWrongType,
                  "award/number");
    check_refused([&](Map&, Map& content) { set(content, 6, text); }, ErrorCode::kBadValue,
                  "/award/occupation/isco08");
    check_refused([&](Map&, Map& content) { set(content, 8, CborValue::of_array({})); }, ErrorCode::kBadValue,
                  "award/units");
    check_refused([&](Map&, Map& content) { set(content, 11, CborValue::of_integer(20'261'301)); },
                  ErrorCode::kBadValue, "award/awarded");
    check_refused([&](Map&, Map& content) { set(content, 12, CborValue::of_integer(8)); },
                  ErrorCode::kBadValue, "award/method");
    check_refused(
        [&](Map&, Map& content) {
            set(content, 1, CborValue::of_array({text, CborValue()}));
        },
        ErrorCode::kBadValue, "award/holder");
}

TEST_CASE("the print of a credential has its id, its dates and its places in status lists",
          "[wallet][paper]") {
    const auto text = write_competency(test::sample_certificate(), test::sample_envelope()).value();
    const auto credential = Credential::from_json(JsonDocument::parse(text).value()).value();
    const auto printed = paper_of(credential, test::instant("2026-06-01T10:00:00Z"));
    REQUIRE(printed);
    CHECK(std::get<CompetencyCertificate>(printed->content) == test::sample_certificate());
    const auto read = read_back(*printed);
    CHECK(read.envelope.id == credential.id());
    CHECK(read.envelope.issuer_name == "Demo Skills Testing Board (demo)");
    CHECK(read.envelope.valid_until == test::sample_envelope().valid_until);
    REQUIRE(read.envelope.statuses.size() == 1);
    CHECK(read.envelope.statuses[0].list == "https://board.example/status/1");
}

TEST_CASE("what cannot stand on paper is refused before anybody signs it", "[wallet][paper]") {
    auto document = test::five_unit_certificate();
    document.envelope.statuses[0].purpose = "message";
    CHECK(error_of(write_paper_claims(document)) == ErrorCode::kBadValue);
    document = test::five_unit_certificate();
    document.envelope.id = "https://board.example/1";
    CHECK(error_of(write_paper_claims(document)) == ErrorCode::kBadValue);
    document = test::five_unit_certificate();
    std::get<CompetencyCertificate>(document.content).award.units[0].status = UnitStatus::kFailed;
    CHECK(error_of(write_paper_claims(document)) == ErrorCode::kBadValue);
}

TEST_CASE("any document that can be issued has claims, and those of what was read are the same",
          "[wallet][paper]") {
    test::SeededRandom random(45);
    test::RandomDocuments documents(random);
    for (int round = 0; round < 300; ++round) {
        const auto document = documents.document();
        const auto printed = std::visit([](const auto& each) { return test::on_paper(each); }, document);
        const auto claims = write_paper_claims(printed);
        REQUIRE(claims);
        const auto read = read_paper_claims(*claims, paper_type(printed.content));
        REQUIRE(read);
        CHECK(write_paper_claims(*read).value() == *claims);
    }
}
