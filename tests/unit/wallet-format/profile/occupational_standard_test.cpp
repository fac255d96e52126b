// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/occupational_standard.h"

#include "tests/unit/wallet-format/profile/agreement_samples.h"
#include "tests/unit/wallet-format/profile/own_document_samples.h"
#include "tests/unit/wallet-format/samples.h"

namespace carnet::wallet {
namespace {

using test::damaged;
using test::Json;
using test::read_back;
using test::sample_occupational_standard;

TEST_CASE("a standard that is written is read as what it was", "[wallet-format][occupational-standard]") {
    const auto standard = sample_occupational_standard();
    const auto text = write_occupational_standard(standard, test::sample_envelope());
    REQUIRE(text);
    CHECK(read_back(*text, read_occupational_standard).value() == standard);
}

TEST_CASE("a country without a framework has a standard without levels",
          "[wallet-format][occupational-standard]") {
    auto standard = sample_occupational_standard();
    standard.levels.clear();
    standard.esco_uri.reset();
    standard.replaces_version.reset();
    standard.effective_until.reset();
    const auto text = write_occupational_standard(standard, test::sample_envelope());
    REQUIRE(text);
    CHECK_FALSE(Json::parse(*text)["credentialSubject"].contains("levels"));
    CHECK(read_back(*text, read_occupational_standard).value() == standard);
}

TEST_CASE("a unit may equal one of another version of its own standard",
          "[wallet-format][occupational-standard]") {
    auto standard = sample_occupational_standard();
    standard.units[1].equivalents = {{standard.id, "1.0", "GAS"}};
    CHECK(check_occupational_standard(standard));
}

TEST_CASE("a rule between members of a standard that is broken is named with its place",
          "[wallet-format][occupational-standard]") {
    const auto place = [](const auto& change) {
        auto standard = sample_occupational_standard();
        change(standard);
        const auto checked = check_occupational_standard(standard);
        REQUIRE_FALSE(checked);
        CHECK(checked.error().code == ErrorCode::kBadValue);
        REQUIRE_FALSE(write_occupational_standard(standard, test::sample_envelope()));
        return checked.error().where;
    };
    CHECK(place([](auto& s) { s.id += "#a"; }) == "/id");
    CHECK(place([](auto& s) { s.jurisdictions.push_back("GH"); }) == "/jurisdictions/3");
    CHECK(place([](auto& s) {
              s.levels.push_back(s.levels[0]);
              s.levels[1].level = "5";
          }) == "/levels/1");
    CHECK(place([](auto& s) { s.units[1].code = "PLU-1"; }) == "/units/1/code");
    CHECK(place([](auto& s) { s.units[0].criteria[1].code = "PLU-1.1"; }) == "/units/0/criteria/1/code");
    CHECK(place([](auto& s) { s.units[0].equivalents[1] = s.units[0].equivalents[0]; }) ==
          "/units/0/equivalents/1");
    CHECK(place([](auto& s) {
              s.units[0].equivalents[1] = {s.id, s.version, "PLU-2"};
          }) == "/units/0/equivalents/1");
    CHECK(place([](auto& s) { s.units[0].is_optional = true; }) == "/units");
    CHECK(place([](auto& s) { s.effective_until = s.effective_from; }) == "/effectiveUntil");
    CHECK(place([](auto& s) { s.replaces_version = s.version; }) == "/replacesVersion");
}

TEST_CASE("bad input in a standard is refused with its place", "[wallet-format][occupational-standard]") {
    const auto text = *write_occupational_standard(sample_occupational_standard(), test::sample_envelope());
    const auto fault = [&](const auto& change) {
        const auto changed = damaged(text, [&](Json& json) { change(json["credentialSubject"]); });
        const auto standard = read_back(changed, read_occupational_standard);
        INFO(changed);
        REQUIRE_FALSE(standard);
        return std::string(to_string(standard.error().code)) + " " + standard.error().where;
    };
    CHECK(fault([](Json& s) { s["isco08"] = "712"; }) == "bad-value /credentialSubject/isco08");
    CHECK(fault([](Json& s) { s["isco08"] = 7126; }) == "wrong-type /credentialSubject/isco08");
    CHECK(fault([](Json& s) { s["title"] = "Plumber"; }) == "wrong-type /credentialSubject/title");
    CHECK(fault([](Json& s) { s["units"] = Json::array(); }) == "bad-value /credentialSubject/units");
    CHECK(fault([](Json& s) { s["units"][0]["isOptional"] = 1; }) ==
          "wrong-type /credentialSubject/units/0/isOptional");
    CHECK(fault([](Json& s) { s["units"][0].erase("title"); }) ==
          "missing-member /credentialSubject/units/0");
    CHECK(fault([](Json& s) { s["units"][0]["equivalents"][0]["level"] = "4"; }) ==
          "unknown-member /credentialSubject/units/0/equivalents/0/level");
    CHECK(fault([](Json& s) { s["jurisdictions"].clear(); }) == "bad-value /credentialSubject/jurisdictions");
    CHECK(fault([](Json& s) { s["jurisdictions"][0] = "Ghana"; }) ==
          "bad-value /credentialSubject/jurisdictions/0");
    CHECK(fault([](Json& s) { s["effectiveFrom"] = "2022"; }) ==
          "bad-value /credentialSubject/effectiveFrom");
    CHECK(fault([](Json& s) { s["units"][1]["code"] = s["units"][0]["code"]; }) ==
          "bad-value /credentialSubject/units/1/code");
    CHECK(fault([](Json& s) { s["fee"] = "50"; }) == "unknown-member /credentialSubject/fee");
}

TEST_CASE("another kind of credential is no standard", "[wallet-format][occupational-standard]") {
    const auto text = *write_level_referencing(test::sample_level_referencing(), test::sample_envelope());
    CHECK(read_back(text, read_occupational_standard).error().code == ErrorCode::kUnsupported);
}

}  // namespace
}  // namespace carnet::wallet
