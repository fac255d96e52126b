// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/authorization_request.h"

#include "tests/unit/issuer/oid4vci/login_fixture.h"

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::LoginIssuer;

namespace {

std::string refusal(const LoginIssuer& issuer, const std::map<std::string, std::string>& fields) {
    const auto request = issuer.read(fields);
    return request ? "read" : request.error().code;
}

}  // namespace

TEST_CASE("a wallet pushes for whom, for what and where to, and the offer is found", "[issuer][login]") {
    LoginIssuer issuer;
    const auto offer = issuer.offers(1, {3600, true}).front();
    const auto request = issuer.read(issuer.fields(offer));
    REQUIRE(request);
    CHECK(request->offer == offer.record.id);
    CHECK(request->code == code_of(offer.secret));
    CHECK(request->scopes == std::vector{std::string(test::kCertificateConfiguration)});
    CHECK(request->redirect_uri == test::kRedirect);
    CHECK(request->state == "abc");
}

TEST_CASE("what a wallet must push, and what it may not", "[issuer][login]") {
    LoginIssuer issuer;
    const auto offer = issuer.offers(1, {3600, true}).front();
    const auto [name, value, code] = GENERATE(table<std::string, std::string, std::string>({
        {"client_id", "", "invalid_client"},
        {"client_id", "other", "invalid_client"},
        {"redirect_uri", "", "invalid_request"},
        {"redirect_uri", "https://wallet.example/cb/", "invalid_request"},
        {"redirect_uri", "https://wallet.example/cb?x=1", "invalid_request"},
        {"redirect_uri", "https://wallet.example.evil.example/cb", "invalid_request"},
        {"redirect_uri", "demo-wallet:/cb", "read"},
        {"response_type", "token", "unsupported_response_type"},
        {"response_mode", "fragment", "invalid_request"},
        {"code_challenge", "", "invalid_request"},
        {"code_challenge", "short", "invalid_request"},
        {"code_challenge_method", "plain", "invalid_request"},
        {"code_challenge_method", "", "invalid_request"},
        {"state", "", "read"},
        {"state", std::string(1'025, 's'), "invalid_request"},
        {"issuer_state", "", "invalid_request"},
        {"issuer_state", "somebody's", "invalid_request"},
        {"scope", "", "invalid_scope"},
        {"scope", "unknown", "invalid_scope"},
        {"scope", "unknown competency-certificate_ldp_vc", "read"},
        {"scope", "competency-unit-statement_ldp_vc", "invalid_scope"},
        {"authorization_details", "[]", "invalid_authorization_details"},
        {"authorization_details",
         R"([{"type":"openid_credential","credential_configuration_id":"competency-unit-statement_ldp_vc"}])",
         "invalid_authorization_details"},
        {"authorization_details",
         R"([{"type":"openid_credential","credential_configuration_id":"competency-certificate_ldp_vc"}])",
         "read"},
        {"request_uri", "urn:x", "invalid_request"},
        {"request", "a.b.c", "invalid_request"},
        {"dpop_jkt", "short", "invalid_request"},
    }));
    auto fields = issuer.fields(offer);
    fields[name] = value;
    CAPTURE(name, value);
    CHECK(refusal(issuer, fields) == code);
}

TEST_CASE("nobody logs in to an offer that has no transaction code, or cannot be redeemed",
          "[issuer][login]") {
    LoginIssuer issuer;
    const auto plain = issuer.offers(1).front();
    CHECK(refusal(issuer, issuer.fields(plain)) == "invalid_request");
    issuer.authorization.auto_approve = true;
    CHECK(refusal(issuer, issuer.fields(plain)) == "read");
    issuer.clock.set(plain.record.expires);
    CHECK(refusal(issuer, issuer.fields(plain)) == "invalid_request");
}

TEST_CASE("the code in an offer is not what a login begins with, and leads nowhere from there",
          "[issuer][login]") {
    LoginIssuer issuer;
    const auto offer = issuer.offers(1, {3600, true}).front();
    auto fields = issuer.fields(offer);
    fields["issuer_state"] = code_of(offer.secret);
    CHECK(refusal(issuer, fields) == "invalid_request");
    fields["issuer_state"] = offer.secret;
    CHECK(refusal(issuer, fields) == "invalid_request");
}

TEST_CASE("an offer names the login where there is one for it", "[issuer][login]") {
    LoginIssuer issuer;
    const auto with_code = issuer.offers(1, {3600, true}).front();
    const auto state = login_state(issuer.authorization, with_code.record, with_code.secret);
    CHECK(state == issuer_state_of(with_code.secret));
    const auto text = write_offer(issuer.home, with_code.record, code_of(with_code.secret), state);
    REQUIRE(text);
    const auto json = JsonDocument::parse(*text);
    REQUIRE(json);
    const auto grants = json->root().require("grants").value();
    CHECK(grants.require("authorization_code").value().require("issuer_state").value().string() == state);
    CHECK(grants.size() == 2);
    auto without = with_code.record;
    without.tx_code.reset();
    CHECK(login_state(issuer.authorization, without, with_code.secret).empty());
    CHECK(login_state({}, with_code.record, with_code.secret).empty());
}
