// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/competency.h"

#include "tests/support/seeded_random.h"
#include "tests/unit/wallet-format/competency_samples.h"

#include <catch2/catch.hpp>
#include <functional>
#include <nlohmann/json.hpp>

using namespace carnet;
using namespace carnet::wallet;
using nlohmann::json;

namespace {

Result<CompetencyDocument> read_text(const std::string& text) {
    CARNET_TRY(auto document, JsonDocument::parse(text));
    CARNET_TRY(const auto credential, Credential::from_json(std::move(document)));
    return read_competency(credential);
}

json written(const CompetencyDocument& document) {
    const auto text = write_competency(document, test::sample_envelope());
    INFO((text ? std::string() : text.error().message()));
    REQUIRE(text.has_value());
    return json::parse(*text);
}

// Each object in the value, with its pointer.
void for_each_object(json& value, const json::json_pointer& at,
                     const std::function<void(json&, const json::json_pointer&)>& visit) {
    if (value.is_object()) visit(value, at);
    if (value.is_object())
        for (auto& [key, member] : value.items()) for_each_object(member, at / key, visit);
    if (value.is_array())
        for (std::size_t i = 0; i < value.size(); ++i) for_each_object(value[i], at / i, visit);
}

bool holds_a_number(const json& value) {
    if (value.is_number()) return true;
    return value.is_structured() &&
           std::any_of(value.begin(), value.end(), [](const json& inner) { return holds_a_number(inner); });
}

}  // namespace

TEST_CASE("any valid document comes back from its credential as it went in", "[wallet-format][profile]") {
    test::SeededRandom random(20261121);
    test::RandomDocuments documents(random);
    for (int i = 0; i < 400; ++i) {
        const auto document = documents.document();
        const auto text = write_competency(document, documents.envelope());
        INFO("document " << i << (text ? *text : text.error().message()));
        REQUIRE(text.has_value());
        const auto read = read_text(*text);
        INFO((read ? std::string() : read.error().message()));
        REQUIRE(read.has_value());
        CHECK((*read == document));
    }
}

TEST_CASE("a document that claims both types is refused", "[wallet-format][profile]") {
    auto document = written(test::sample_statement());
    document["type"].push_back("CompetencyCertificate");
    const auto read = read_text(document.dump());
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == ErrorCode::kBadValue);
    CHECK(read.error().where == "/type");
}

TEST_CASE("a credential of another kind is unsupported and not malformed", "[wallet-format][profile]") {
    auto document = written(test::sample_certificate());
    document["type"] = {"VerifiableCredential", "AchievementCredential"};
    const auto read = read_text(document.dump());
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == ErrorCode::kUnsupported);
}

TEST_CASE("a unit statement whose type is changed does not pass as a certificate",
          "[wallet-format][profile]") {
    auto document = written(test::sample_statement());
    document["type"][2] = "CompetencyCertificate";
    CHECK_FALSE(read_text(document.dump()).has_value());
    document["credentialSubject"].erase("outstandingUnits");
    CHECK_FALSE(read_text(document.dump()).has_value());
    document["credentialSubject"]["achievement"]["achievementType"] = "Certification";
    CHECK_FALSE(read_text(document.dump()).has_value());
    document["credentialSubject"]["achievement"]["name"] = "Site Electrician";
    CHECK_FALSE(read_text(document.dump()).has_value());
    document["credentialSubject"]["achievement"]["id"] =
        "https://board.example/standards/electrician#certificate";
    const auto read = read_text(document.dump());
    REQUIRE_FALSE(read.has_value());  // and still one unit is failed
    CHECK(read.error().where == "/credentialSubject/result/1/status");
}

TEST_CASE("a wallet that knows Open Badges only shows a unit statement as one", "[wallet-format][profile]") {
    const auto document = written(test::sample_statement());
    const auto& achievement = document["credentialSubject"]["achievement"];
    CHECK(achievement["name"] == "Unit statement: Site Electrician");
    CHECK(achievement["achievementType"] == "ext:PartialQualification");
}

TEST_CASE("a member that no profile has is refused in each of our objects", "[wallet-format][profile]") {
    for (const CompetencyDocument& kind :
         {CompetencyDocument(test::sample_certificate()), CompetencyDocument(test::sample_statement())}) {
        const auto original = written(kind);
        std::size_t tried = 0;
        auto copy = original;
        for_each_object(copy, json::json_pointer(), [&](json& object, const json::json_pointer& at) {
            const auto where = at.to_string();
            // These belong to specifications that allow further members.
            for (const auto* open : {"/credentialStatus", "/credentialSchema", "/relatedResource"})
                if (where.starts_with(open)) return;
            object["extra"] = "x";
            const auto read = read_text(copy.dump());
            object.erase("extra");
            INFO("extra member in " << where);
            REQUIRE_FALSE(read.has_value());
            CHECK(read.error().code == ErrorCode::kUnknownMember);
            CHECK(read.error().where == where + "/extra");
            ++tried;
        });
        CHECK(tried > 15);
    }
}

