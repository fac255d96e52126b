// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/serve_settings.h"

#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

using namespace carnet;
using carnet::issuer::read_serve_settings;

TEST_CASE("what the settings do not say has its default", "[issuer][server]") {
    const auto settings = read_serve_settings("[issuer]\nname = \"Board (demo)\"\n").value();
    REQUIRE(settings.listen.address == "127.0.0.1");
    REQUIRE(settings.listen.port == 8080);
    REQUIRE(settings.admin.port == 8081);
    REQUIRE_FALSE(settings.listen.tls);
}

TEST_CASE("what the settings say is used", "[issuer][server]") {
    const auto settings =
        read_serve_settings(
            "[serve]\naddress = \"::1\"\nport = 9000\nthreads = 4\ntls_certificate_chain = \"c.pem\"\n"
            "tls_private_key = \"k.pem\"\n[admin]\nport = 9001\nrequests_per_second = 5\n")
            .value();
    REQUIRE(settings.listen.address == "::1");
    REQUIRE(settings.listen.port == 9000);
    REQUIRE(settings.threads == 4);
    REQUIRE(settings.listen.tls->private_key == "k.pem");
    REQUIRE(settings.requests_per_second == 5.0);
}

TEST_CASE("settings that cannot be meant are refused with the key's name", "[issuer][server]") {
    const auto [toml, key] = GENERATE(table<std::string, std::string>({
        {"[serve]\nprot = 1\n", "line 2, serve.prot"},
        {"[serve]\nport = 70000\n", "line 2, serve.port"},
        {"[serve]\nport = \"80\"\n", "line 2, serve.port"},
        {"[serve]\nthreads = 0\n", "line 2, serve.threads"},
        {"\n[serve]\ntls_private_key = \"k.pem\"\n", "line 2, serve"},
        {"[admin]\nrequests_per_second = 0\n", "line 2, admin.requests_per_second"},
        {"[admin]\nrequests_per_second = nan\n", "line 2, admin.requests_per_second"},
        {"serve = 1\n", "line 1, serve"},
        {"[sreve]\nport = 1\n", "line 1, sreve"},
        {"[admin]\nbind = \"x\"\n", "line 2, admin.bind"},
        {"[serve\n", "line 1"},
    }));
    const auto settings = read_serve_settings(toml);
    REQUIRE_FALSE(settings);
    REQUIRE(settings.error().code == ErrorCode::kConfiguration);
    REQUIRE(settings.error().where == key);
}
