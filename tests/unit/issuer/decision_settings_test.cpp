// SPDX-License-Identifier: Apache-2.0
// What an authority is, by which law it decides and within which time: read strictly.
#include "issuer/decision_settings.h"

#include "tests/unit/issuer/decision_fixture.h"

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::kAuthoritySettings;

namespace {

std::string with(const std::string& from, const std::string& to) {
    std::string text(kAuthoritySettings);
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

std::string place_of(const std::string& text) {
    const auto settings = read_decision_settings(text);
    return settings ? "read" : settings.error().where;
}

}  // namespace

TEST_CASE("the section of an authority is read whole", "[issuer][decision][settings]") {
    const auto settings = read_decision_settings(kAuthoritySettings).value();
    CHECK(settings.authority.name == "Recognition Office (demo)");
    CHECK(settings.authority.jurisdictions == std::vector<std::string>{"DE", "DE-BY"});
    CHECK(settings.period.days == 90);
    CHECK_FALSE(settings.period.from_received);
    REQUIRE(settings.remedies.size() == 1);
    CHECK(settings.remedies.front().language == "en");
    CHECK(settings.remedies.front().is_suspensive);
    CHECK(settings.outcome_terms.at("refused") == "refusal");
    CHECK_FALSE(settings.verifier);
}

TEST_CASE("a section that is wrong or not there says where", "[issuer][decision][settings]") {
    CHECK(place_of("[issuer]\nname = \"a\"\nbase_url = \"https://a.example\"\n") == "carnet-issuer.toml");
    CHECK(place_of(std::string(kAuthoritySettings) +
                   "[[decisions.not_a_decision]]\nlanguage = \"en\"\ntext = \"a\"\n"
                   "[[decisions.not_a_decision]]\nlanguage = \"en\"\ntext = \"b\"\n")
              .ends_with("decisions.not_a_decision.language"));
    CHECK(place_of(with("statutory_days = 90", "statutory_days = 0")).ends_with("statutory_days"));
    CHECK(place_of(with("statutory_days = 90", "statutory_days = 90\nstatutory_months = 3"))
              .ends_with("decisions"));
    CHECK(place_of(with("statutory_days = 90", "")).ends_with("decisions"));
    CHECK(place_of(with("[\"DE\", \"DE-BY\"]", "[]")).ends_with("jurisdictions"));
    CHECK(place_of(with("suspensive = true", "")).find("remedies") != std::string::npos);
    CHECK(place_of(with("kind = \"objection\"", "kind = \"complaint\"")).ends_with("kind"));
    CHECK(place_of(with("full = ", "fully = ")).find("fully") != std::string::npos);
    CHECK(place_of(with("language = \"en\"", "language = \"en\"\nprocedure = \"automatic-by-agreement\""))
              .ends_with("procedure"));
}
