// SPDX-License-Identifier: Apache-2.0
#include "issuer/settings.h"

#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::issuer;

namespace {

const std::string kLeast =
    "[issuer]\nname = \"Demo Board (demo)\"\nbase_url = \"https://certs.example:8443/a/\"\n";

}  // namespace

TEST_CASE("two settings are enough, and the rest has defaults", "[issuer][settings]") {
    const auto settings = read_settings(kLeast);
    REQUIRE(settings);
    CHECK(settings->did == "did:web:certs.example%3A8443:a");
    CHECK(settings->base_url == "https://certs.example:8443/a");
    CHECK(settings->canonical_form == wallet::CanonicalForm::kRdfc);
    CHECK(settings->list_entries == 131'072);
    CHECK(settings->fill_percent == 50);
    CHECK(settings->valid_seconds == 86'400);
    CHECK(settings->resign_seconds == 3'600);
    CHECK(settings->ttl_seconds == 5);
    CHECK(settings->group_size == 500);
    CHECK(settings->status_url("abc", "revocation") == "https://certs.example:8443/a/status/abc/revocation");
    CHECK(settings->schema_base() == "https://certs.example:8443/a/schemas/");
    CHECK(settings->method_of("key-1") == "did:web:certs.example%3A8443:a#key-1");
}

TEST_CASE("certificates may be signed over JSON instead of RDF", "[issuer][settings]") {
    const auto form = [](const std::string& written) {
        return read_settings(kLeast + "canonical_form = \"" + written + "\"\n").value().canonical_form;
    };
    CHECK(form("jcs") == wallet::CanonicalForm::kJcs);
    CHECK(form("rdfc") == wallet::CanonicalForm::kRdfc);
}

TEST_CASE("the server's sections are left to its own reader", "[issuer][settings]") {
    CHECK(read_settings(kLeast + "[serve]\nport = \"any\"\n[admin]\nx = []\n"));
}

TEST_CASE("a section that nobody reads is refused with those there are", "[issuer][settings]") {
    for (const std::string section : {"[isuer]\nname = \"X\"\n", "[[isuer]]\n"}) {
        CAPTURE(section);
        const auto settings = read_settings(section + kLeast);
        REQUIRE_FALSE(settings);
        CHECK(settings.error().where == "line 1, isuer");
        CHECK(settings.error().detail ==
              "There is no such section here. Known are issuer, status, issue, serve, admin, "
              "conformance, decisions, wallets, authorization, print; see docs/defaults.md.");
    }
    CHECK(read_settings("[isuer]\nname = \"X\"\n").error().where == "line 1, isuer");
    CHECK(read_settings("").error().where == "line 1, issuer");
}

TEST_CASE("a setting that is unknown, of the wrong type or out of bounds is refused by name",
          "[issuer][settings]") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"[issuer]\nname = \"X\"\n", "line 1, issuer.base_url"},
        {"[issuer]\nbase_url = \"https://a.example\"\n", "line 1, issuer.name"},
        {"[issuer]\nname = \"\"\nbase_url = \"https://a.example\"\n", "line 2, issuer.name"},
        {"[issuer]\nname = \"X\"\nbase_url = \"ftp://a.example\"\n", "line 3, issuer.base_url"},
        {"[issuer]\nname = \"X\"\nbase_url = \"https://a.example\"\ncolour = 1\n", "line 4, issuer.colour"},
        {kLeast + "canonical_form = \"xml\"\n", "line 4, issuer.canonical_form"},
        {kLeast + "[status]\nlist_entries = 1000\n", "line 5, status.list_entries"},
        {kLeast + "[status]\nlist_entries = 131073\n", "line 5, status.list_entries"},
        {kLeast + "[status]\nfill_percent = 95\n", "line 5, status.fill_percent"},
        {kLeast + "[status]\nvalid_hours = 1\nresign_minutes = 60\n", "line 6, status.resign_minutes"},
        {kLeast + "[status]\nttl_seconds = 0\n", "line 5, status.ttl_seconds"},
        {kLeast + "[issue]\ngroup_size = 0\n", "line 5, issue.group_size"},
        {kLeast + "[issue]\ngroup_size = \"500\"\n", "line 5, issue.group_size"},
        {"issuer = 1\n", "line 1, issuer"},
        {"[issuer\n", "line 1"},
    };
    for (const auto& [toml, place] : cases) {
        CAPTURE(toml);
        const auto settings = read_settings(toml);
        REQUIRE_FALSE(settings);
        CHECK(settings.error().code == ErrorCode::kConfiguration);
        CHECK(settings.error().where == place);
        CHECK_FALSE(settings.error().detail.empty());
    }
}
