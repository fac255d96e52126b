// SPDX-License-Identifier: Apache-2.0
#include "verifier/config.h"

#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

using namespace carnet;
using carnet::verifier::read_config;

TEST_CASE("an empty configuration has the safe defaults", "[verifier][config]") {
    const auto config = read_config("", "/etc/carnet").value();
    REQUIRE(config.listen.address == "127.0.0.1");
    REQUIRE_FALSE(config.fetch.allow_plain_http);
    REQUIRE_FALSE(config.fetch.allow_private_addresses);
    REQUIRE(config.fetch.ports == std::vector<std::uint16_t>{443});
    REQUIRE_FALSE(config.policy);
}

TEST_CASE("paths are taken from the folder of the file", "[verifier][config]") {
    const auto config =
        read_config("policy = \"policy.toml\"\nstatus_dir = \"/srv/lists\"\n", "/etc/carnet").value();
    REQUIRE(*config.policy == "/etc/carnet/policy.toml");
    REQUIRE(*config.status_dir == "/srv/lists");
}

TEST_CASE("what the configuration says is used", "[verifier][config]") {
    const auto config =
        read_config(
            "[serve]\nport = 9000\nthreads = 1\nbody_bytes = 4096\nheader_time_ms = 250\n"
            "[fetch]\nallow_plain_http = true\nports = [443, 8443]\nredirects = 0\ntotal_time_ms = 100\n",
            "/")
            .value();
    REQUIRE(config.listen.port == 9000);
    REQUIRE(config.threads == 1);
    REQUIRE(config.limits.body_bytes == 4096);
    REQUIRE(config.limits.header_time == std::chrono::milliseconds(250));
    REQUIRE(config.fetch.allow_plain_http);
    REQUIRE(config.fetch.ports == std::vector<std::uint16_t>{443, 8443});
    REQUIRE(config.fetch.limits.redirects == 0);
}

TEST_CASE("a configuration that cannot be meant is refused with line and key", "[verifier][config]") {
    const auto [toml, where] = GENERATE(table<std::string, std::string>({
        {"polcy = \"x\"\n", "line 1, polcy"},
        {"\n[fetch]\nallow_plain_htp = true\n", "line 3, fetch.allow_plain_htp"},
        {"[serve]\nport = 65536\n", "line 2, serve.port"},
        {"[serve]\nport = true\n", "line 2, serve.port"},
        {"[fetch]\nports = [0]\n", "line 2, fetch.ports"},
        {"[fetch]\nallow_plain_http = \"yes\"\n", "line 2, fetch.allow_plain_http"},
        {"[serve]\ntls_private_key = \"k.pem\"\n", "line 1, serve"},
        {"[[contexts]]\nurl = \"https://a.example\"\nfile = \"a\"\ndigest = \"sha256-AAAA\"\n",
         "line 4, contexts.digest"},
        {"[[contexts]]\nurl = \"https://a.example\"\n", "line 1, contexts.file"},
        {"policy = \"\"\n", "line 1, policy"},
        {"serve = 1\n", "line 1, serve"},
        {"[fetch]\nca_files = [\n  \"\",\n]\n", "line 3, fetch.ca_files"},
        {"[serve\n", "line 1"},
    }));
    const auto config = read_config(toml, "/");
    REQUIRE_FALSE(config);
    REQUIRE(config.error().code == ErrorCode::kConfiguration);
    CHECK(config.error().where == where);
}