TEST_CASE("no claim is written as a JSON number", "[wallet-format][profile]") {
    CHECK_FALSE(holds_a_number(written(test::sample_certificate())));
    CHECK_FALSE(holds_a_number(written(test::sample_statement())));
}

TEST_CASE("a birth date of which only the year is known stays a year", "[wallet-format][profile]") {
    CHECK(written(test::sample_certificate())["credentialSubject"]["birthDate"] == "1988");
}

TEST_CASE("an id is written for those who have none and is not read back as theirs",
          "[wallet-format][profile]") {
    const auto document = written(test::sample_certificate());
    const auto id = test::sample_envelope().id;
    CHECK(document["credentialSubject"]["id"] == id + "#holder");
    CHECK(document["credentialSubject"]["source"]["id"] == id + "#assessor");
    auto changed = document;
    changed["credentialSubject"]["source"]["id"] = "urn:uuid:00000000-0000-4000-8000-000000000000#assessor";
    CHECK_FALSE(read_text(changed.dump()).has_value());
    changed = document;
    changed["credentialSubject"]["id"] = "urn:uuid:00000000-0000-4000-8000-000000000000#holder";
    CHECK_FALSE(read_text(changed.dump()).has_value());
}

TEST_CASE("what stands in two places must agree", "[wallet-format][profile]") {
    const auto original = written(test::sample_certificate());
    for (const auto* pointer : {"/credentialSubject/achievement/id", "/credentialSubject/achievement/version",
                                "/credentialSubject/achievement/criteria/id",
                                "/credentialSubject/achievement/alignment/0/targetUrl",
                                "/credentialSubject/achievement/alignment/0/targetCode",
                                "/credentialSubject/achievement/alignment/1/targetName",
                                "/credentialSubject/achievement/alignment/2/targetVersion",
                                "/credentialSubject/achievement/alignment/3/targetName",
                                "/credentialSubject/achievement/resultDescription/0/id",
                                "/credentialSubject/achievement/resultDescription/1/unitCode",
                                "/credentialSubject/result/0/resultDescription"}) {
        auto document = original;
        auto& text = document.at(json::json_pointer(pointer)).get_ref<std::string&>();
        text.back() = text.back() == '1' ? '2' : '1';
        INFO(pointer << " = " << text);
        const auto read = read_text(document.dump());
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().code == ErrorCode::kBadValue);
    }
}

TEST_CASE("a broken rule is named with its place in claims and in the credential",
          "[wallet-format][profile]") {
    struct Case {
        std::function<void(Award&)> spoil;
        std::string in_claims;
    };
    const std::vector<Case> cases = {
        {[](Award& a) { a.number = ""; }, "/award/number"},
        {[](Award& a) { a.number = " 1"; }, "/award/number"},
        {[](Award& a) { a.number = "1\n2"; }, "/award/number"},
        {[](Award& a) { a.title = std::string(301, 'x'); }, "/award/title"},
        {[](Award& a) { a.title = "Unit statement: x"; }, "/award/title"},
        {[](Award& a) { a.title = "\xff"; }, "/award/title"},
        {[](Award& a) { a.description = "x\u202Ey"; }, "/award/description"},
        {[](Award& a) { a.language = "english"; }, "/award/language"},
        {[](Award& a) { a.holder.name_latin = "आशा"; }, "/award/holder/nameLatin"},
        {[](Award& a) { a.holder.name_latin = "1 Asha"; }, "/award/holder/nameLatin"},
        {[](Award& a) { a.holder.name_original.reset(); }, "/award/holder/nameLanguage"},
        {[](Award& a) { a.holder.name_language = "n"; }, "/award/holder/nameLanguage"},
        {[](Award& a) { a.holder.birth_date = test::date("2026-05-01"); }, "/award/holder/birthDate"},
        {[](Award& a) { a.holder.id = "mailto:a@example.org"; }, "/award/holder/id"},
        {[](Award& a) { a.occupation.isco08 = "741"; }, "/award/occupation/isco08"},
        {[](Award& a) { a.occupation.esco_uri = "https://example.org/"; }, "/award/occupation/escoUri"},
        {[](Award& a) { a.standard.id = "https://example.org/#x"; }, "/award/standard/id"},
        {[](Award& a) { a.standard.version = ""; }, "/award/standard/version"},
        {[](Award& a) { a.units.clear(); }, "/award/units"},
        {[](Award& a) { a.units[1].code = "U1"; }, "/award/units/1/code"},
        {[](Award& a) { a.units[1].status = UnitStatus::kFailed; }, "/award/units/1/status"},
        {[](Award& a) { a.units[0].grade = ""; }, "/award/units/0/grade"},
        {[](Award& a) { a.assessment.place.country = "Np"; }, "/award/assessment/place/country"},
        {[](Award& a) { a.assessment.from = test::date("2026-04"); }, "/award/assessment/from"},
        {[](Award& a) { a.assessment.to = test::date("2026-04-19"); }, "/award/assessment/to"},
        {[](Award& a) { a.awarded = test::date("2026-04-20"); }, "/award/awarded"},
        {[](Award& a) { a.awarded = test::date("2026"); }, "/award/awarded"},
        {[](Award& a) { a.levels[0].framework = "nqf"; }, "/award/levels/0/framework"},
        {[](Award& a) { a.levels[0].label = "3"; }, "/award/levels/0/label"},
        {[](Award& a) { a.levels.push_back(a.levels[0]); }, "/award/levels/1"},
        {[](Award& a) { a.awarding_body.name = ""; }, "/award/awardingBody/name"},
        {[](Award& a) { a.provider->country = "NPL"; }, "/award/provider/country"},
        {[](Award& a) { a.field_isced_f = "7"; }, "/award/fieldIscedF"},
        {[](Award& a) { a.assessment.assessor.id = test::sample_envelope().id + "#assessor"; },
         "/award/assessment/assessor/id"},
    };
    for (const auto& [spoil, in_claims] : cases) {
        auto document = test::sample_certificate();
        spoil(document.award);
        INFO(in_claims);
        const auto checked = check_competency(document);
        REQUIRE_FALSE(checked.has_value());
        CHECK(checked.error().code == ErrorCode::kBadValue);
        CHECK(checked.error().where == in_claims);
        CHECK_FALSE(write_competency(document, test::sample_envelope()).has_value());
    }
}

