// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/token.h"

#include "tests/unit/issuer/oid4vci/wallet_fixture.h"

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::WalletIssuer;

namespace {

constexpr std::string_view kGrant =
    "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Apre-authorized_code&pre-authorized_code=abc";

// The code of the refusal, or "granted".
std::string outcome(WalletIssuer& issuer, const TokenRequest& request) {
    const auto answer = grant_token(issuer.home, request, issuer.clock, issuer.random);
    return answer ? "granted" : answer.error().code;
}

http::Request of_form(std::string_view form) {
    http::Request request;
    request.fields.set("Content-Type", "application/x-www-form-urlencoded");
    request.body = form;
    return request;
}

std::string refusal(std::string_view form) {
    const auto request = read_token_request(of_form(form));
    return request ? "read" : request.error().code;
}

std::string wrong(const NewOffer& offer) {
    return *offer.tx_code == "000000" ? "000001" : "000000";
}

}  // namespace

TEST_CASE("a token request is a form with the grant, the code and each field once", "[issuer][oid4vci]") {
    const auto request = read_token_request(of_form(std::string(kGrant) + "&tx_code=123456&unknown=1"));
    REQUIRE(request);
    CHECK(request->code == "abc");
    CHECK(request->tx_code == "123456");
    CHECK_FALSE(request->configurations);
    CHECK(refusal("") == "invalid_request");
    CHECK(refusal("grant_type=authorization_code&code=1") == "unsupported_grant_type");
    CHECK(refusal(std::string(kGrant) + "&pre-authorized_code=abc") == "invalid_request");
    CHECK(refusal(std::string(kGrant) + "&tx_code=%4") == "invalid_request");
    CHECK(refusal(std::string(kGrant) + "&authorization_details=%5B%5D") == "invalid_authorization_details");
    CHECK(refusal(std::string(kGrant) + "&authorization_details=%5B%7B%22type%22%3A%22other%22%7D%5D") ==
          "invalid_authorization_details");
}

TEST_CASE("a code gives one token, which leads to its offer until it is over", "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const auto offer = issuer.offers(1).front();
    const auto answer =
        grant_token(issuer.home, {code_of(offer.secret), {}, {}}, issuer.clock, issuer.random);
    REQUIRE(answer);
    const auto json = JsonDocument::parse(*answer);
    REQUIRE(json);
    const std::string token(json->root().require("access_token").value().string());
    CHECK(token.size() == 43);
    CHECK(find_token(issuer.home, token, issuer.clock.now()).value()->offer.id == offer.record.id);
    CHECK_FALSE(find_token(issuer.home, token + "x", issuer.clock.now()).value());
    CHECK_FALSE(find_token(issuer.home, token, issuer.clock.now().plus_seconds(kTokenSeconds)).value());
    CHECK(outcome(issuer, {code_of(offer.secret), {}, {}}) == "invalid_grant");
}

TEST_CASE("codes that are unknown, over, withdrawn or from before a restore give nothing",
          "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const auto offer = issuer.offers(1).front();
    SECTION("unknown") {
        CHECK(outcome(issuer, {"nothing", {}, {}}) == "invalid_grant");
    }
    SECTION("the secret itself") {
        CHECK(outcome(issuer, {offer.secret, {}, {}}) == "invalid_grant");
    }
    SECTION("over") {
        issuer.clock.set(offer.record.expires);
        CHECK(outcome(issuer, {code_of(offer.secret), {}, {}}) == "invalid_grant");
    }
    SECTION("withdrawn") {
        REQUIRE(withdraw_offer(issuer.home, offer.record.id, issuer.clock));
        CHECK(outcome(issuer, {code_of(offer.secret), {}, {}}) == "invalid_grant");
    }
    SECTION("restored") {
        REQUIRE(issuer.other_hand().execute("INSERT INTO facts VALUES('restored-by', '100000')"));
        CHECK(outcome(issuer, {code_of(offer.secret), {}, {}}) == "invalid_grant");
    }
}

TEST_CASE(
    "transaction codes are wanted where there is one, counted when wrong, and the fifth locks the offer",
    "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const auto offer = issuer.offers(1, {3600, true}).front();
    const auto code = code_of(offer.secret);
    CHECK(outcome(issuer, {code, {}, {}}) == "invalid_request");
    for (int i = 0; i < 4; ++i) CHECK(outcome(issuer, {code, wrong(offer), {}}) == "invalid_grant");
    CHECK(issuer.found(offer.record.id).wrong_tries == 4);
    SECTION("the right one in time") {
        CHECK(outcome(issuer, {code, offer.tx_code, {}}) == "granted");
    }
    SECTION("too late") {
        CHECK(outcome(issuer, {code, wrong(offer), {}}) == "invalid_grant");
        CHECK(issuer.found(offer.record.id).state == OfferState::kLocked);
        CHECK(outcome(issuer, {code, offer.tx_code, {}}) == "invalid_grant");
    }
}

TEST_CASE("a transaction code that nobody asked for is refused", "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const auto offer = issuer.offers(1).front();
    CHECK(outcome(issuer, {code_of(offer.secret), "123456", {}}) == "invalid_request");
    CHECK(outcome(issuer, {code_of(offer.secret), {}, {}}) == "granted");
}

TEST_CASE("a wallet that sends details is told identifiers, for what was offered only", "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const auto offer = issuer.offers(1).front();
    const auto code = code_of(offer.secret);
    CHECK(outcome(issuer, {code, {}, {{"competency-unit-statement_ldp_vc"}}}) ==
          "invalid_authorization_details");
    const std::vector<std::string> own{std::string(test::kCertificateConfiguration)};
    const auto answer = grant_token(issuer.home, {code, {}, own}, issuer.clock, issuer.random);
    REQUIRE(answer);
    CHECK(answer->find(dataset_name(offer.record, test::kCertificateConfiguration)) != std::string::npos);
}

TEST_CASE("a restart opens offers again whose token came to nothing, and no others", "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const auto offers = issuer.offers(3);
    for (std::size_t i = 0; i < 2; ++i)
        REQUIRE(outcome(issuer, {code_of(offers[i].secret), {}, {}}) == "granted");
    const test::TestHolder holder(issuer.random);
    REQUIRE(issuer.redeem(offers[1].record.id, {holder.did()}));
    {
        const auto transaction = issuer.home.records().transactions->begin();
        REQUIRE(transaction);
        CHECK(issuer.home.records().offers->reopen_unused().value() == 1);
        REQUIRE((*transaction)->commit());
    }
    CHECK(outcome(issuer, {code_of(offers[0].secret), {}, {}}) == "granted");
    CHECK(outcome(issuer, {code_of(offers[1].secret), {}, {}}) == "invalid_grant");
    CHECK(outcome(issuer, {code_of(offers[2].secret), {}, {}}) == "granted");
}
