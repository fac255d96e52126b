// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/code_grant.h"

#include "issuer/oid4vci/token.h"
#include "tests/unit/issuer/oid4vci/login_fixture.h"

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::LoginIssuer;

namespace {

CodeRequest request_with(const LoginIssuer& issuer, std::string code) {
    return {std::move(code), "demo-wallet", std::string(test::kRedirect), issuer.verifier};
}

}  // namespace

TEST_CASE("a login's code gives one token, bound to the wallet's key", "[issuer][login]") {
    LoginIssuer issuer;
    const auto offer = issuer.offers(1, {3600, true}).front();
    const auto code = issuer.logged_in(issuer.fields(offer));
    CHECK(code.size() == 43);
    CHECK(issuer.sessions.holds(code, issuer.clock.now()));
    const auto answer = issuer.redeemed(request_with(issuer, code));
    const auto json = JsonDocument::parse(answer);
    REQUIRE(json);
    CHECK(json->root().require("token_type").value().string() == "DPoP");
    CHECK(json->root().require("scope").value().string() == test::kCertificateConfiguration);
    const auto token = json->root().require("access_token").value().string();
    CHECK(find_token(issuer.home, token, issuer.clock.now(), "thumbprint").value());
    CHECK_FALSE(find_token(issuer.home, token, issuer.clock.now()).value());
    CHECK(issuer.redeemed(request_with(issuer, code)) == "invalid_grant");
    CHECK(issuer.found(offer.record.id).state == OfferState::kGranted);
}

TEST_CASE("a code is for its wallet, its address, its secret and its key, and is gone after a wrong try",
          "[issuer][login]") {
    LoginIssuer issuer;
    const auto offer = issuer.offers(1, {3600, true}).front();
    auto fields = issuer.fields(offer);
    fields["dpop_jkt"] = std::string(43, 'A');
    auto request = request_with(issuer, issuer.logged_in(fields));
    const auto right = request;
    std::string thumbprint(43, 'A');
    std::string code = "invalid_grant";
    SECTION("another wallet") {
        request.client = "other";
        CHECK(issuer.redeemed(request, thumbprint) == code);
    }
    SECTION("another address") {
        request.redirect_uri = "demo-wallet:/cb";
        CHECK(issuer.redeemed(request, thumbprint) == code);
    }
    SECTION("another secret") {
        request.verifier = std::string(43, 'w');
        CHECK(issuer.redeemed(request, thumbprint) == code);
    }
    SECTION("another key") {
        thumbprint = std::string(43, 'B');
        code = "invalid_dpop_proof";
        CHECK(issuer.redeemed(request, thumbprint) == code);
    }
    CHECK(issuer.redeemed(right, std::string(43, 'A')) == "invalid_grant");
    CHECK(issuer.found(offer.record.id).state == OfferState::kOpen);
}

TEST_CASE("without a proof of a key there is no token, and the code is not used up", "[issuer][login]") {
    LoginIssuer issuer;
    const auto offer = issuer.offers(1, {3600, true}).front();
    const auto request = request_with(issuer, issuer.logged_in(issuer.fields(offer)));
    CHECK(issuer.redeemed(request, "") == "invalid_dpop_proof");
    CHECK(issuer.redeemed(request).starts_with("{"));
}

TEST_CASE("a code is over after a minute, and gives nothing for an offer that was used meanwhile",
          "[issuer][login]") {
    LoginIssuer issuer;
    const auto offers = issuer.offers(2, {3600, true});
    const auto first = issuer.logged_in(issuer.fields(offers[0]));
    const auto second = issuer.logged_in(issuer.fields(offers[1]));
    REQUIRE(withdraw_offer(issuer.home, offers[1].record.id, issuer.clock));
    CHECK(issuer.redeemed(request_with(issuer, second)) == "invalid_grant");
    issuer.clock.set(issuer.clock.now().plus_seconds(kCodeSeconds));
    CHECK_FALSE(issuer.sessions.holds(first, issuer.clock.now()));
    CHECK(issuer.redeemed(request_with(issuer, first)) == "invalid_grant");
}