TEST_CASE("a rule that a received credential breaks is named with its place there",
          "[wallet-format][profile]") {
    const auto original = written(test::sample_certificate());
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"/credentialSubject/name", "आशा"},
        {"/credentialSubject/nameOriginal/@value", ""},
        {"/credentialSubject/nameOriginal/@language", "ne_NP"},
        {"/credentialSubject/licenseNumber", ""},
        {"/credentialSubject/achievement/name", "Unit statement: x"},
        {"/credentialSubject/achievement/description", " x"},
        {"/credentialSubject/achievement/inLanguage", "x"},
        {"/credentialSubject/achievement/creator/address/addressCountryCode", "np"},
        {"/credentialSubject/achievement/resultDescription/1/name", ""},
        {"/credentialSubject/result/0/value", ""},
        {"/credentialSubject/result/0/status", "Failed"},
        {"/credentialSubject/source/name", ""},
        {"/credentialSubject/activityEndDate", "2026-04-19T00:00:00Z"},
        {"/awardedDate", "2026-04-20T00:00:00Z"},
        {"/credentialSubject/trainingProvider/name", ""},
        {"/credentialSubject/assessmentPlace/addressCountryCode", "XXX"},
    };
    for (const auto& [pointer, value] : cases) {
        auto document = original;
        document.at(json::json_pointer(pointer)) = value;
        const auto read = read_text(document.dump());
        INFO(pointer);
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().where == pointer);
    }
}

TEST_CASE("a unit statement needs one unit completed, one open, and the failed ones open",
          "[wallet-format][profile]") {
    auto statement = test::sample_statement();
    CHECK(check_competency(statement).has_value());
    statement.outstanding_units = {};
    CHECK(check_competency(statement).error().where == "/outstandingUnits");
    statement.outstanding_units = {"U3"};
    CHECK(check_competency(statement).error().where == "/outstandingUnits");
    statement.outstanding_units = {"U1", "U2"};
    CHECK(check_competency(statement).error().where == "/outstandingUnits");
    statement.outstanding_units = {"U2", "U2"};
    CHECK(check_competency(statement).error().where == "/outstandingUnits/1");
    statement = test::sample_statement();
    statement.award.units[0].status = UnitStatus::kFailed;
    statement.outstanding_units.emplace_back("U1");
    CHECK(check_competency(statement).error().where == "/award/units");
}

TEST_CASE("an envelope that could not be verified later is not written", "[wallet-format][profile]") {
    const std::vector<std::pair<std::function<void(Envelope&)>, std::string>> cases = {
        {[](Envelope& e) { e.id = "urn:uuid:0B8E5E0A-3C1D-4D5F-8A56-1F2E3D4C5B6A"; }, "envelope/id"},
        {[](Envelope& e) { e.issuer = "https://board.example"; }, "envelope/issuer"},
        {[](Envelope& e) { e.issuer_name = ""; }, "envelope/issuer_name"},
        {[](Envelope& e) { e.schema_base = "https://board.example/schemas"; }, "envelope/schema_base"},
        {[](Envelope& e) { e.valid_until = e.valid_from; }, "envelope/valid_until"},
        {[](Envelope& e) { e.statuses[0].list = "status/1"; }, "envelope/statuses"},
        {[](Envelope& e) { e.statuses[0].type = "Other"; }, "envelope/statuses"},
        {[](Envelope& e) { e.statuses[0].size = 2; }, "envelope/statuses"},
    };
    for (const auto& [spoil, where] : cases) {
        auto envelope = test::sample_envelope();
        spoil(envelope);
        const auto text = write_competency(test::sample_certificate(), envelope);
        INFO(where);
        REQUIRE_FALSE(text.has_value());
        CHECK(text.error().where == where);
    }
}
