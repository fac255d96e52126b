// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/redemption.h"

#include "issuer/oid4vci/award_type.h"
#include "issuer/oid4vci/sd_jwt_copy.h"
#include "tests/unit/issuer/oid4vci/wallet_fixture.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/data-integrity/proof.h"
#include "wallet-format/sd-jwt/sd_jwt_vc.h"

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::TestHolder;
using carnet::test::WalletIssuer;

namespace {

ErrorCode code_of_failure(const Result<std::vector<std::string>>& result) {
    REQUIRE_FALSE(result);
    return result.error().code;
}

// An offer whose code was given for a token.
std::string granted_offer(WalletIssuer& issuer) {
    const auto id = issuer.offers(1).front().record.id;
    issuer.grant(id);
    return id;
}

}  // namespace

TEST_CASE("a redeemed offer gives a certificate for the holder's key, and the same one again",
          "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const TestHolder holder(issuer.random);
    const auto offer = granted_offer(issuer);
    const auto first = issuer.redeem(offer, {holder.did()});
    REQUIRE(first);
    REQUIRE(first->size() == 1);
    const auto json = JsonDocument::parse(first->front());
    REQUIRE(json);
    const auto root = json->root();
    CHECK(root.require("credentialSubject").value().require("id").value().string() == holder.did());
    CHECK(root.require("id").value().string() == issuer.found(offer).award);
    CHECK(wallet::check_proof(root, root.require("proof").value(), issuer.certificate_key().record.public_key,
                              wallet::embedded_contexts()));
    CHECK(issuer.found(offer).state == OfferState::kRedeemed);
    CHECK(issuer.redeem(offer, {holder.did()}).value() == *first);
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("an offer is redeemed once: another key gets nothing of it", "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const TestHolder holder(issuer.random);
    const TestHolder other(issuer.random);
    const auto offer = granted_offer(issuer);
    REQUIRE(issuer.redeem(offer, {holder.did()}));
    CHECK(code_of_failure(issuer.redeem(offer, {other.did()})) == ErrorCode::kForbidden);
    CHECK(code_of_failure(issuer.redeem(offer, {holder.did(), other.did()})) == ErrorCode::kForbidden);
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("copies for several keys share the award and nothing of the status", "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const TestHolder a(issuer.random);
    const TestHolder b(issuer.random, keys::Algorithm::kEd25519);
    const auto offer = granted_offer(issuer);
    REQUIRE(issuer.redeem(offer, {a.did(), b.did_key()}));
    const auto copies = issuer.home.records().copies->of_offer(issuer.found(offer).number).value();
    REQUIRE(copies.size() == 2);
    CHECK(copies[0].award == copies[1].award);
    CHECK((copies[0].list != copies[1].list || copies[0].index != copies[1].index));
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("an offer that is not granted, withdrawn, locked or of nobody gives nothing", "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const TestHolder holder(issuer.random);
    const auto offer = issuer.offers(1).front().record.id;
    CHECK(code_of_failure(issuer.redeem(offer, {holder.did()})) == ErrorCode::kForbidden);
    CHECK(code_of_failure(issuer.redeem("offer-of-nobody", {holder.did()})) == ErrorCode::kForbidden);
    REQUIRE(withdraw_offer(issuer.home, offer, issuer.clock));
    CHECK(code_of_failure(issuer.redeem(offer, {holder.did()})) == ErrorCode::kForbidden);
    CHECK(issuer.home.records().copies->list(0, 10).value().empty());
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE(
    "the same offer gives the award as an SD-JWT too: one award, the holder's key in cnf, identity hidden",
    "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const TestHolder holder(issuer.random);
    const auto offer = granted_offer(issuer);
    REQUIRE(issuer.redeem(offer, {holder.did()}));
    const Redemption second{offer, "competency-certificate_dc+sd-jwt", {holder.did()}};
    const auto text =
        redeem(issuer.home, second, issuer.certificate_key(), issuer.batches, issuer.clock, issuer.random);
    REQUIRE(text);
    const auto vc = wallet::read_sd_jwt_vc(text->front());
    REQUIRE(vc);
    CHECK(wallet::verify_compact_jws(vc->sd_jwt.issuer_jwt(), issuer.certificate_key().record.public_key));
    CHECK(vc->holder->jwk() == holder.jwk());
    CHECK(vc->claims().require("awardId").value().string() == issuer.found(offer).award);
    CHECK(vc->issuer == "https://certs.example");
    CHECK(vc->vct == award_type_url("https://certs.example", "CompetencyCertificate"));
    CHECK(vc->status->uri.starts_with("https://certs.example/token-status/"));
    CHECK(as_text(vc->sd_jwt.issuer_jwt().payload()).find("Namuna") == std::string_view::npos);
    CHECK(redeem(issuer.home, second, issuer.certificate_key(), issuer.batches, issuer.clock, issuer.random)
              .value() == *text);
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("fsck sees an SD-JWT that was exchanged for another one of ours", "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const TestHolder a(issuer.random);
    const TestHolder b(issuer.random);
    const auto offer = granted_offer(issuer);
    const Redemption both{offer, "competency-certificate_dc+sd-jwt", {a.did(), b.did()}};
    REQUIRE(redeem(issuer.home, both, issuer.certificate_key(), issuer.batches, issuer.clock, issuer.random));
    REQUIRE(issuer.fsck().is_clean());
    REQUIRE(
        issuer.other_hand().execute("DROP TRIGGER signed_copies_are_fixed; UPDATE signed_copies SET text = "
                                    "(SELECT text FROM signed_copies "
                                    "ORDER BY number LIMIT 1)"));
    CHECK_FALSE(issuer.fsck().is_clean());
}

TEST_CASE("the type of the award decides in which configuration it can be had", "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const TestHolder holder(issuer.random);
    const auto offer = granted_offer(issuer);
    const auto other = redeem(issuer.home, {offer, "competency-unit-statement_ldp_vc", {holder.did()}},
                              issuer.certificate_key(), issuer.batches, issuer.clock, issuer.random);
    CHECK(code_of_failure(other) == ErrorCode::kForbidden);
}

TEST_CASE("a row that was changed after its approval is not signed for any key", "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const TestHolder holder(issuer.random);
    const auto offer = granted_offer(issuer);
    auto hand = issuer.other_hand();
    SECTION("its claims") {
        REQUIRE(hand.execute("UPDATE batch_rows SET claims = replace(claims, 'Namuna', 'Andere')"));
    }
    SECTION("its end") {
        REQUIRE(hand.execute("UPDATE batch_rows SET valid_until = '2039-12-31'"));
    }
    SECTION("the batch's profile") {
        REQUIRE(hand.execute("UPDATE batches SET profile = replace(profile, '2.1', '2.2')"));
    }
    SECTION("the approval") {
        REQUIRE(hand.execute("DELETE FROM signatures WHERE act = 'approve'"));
    }
    const auto code = code_of_failure(issuer.redeem(offer, {holder.did()}));
    CHECK((code == ErrorCode::kApprovalInvalid || code == ErrorCode::kApprovalMissing));
    CHECK(issuer.home.records().copies->list(0, 10).value().empty());
}

TEST_CASE("a signer that knows a batch already sees what changed since", "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const TestHolder holder(issuer.random);
    const auto offers = issuer.offers(2);
    for (const auto& offer : offers) issuer.grant(offer.record.id);
    REQUIRE(issuer.redeem(offers[0].record.id, {holder.did()}));
    auto hand = issuer.other_hand();
    auto wanted = ErrorCode::kApprovalInvalid;
    SECTION("nothing") {
        CHECK(issuer.redeem(offers[1].record.id, {holder.did()}));
        return;
    }
    SECTION("the claims of another row") {
        REQUIRE(hand.execute("UPDATE batch_rows SET claims = replace(claims, 'Namuna', 'Andere')"));
    }
    SECTION("claims and digest of another row") {
        REQUIRE(
            hand.execute("UPDATE batch_rows SET claims = (SELECT claims FROM batch_rows WHERE number = 1), "
                         "digest = (SELECT digest FROM batch_rows WHERE number = 1) WHERE number = 2"));
    }
    SECTION("the statement and its digest") {
        REQUIRE(hand.execute("UPDATE statements SET digest = zeroblob(32)"));
    }
    SECTION("the approval") {
        wanted = ErrorCode::kApprovalMissing;
        REQUIRE(hand.execute("DELETE FROM signatures WHERE act = 'approve'"));
    }
    SECTION("who may approve") {
        wanted = ErrorCode::kApprovalMissing;
        REQUIRE(hand.execute("UPDATE officers SET enabled = 0 WHERE id = 'biru'"));
    }
    CHECK(code_of_failure(issuer.redeem(offers[1].record.id, {holder.did()})) == wanted);
}

TEST_CASE("what a killed redemption reserved is finished for the same key at the same place",
          "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const TestHolder holder(issuer.random);
    const auto offer = granted_offer(issuer);
    const auto text = issuer.redeem(offer, {holder.did()}).value().front();
    const auto before = issuer.home.records().copies->list(0, 10).value().front();
    // As the store is when the process dies between the two commits.
    auto hand = issuer.other_hand();
    REQUIRE(
        hand.execute("DROP TRIGGER signed_copies_are_kept; DELETE FROM signed_copies; "
                     "UPDATE offers SET state = 'granted'"));
    const auto again = issuer.redeem(offer, {holder.did()});
    REQUIRE(again);
    const auto after = issuer.home.records().copies->list(0, 10).value();
    REQUIRE(after.size() == 1);
    CHECK(after.front().index == before.index);
    CHECK(after.front().intent == before.intent);
    CHECK(again->front().size() == text.size());
}

TEST_CASE("a killed redemption leaves the offer to a wallet that made another key", "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const TestHolder holder(issuer.random);
    const TestHolder other(issuer.random);
    const auto offer = granted_offer(issuer);
    REQUIRE(issuer.redeem(offer, {holder.did()}));
    auto hand = issuer.other_hand();
    REQUIRE(
        hand.execute("DROP TRIGGER signed_copies_are_kept; DELETE FROM signed_copies; "
                     "UPDATE offers SET state = 'granted'"));
    REQUIRE(issuer.redeem(offer, {other.did()}));
    CHECK(code_of_failure(issuer.redeem(offer, {holder.did()})) == ErrorCode::kForbidden);
}

TEST_CASE("keys of an interrupted redemption may come with others, in any order", "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const TestHolder holder(issuer.random);
    const TestHolder other(issuer.random);
    const auto offer = granted_offer(issuer);
    REQUIRE(issuer.redeem(offer, {holder.did()}));
    REQUIRE(issuer.other_hand().execute(
        "DROP TRIGGER signed_copies_are_kept; DELETE FROM signed_copies; "
        "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit); UPDATE offers SET state = 'granted'"));
    const auto both = issuer.redeem(offer, {other.did(), holder.did()});
    REQUIRE(both);
    CHECK(both->at(0).find(other.did()) != std::string::npos);
    CHECK(both->at(1).find(holder.did()) != std::string::npos);
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("revoking the award revokes every copy, and a suspended award gives no new ones",
          "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const TestHolder a(issuer.random);
    const TestHolder b(issuer.random);
    const auto offer = granted_offer(issuer);
    REQUIRE(issuer.redeem(offer, {a.did(), b.did()}));
    const auto award = issuer.found(offer).award;
    REQUIRE(issuer.change(StatusAct::kSuspend, {award}, StatusReason::kUnderInvestigation));
    auto renewed = replace_offer(issuer.home, offer, {}, issuer.clock, issuer.random);
    REQUIRE(renewed);
    issuer.grant(renewed->record.id);
    const TestHolder next(issuer.random);
    CHECK(code_of_failure(issuer.redeem(renewed->record.id, {next.did()})) == ErrorCode::kForbidden);
    CHECK(issuer.fsck().is_clean());
    REQUIRE(issuer.change(StatusAct::kRevoke, {award}, StatusReason::kDataError));
    for (const auto& copy : issuer.home.records().copies->of_award(award).value()) CHECK(copy.revoked);
    REQUIRE(issuer.publish());
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("after a lost phone the new copy keeps the award and ends the old one when it is there",
          "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const TestHolder lost(issuer.random);
    const TestHolder found(issuer.random);
    const auto offer = granted_offer(issuer);
    REQUIRE(issuer.redeem(offer, {lost.did()}));
    const auto renewed = replace_offer(issuer.home, offer, {}, issuer.clock, issuer.random);
    REQUIRE(renewed);
    CHECK(renewed->record.award == issuer.found(offer).award);
    const auto old_copy = [&] {
        return issuer.home.records().copies->of_offer(issuer.found(offer).number).value().front();
    };
    CHECK_FALSE(old_copy().revoked);
    issuer.grant(renewed->record.id);
    REQUIRE(issuer.redeem(renewed->record.id, {found.did()}));
    CHECK(old_copy().revoked);
    CHECK_FALSE(issuer.home.records().copies->of_offer(renewed->record.number).value().front().revoked);
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("fsck sees a copy that was changed, and a bit that nobody decided", "[issuer][oid4vci]") {
    WalletIssuer issuer;
    const TestHolder holder(issuer.random);
    const auto offer = granted_offer(issuer);
    REQUIRE(issuer.redeem(offer, {holder.did()}));
    auto hand = issuer.other_hand();
    SECTION("text") {
        REQUIRE(
            hand.execute("DROP TRIGGER signed_copies_are_fixed; UPDATE signed_copies SET text = "
                         "replace(text, 'Namuna', 'Andere')"));
    }
    SECTION("holder") {
        REQUIRE(hand.execute("DROP TRIGGER copies_are_fixed; UPDATE copies SET holder = 'did:example:1'"));
    }
    SECTION("bit") {
        REQUIRE(hand.execute("INSERT INTO copy_bits SELECT list, 'revocation', place FROM copies"));
    }
    SECTION("offer") {
        REQUIRE(hand.execute("DROP TRIGGER offers_are_fixed; UPDATE offers SET award = 'x'"));
    }
    CHECK_FALSE(issuer.fsck().is_clean());
}
