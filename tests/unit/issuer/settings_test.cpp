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

TEST_CASE("sections of others are left alone", "[issuer][settings]") {
    CHECK(read_settings(kLeast + "[serve]\nport = 1\n[anything]\nx = []\n"));
}

TEST_CASE("a setting that is unknown, of the wrong type or out of bounds is refused by name",
          "[issuer][settings]") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"[issuer]\nname = \"X\"\n", "issuer.base_url"},
        {"[issuer]\nbase_url = \"https://a.example\"\n", "issuer.name"},
        {"[issuer]\nname = \"\"\nbase_url = \"https://a.example\"\n", "issuer.name"},
        {"[issuer]\nname = \"X\"\nbase_url = \"ftp://a.example\"\n", "issuer.base_url"},
        {"[issuer]\nname = \"X\"\nbase_url = \"https://a.example\"\ncolour = 1\n", "issuer.colour"},
        {kLeast + "[status]\nlist_entries = 1000\n", "status.list_entries"},
        {kLeast + "[status]\nlist_entries = 131073\n", "status.list_entries"},
        {kLeast + "[status]\nfill_percent = 95\n", "status.fill_percent"},
        {kLeast + "[status]\nvalid_hours = 1\nresign_minutes = 60\n", "status.resign_minutes"},
        {kLeast + "[status]\nttl_seconds = 0\n", "status.ttl_seconds"},
        {kLeast + "[issue]\ngroup_size = 0\n", "issue.group_size"},
        {kLeast + "[issue]\ngroup_size = \"500\"\n", "issue.group_size"},
        {"issuer = 1\n", "issuer"},
        {"[issuer\n", "line 1"},
    };
    for (const auto& [toml, where] : cases) {
        CAPTURE(toml);
        const auto settings = read_settings(toml);
        REQUIRE_FALSE(settings);
        CHECK(settings.error().code == ErrorCode::kConfiguration);
        CHECK(settings.error().where.starts_with(where));
        CHECK_FALSE(settings.error().detail.empty());
    }
}