TEST_CASE("a pushed request is its client's until it is over, approved or dropped", "[issuer][login]") {
    LoginIssuer issuer;
    auto& sessions = issuer.sessions;
    const auto now = issuer.clock.now();
    const auto push = [&] {
        AuthorizationRequest request;
        request.client = "demo-wallet";
        return sessions.push(std::move(request), now, issuer.random).value();
    };
    const auto uri = push();
    CHECK(uri.starts_with(kRequestUriPrefix));
    CHECK(sessions.pushed(uri, "demo-wallet", now));
    CHECK_FALSE(sessions.pushed(uri, "other", now));
    CHECK_FALSE(sessions.pushed(uri + "x", "demo-wallet", now));
    CHECK_FALSE(sessions.pushed(uri, "demo-wallet", now.plus_seconds(kPushedSeconds)));
    CHECK_FALSE(sessions.approve(uri, now.plus_seconds(kPushedSeconds), issuer.random));
    CHECK(sessions.approve(uri, now, issuer.random));
    CHECK_FALSE(sessions.pushed(uri, "demo-wallet", now));
    const auto other = push();
    sessions.drop(other);
    CHECK_FALSE(sessions.approve(other, now, issuer.random));
}

TEST_CASE("no more requests wait than the limit says; those that are over make room", "[issuer][login]") {
    LoginIssuer issuer;
    const auto now = issuer.clock.now();
    const auto push = [&](std::string offer, UtcTime when) {
        AuthorizationRequest request;
        request.offer = std::move(offer);
        return issuer.sessions.push(std::move(request), when, issuer.random);
    };
    for (std::size_t i = 0; i < kMaxPushed; ++i) REQUIRE(push(std::to_string(i / kMaxPushedOfOffer), now));
    CHECK_FALSE(push("another", now));
    CHECK(push("0", now));
    CHECK(push("another", now.plus_seconds(kPushedSeconds)));
}

TEST_CASE("an offer has no more than its share of waiting requests: the oldest makes room",
          "[issuer][login]") {
    LoginIssuer issuer;
    const auto now = issuer.clock.now();
    const auto push = [&](std::int64_t later) {
        AuthorizationRequest request;
        request.client = "demo-wallet";
        request.offer = "an offer";
        return issuer.sessions.push(std::move(request), now.plus_seconds(later), issuer.random).value();
    };
    const auto oldest = push(0);
    const auto second = push(1);
    for (std::size_t i = 2; i < kMaxPushedOfOffer; ++i) static_cast<void>(push(2));
    CHECK(issuer.sessions.pushed(oldest, "demo-wallet", now));
    static_cast<void>(push(3));
    CHECK_FALSE(issuer.sessions.pushed(oldest, "demo-wallet", now));
    CHECK(issuer.sessions.pushed(second, "demo-wallet", now));
}

TEST_CASE("a request for a token names code, client, address and secret", "[issuer][login]") {
    std::map<std::string, std::string> fields{{"grant_type", "authorization_code"},
                                              {"code", "c"},
                                              {"client_id", "w"},
                                              {"redirect_uri", "r"},
                                              {"code_verifier", std::string(43, 'v')}};
    CHECK(is_code_request(LoginIssuer::of(fields)));
    CHECK(read_code_request(LoginIssuer::of(fields)));
    const auto missing = GENERATE(as<std::string>(), "code", "client_id", "redirect_uri", "code_verifier");
    fields[missing] = "";
    CHECK(read_code_request(LoginIssuer::of(fields)).error().code == "invalid_request");
    fields["code_verifier"] = std::string(42, 'v');
    CHECK(read_code_request(LoginIssuer::of(fields)).error().code == "invalid_request");
    fields["grant_type"] = "other";
    CHECK_FALSE(is_code_request(LoginIssuer::of(fields)));
}
