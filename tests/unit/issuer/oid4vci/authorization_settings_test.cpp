// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/authorization_settings.h"

#include "tests/unit/issuer/issuer_fixture.h"

#include <fstream>

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::TestIssuer;

namespace {

std::string client(std::string_view uris, std::string_view id = "w") {
    return "[[authorization.client]]\nid = \"" + std::string(id) +
           "\"\nname = \"Wallet (demo)\"\nredirect_uris = " + std::string(uris) + "\n";
}

Result<AuthorizationSettings> with(const TestIssuer& issuer, std::string_view toml) {
    std::ofstream(issuer.home.settings_path()) << test::kSettings << toml;
    return authorization_settings_of(issuer.home);
}

}  // namespace

TEST_CASE("without the section nobody logs in", "[issuer][login]") {
    const auto settings = read_authorization_settings("[issuer]\nname = \"Board (demo)\"\n");
    REQUIRE(settings);
    CHECK(settings->clients.empty());
    CHECK_FALSE(settings->auto_approve);
    CHECK(settings->find("w") == nullptr);
}

TEST_CASE("wallets are named with the addresses that they take holders back at", "[issuer][login]") {
    const auto settings = read_authorization_settings(client(
        R"(["https://wallet.example/cb", "http://localhost:7/cb", "http://[::1]/cb", "org.example.wallet:/cb"])"));
    REQUIRE(settings);
    REQUIRE(settings->find("w") != nullptr);
    CHECK(settings->find("w")->redirect_uris.size() == 4);
}

TEST_CASE("addresses that no holder may be sent to are refused with their place", "[issuer][login]") {
    const auto uri = GENERATE(as<std::string>(), "", "http://wallet.example/cb", "https://", "https:///cb",
                              "https://user@wallet.example/cb", "https://wallet.example/cb#x",
                              "https://wallet.example/c b", "javascript:alert(1)", "data:text/html,x",
                              "file:///etc/passwd", "wallet.example/cb", "/cb", "HTTPS://wallet.example/",
                              "https://wallet.example/\\\\evil", "w:", "http://localhost.evil.example/cb",
                              "https://wallet.example/;script-src");
    const auto settings = read_authorization_settings(client("[\"" + uri + "\"]"));
    CAPTURE(uri);
    REQUIRE_FALSE(settings);
    CHECK(settings.error().code == ErrorCode::kConfiguration);
    CHECK(settings.error().where.find("redirect_uris") != std::string::npos);
}

TEST_CASE("clients are whole, and each has an id of its own", "[issuer][login]") {
    CHECK_FALSE(read_authorization_settings(client("[]")));
    CHECK_FALSE(read_authorization_settings("[[authorization.client]]\nid = \"w\"\nname = \"W\"\n"));
    CHECK_FALSE(
        read_authorization_settings(client("[\"https://a.example/\"]") + client("[\"https://b.example/\"]")));
    CHECK_FALSE(read_authorization_settings(client("[\"https://a.example/\"]", "w w")));
    CHECK_FALSE(read_authorization_settings("[authorization]\nautoapprove = true\n"));
}

TEST_CASE("letting anybody in is refused, but in a home that was made for demonstrations",
          "[issuer][login]") {
    const TestIssuer issuer;
    const auto refused = with(issuer, "[authorization]\nauto_approve = true\n");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::kConfiguration);
    CHECK(refused.error().where == "authorization.auto_approve");
    TestIssuer demo("[issuer]\nname = \"Board (demo)\"\nbase_url = \"http://localhost:8080\"\n");
    REQUIRE(mark_as_demonstration(demo.home));
    CHECK(is_demonstration(demo.home).value());
    CHECK(with(demo, "[authorization]\nauto_approve = true\n")->auto_approve);
    CHECK(with(demo, "")->auto_approve == false);
}

TEST_CASE("a home that others can reach is never one for demonstrations", "[issuer][login]") {
    TestIssuer issuer;
    CHECK(mark_as_demonstration(issuer.home).error().code == ErrorCode::kForbidden);
    CHECK_FALSE(is_demonstration(issuer.home).value());
}
