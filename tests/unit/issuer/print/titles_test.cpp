// SPDX-License-Identifier: Apache-2.0
#include "issuer/print/titles.h"

#include "tests/unit/issuer/print/print_fixture.h"

using namespace carnet;
using namespace carnet::issuer;

TEST_CASE("a title is found by its language, whatever the region, and otherwise says in which one it is",
          "[print]") {
    const wallet::Translations titles{{"en", "Wiring"}, {"fr-CM", "Câblage"}};
    CHECK(title_in(titles, "fr", "en", "U1").text == "Câblage");
    CHECK(title_in(titles, "FR-cm", "en", "U1").is_in_language);
    const auto fallen = title_in(titles, "ar", "en", "U1");
    CHECK(fallen.text == "Wiring");
    CHECK(fallen.language == "en");
    CHECK_FALSE(fallen.is_in_language);
    CHECK(title_in({}, "ar", "en", "U1").text == "U1");
}

TEST_CASE("a standard adds languages to its own version's codes, and never changes what the award says",
          "[print]") {
    const wallet::CompetencyCertificate certificate{test::printed_award(1)};
    auto titles = titles_of(certificate);
    wallet::OccupationalStandard standard;
    standard.id = certificate.award.standard.id;
    standard.version = "2.0";
    standard.title = {{"fr", "Électriciens (démo)"}};
    standard.units = {{"U1", {{"fr", "Intitulé"}, {"en", "Another title"}}, {}, {}, {}}};
    add_titles(titles, certificate.award.standard, standard);
    CHECK(titles.units.at("U1").size() == 1);
    standard.version = certificate.award.standard.version;
    add_titles(titles, certificate.award.standard, standard);
    CHECK(titles.units.at("U1") == wallet::Translations{{"en", "Unit title 1"}, {"fr", "Intitulé"}});
    CHECK(titles.standard.at("fr") == "Électriciens (démo)");
}
