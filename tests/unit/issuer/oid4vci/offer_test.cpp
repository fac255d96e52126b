// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/offer.h"

#include "tests/unit/issuer/oid4vci/wallet_fixture.h"

#include <set>

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::WalletIssuer;

TEST_CASE("an approved batch for wallets gives each row one offer, and none twice", "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const auto batch = issuer.approved_for_wallets(3);
    const auto made = make_offers(issuer.home, batch, std::nullopt, {}, issuer.clock, issuer.random);
    REQUIRE(made);
    std::set<std::string> secrets;
    for (const auto& offer : *made) secrets.insert(offer.secret);
    CHECK(secrets.size() == 3);
    CHECK(make_offers(issuer.home, batch, std::nullopt, {}, issuer.clock, issuer.random).value().empty());
    CHECK(make_offers(issuer.home, batch, 2, {}, issuer.clock, issuer.random).error().code ==
          ErrorCode::kConflict);
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("offers are not made of files, of what is not approved, or for ever", "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const auto make = [&](const std::string& batch, const OfferTerms& terms = {}) {
        return make_offers(issuer.home, batch, std::nullopt, terms, issuer.clock, issuer.random);
    };
    CHECK(make(issuer.approved(1)).error().code == ErrorCode::kConflict);
    auto open = test::sample_batch(1, "O");
    open.profile.delivery = Delivery::kWallets;
    const auto imported = import_batch(issuer.home, open, "asha", issuer.clock, issuer.random);
    REQUIRE(imported);
    CHECK(make(imported->record.id).error().code == ErrorCode::kApprovalMissing);
    CHECK(make("nothing").error().code == ErrorCode::kNotFound);
    const auto batch = issuer.approved_for_wallets(1);
    CHECK(make(batch, {59, false}).error().code == ErrorCode::kUsage);
    CHECK(make(batch, {kMaxOfferSeconds + 1, false}).error().code == ErrorCode::kUsage);
}

TEST_CASE("a batch for wallets is not issued as files, nor withdrawn once offers were made",
          "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const auto batch = issuer.approved_for_wallets(1);
    CHECK(issuer.issue(batch).error().code == ErrorCode::kConflict);
    REQUIRE(make_offers(issuer.home, batch, std::nullopt, {}, issuer.clock, issuer.random));
    CHECK(withdraw_batch(issuer.home, batch, issuer.officer("asha"), issuer.clock).error().code ==
          ErrorCode::kConflict);
}

TEST_CASE("an expired, withdrawn or locked offer makes room for another of the same award",
          "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const auto batch = issuer.approved_for_wallets(1);
    const auto make = [&] { return make_offers(issuer.home, batch, 1, {}, issuer.clock, issuer.random); };
    const auto first = make().value().front().record;
    SECTION("expired") {
        issuer.clock.set(issuer.clock.now().plus_seconds(72 * 3600));
        CHECK(issuer.found(first.id).state == OfferState::kOpen);
    }
    SECTION("withdrawn") {
        REQUIRE(withdraw_offer(issuer.home, first.id, issuer.clock));
    }
    const auto second = make();
    REQUIRE(second);
    CHECK(second->front().record.award == first.award);
    CHECK(second->front().record.code != first.code);
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("a replaced offer is withdrawn, and only the newest is replaced", "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const auto first = issuer.offers(1).front().record.id;
    const auto second = replace_offer(issuer.home, first, {}, issuer.clock, issuer.random);
    REQUIRE(second);
    CHECK(second->record.replaces == 0);
    CHECK(issuer.found(first).state == OfferState::kWithdrawn);
    CHECK(replace_offer(issuer.home, first, {}, issuer.clock, issuer.random).error().code ==
          ErrorCode::kConflict);
    CHECK(withdraw_offer(issuer.home, first, issuer.clock).error().code == ErrorCode::kConflict);
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("an offer says where, what and by which code, and asks for the transaction code if there is one",
          "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const auto made = issuer.offers(1, {3600, true});
    const auto& offer = made.front();
    REQUIRE(offer.tx_code);
    CHECK(offer.tx_code->size() == 6);
    const auto text = write_offer(issuer.home, offer.record, code_of(offer.secret));
    REQUIRE(text);
    const auto json = JsonDocument::parse(*text);
    REQUIRE(json);
    const auto root = json->root();
    CHECK(root.require("credential_issuer").value().string() == "https://certs.example");
    CHECK(root.require("credential_configuration_ids").value().at(0).string() ==
          "competency-certificate_ldp_vc");
    const auto grant = root.require("grants")
                           .value()
                           .require("urn:ietf:params:oauth:grant-type:pre-authorized_code")
                           .value();
    CHECK(code_digest(grant.require("pre-authorized_code").value().string()) == offer.record.code);
    CHECK(grant.require("tx_code").value().require("length").value().as_integer() == 6);
    CHECK(link_by_reference(issuer.home.settings(), "abc") ==
          "openid-credential-offer://?credential_offer_uri=https%3A%2F%2Fcerts.example%2Foffers%2Fabc");
    CHECK(link_by_value("{\"a\":1}") == "openid-credential-offer://?credential_offer=%7B%22a%22%3A1%7D");
}

TEST_CASE("the store holds neither codes nor what leads to them", "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const auto offer = issuer.offers(1, {3600, true}).front();
    auto hand = issuer.other_hand();
    auto query = hand.query("SELECT count(*) FROM offers WHERE code = ?1 OR tx_code = ?2");
    REQUIRE(query);
    const auto code = code_of(offer.secret);
    query->bind(1, std::string_view(code)).bind(2, std::string_view(*offer.tx_code));
    REQUIRE(query->next().value());
    CHECK(query->integer(0) == 0);
    CHECK(tx_code_digest(code, *offer.tx_code) == *offer.record.tx_code);
    CHECK(tx_code_digest(code_of("another"), *offer.tx_code) != *offer.record.tx_code);
}
