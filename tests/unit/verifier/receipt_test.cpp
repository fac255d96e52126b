// SPDX-License-Identifier: Apache-2.0
#include "verifier/receipt.h"

#include "base/text_encoding.h"
#include "tests/unit/verifier/world.h"
#include "verifier/receipt_text.h"
#include "wording/messages.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::verifier;
using carnet::test::World;

namespace {

constexpr std::string_view kVerifier = "did:web:verify.example";

// A verifier that signs receipts with a key that it publishes.
struct ReceiptWorld : World {
    test::Key receipt_key = test::make_key(77, keys::Algorithm::kEd25519, kVerifier);
    StatusLists lists{published, issuers, policy};

    ReceiptWorld() { publish(); }

    void publish(std::optional<Timestamp> revoked = std::nullopt) {
        wallet::DidDocument document;
        document.id = kVerifier;
        document.methods.push_back(method_of(receipt_key, kVerifier));
        document.methods.back().revoked = std::move(revoked);
        document.assertion_methods.push_back(receipt_key.id);
        issuers.publish(std::move(document));
    }
    [[nodiscard]] VerifyDependencies dependencies() const { return {clock, issuers, lists}; }
    [[nodiscard]] std::string receipt_of(const std::string& document) const {
        const ReceiptSigner signer{
            std::shared_ptr<const keys::Signer>(std::shared_ptr<void>(), receipt_key.signer.get()),
            receipt_key.id};
        return sign_receipt(verify(document), {}, signer).value();
    }
    [[nodiscard]] ReceiptFinding check(std::string_view text) const {
        return verify_receipt(text, policy, dependencies());
    }
};

Reason reason_of(const ReceiptFinding& finding, CheckKind kind) {
    for (const auto& check : finding.checks)
        if (check.kind == kind) return check.reason;
    return Reason::kSwitchedOff;
}

}  // namespace

TEST_CASE("a receipt says who made it, when, about which bytes and what was found", "[receipt]") {
    ReceiptWorld world;
    const auto certificate = world.signed_certificate();
    const auto receipt = world.receipt_of(certificate);
    REQUIRE(is_receipt(receipt + "\n"));
    world.clock.set(test::at("2027-03-01T00:00:00Z"));
    const auto found = world.check(receipt);
    REQUIRE(found.decision() == Decision::kAccepted);
    REQUIRE(found.receipt);
    CHECK(found.receipt->maker == kVerifier);
    CHECK(found.receipt->made == test::at(test::kNow));
    CHECK(found.receipt->input_digest == world.verify(certificate).input_digest);
    CHECK(found.receipt->decision == Decision::kAccepted);
    CHECK(found.receipt->word == Word::kValid);
    CHECK(receipt.find("Maya") == std::string::npos);
}

TEST_CASE("a receipt names nobody", "[receipt]") {
    const ReceiptWorld world;
    const auto receipt = world.receipt_of(world.signed_certificate());
    const auto payload = receipt.substr(receipt.find('.') + 1, receipt.rfind('.') - receipt.find('.') - 1);
    const auto claims = decode_base64url(payload).value();
    CHECK(std::string(as_text(claims)).find("Exampleperson") == std::string::npos);
}

TEST_CASE("a receipt is never accepted as a certificate", "[receipt]") {
    const ReceiptWorld world;
    const auto verdict = world.verify(world.receipt_of(world.signed_certificate()));
    CHECK(verdict.decision() == Decision::kRejected);
    CHECK(verdict.find(CheckKind::kStructure)->reason == Reason::kTokenTypeWrong);
    CHECK_FALSE(is_receipt(world.signed_certificate()));
    CHECK_FALSE(is_receipt("eyJ.eyJ.x"));
    CHECK_FALSE(is_receipt(""));
}

TEST_CASE("a receipt that was changed, or is signed by another, is refused", "[receipt]") {
    ReceiptWorld world;
    const auto receipt = world.receipt_of(world.signed_certificate());
    const auto first = receipt.find('.');
    const auto second = receipt.rfind('.');
    auto claims =
        std::string(as_text(decode_base64url(receipt.substr(first + 1, second - first - 1)).value()));
    const auto forged = [&](std::string_view from, std::string_view to) {
        return receipt.substr(0, first + 1) + encode_base64url(as_bytes(test::replaced(claims, from, to))) +
               receipt.substr(second);
    };
    const auto changed = world.check(forged("\"accepted\"", "\"rejected\""));
    CHECK(changed.decision() == Decision::kRejected);
    CHECK(reason_of(changed, CheckKind::kProof) == Reason::kSignatureWrong);
    // Signed with a good key, in somebody else's name.
    const auto header =
        std::string(R"({"alg":"EdDSA","typ":"carnet-receipt+jwt","kid":")") + world.receipt_key.id + "\"}";
    const auto borrowed =
        test::in_token(header, test::replaced(claims, kVerifier, "did:web:other.example"), world.receipt_key);
    const auto other = world.check(borrowed);
    CHECK(other.decision() == Decision::kRejected);
    CHECK(reason_of(other, CheckKind::kIssuerControl) == Reason::kIssuerNotController);
}

TEST_CASE("a receipt whose maker cannot be asked, or has withdrawn the key, is not accepted", "[receipt]") {
    ReceiptWorld world;
    const auto receipt = world.receipt_of(world.signed_certificate());
    world.publish(Timestamp::parse("2026-01-01T00:00:00Z").value());
    CHECK(world.check(receipt).decision() == Decision::kRejected);
    world.issuers.answer(std::string(kVerifier), error(ErrorCode::kFetchFailed, "no network"));
    CHECK(world.check(receipt).decision() == Decision::kUndetermined);
}

TEST_CASE("claims of the wrong form are refused one by one", "[receipt]") {
    const ReceiptWorld world;
    const auto receipt = world.receipt_of(world.signed_certificate());
    const auto first = receipt.find('.') + 1;
    const auto claims =
        std::string(as_text(decode_base64url(receipt.substr(first, receipt.rfind('.') - first)).value()));
    const auto header =
        std::string(R"({"alg":"EdDSA","typ":"carnet-receipt+jwt","kid":")") + world.receipt_key.id + "\"}";
    const std::vector<std::pair<std::string, std::string>> wrong = {{"\"version\":1", "\"version\":2"},
                                                                    {"\"version\":1", "\"version\":\"1\""},
                                                                    {"\"word\":\"valid\"", "\"word\":\"x\""},
                                                                    {"\"decision\"", "\"decided\""},
                                                                    {"\"iat\"", "\"nbf\""},
                                                                    {"\"policy\":\"test\"", "\"policy\":5"}};
    for (const auto& [from, to] : wrong) {
        INFO(from << " -> " << to);
        const auto found =
            world.check(test::in_token(header, test::replaced(claims, from, to), world.receipt_key));
        CHECK(found.decision() == Decision::kRejected);
        CHECK_FALSE(found.receipt);
    }
    for (const std::string& payload : {std::string("{"), std::string("[]"), std::string("5")})
        CHECK(world.check(test::in_token(header, payload, world.receipt_key)).decision() ==
              Decision::kRejected);
}

TEST_CASE("a receipt in words says in every language that it is no certificate", "[receipt]") {
    const ReceiptWorld world;
    const auto found = world.check(world.receipt_of(world.signed_certificate()));
    for (const auto language : wording::all_languages()) {
        const auto text = receipt_text(found, "a.jwt", language);
        CHECK(text.find(wording::say(language, "receipt.is-one")) != std::string::npos);
        CHECK(text.find('[') == std::string::npos);
    }
}
