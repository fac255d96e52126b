// SPDX-License-Identifier: Apache-2.0
#include "issuer/issue_token.h"

#include "issuer/fsck/signed_text.h"
#include "tests/unit/issuer/issuer_fixture.h"
#include "wallet-format/credential.h"
#include "wallet-format/jose/vc_jwt.h"

#include <set>

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::TestIssuer;

namespace {

BatchRecord record_of(const TestIssuer& issuer, const std::string& batch) {
    return find_batch(issuer.home, batch).value().record;
}

Result<std::vector<std::string>> tokens(TestIssuer& issuer, const std::string& batch) {
    return issue_tokens(issuer.home, record_of(issuer, batch), issuer.credentials(), issuer.certificate_key(),
                        issuer.clock);
}

ErrorCode refusal(const Result<std::vector<std::string>>& result) {
    REQUIRE(result.has_error());
    return result.error().code;
}

std::size_t entries(const TestIssuer& issuer) {
    return static_cast<std::size_t>(audit_head(issuer.home.records()).value().seq);
}

}  // namespace

TEST_CASE("a token holds the award that was issued: same id, content and places, under the same key",
          "[issuer][token]") {
    TestIssuer issuer;
    const auto batch = issuer.issued(3);
    issuer.clock.set(issuer.clock.now().plus_seconds(3600));
    const auto made = tokens(issuer, batch);
    REQUIRE(made);
    REQUIRE(made->size() == 3);
    const auto awards = issuer.credentials();
    const auto& key = issuer.certificate_key().record;
    for (std::size_t i = 0; i < made->size(); ++i) {
        const auto token = wallet::read_vc_jwt((*made)[i]);
        REQUIRE(token);
        CHECK(verify_compact_jws(token->jws, key.public_key));
        CHECK(token->verification_method == "did:web:certs.example#" + key.id);
        CHECK(token->jws.header().typ == "vc+jwt");
        CHECK(token->claims.iat == issuer.clock.now());
        CHECK(token->claims.jti == awards[i].reservation.id);
        const auto stored = JsonDocument::parse(without_proof(awards[i].text)).value();
        CHECK(token->document.root() == stored.root());
        const auto credential = wallet::Credential::from_json(token->document).value();
        REQUIRE(credential.statuses().size() == 2);
        CHECK(credential.statuses()[0].index == awards[i].reservation.index);
    }
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("making tokens stands in the audit log, and stores and reserves nothing", "[issuer][token]") {
    TestIssuer issuer;
    const auto batch = issuer.issued(2);
    const auto before = entries(issuer);
    const auto awards = issuer.credentials();
    REQUIRE(tokens(issuer, batch));
    CHECK(entries(issuer) == before + 1);
    std::vector<AuditAction> actions;
    REQUIRE(check_audit_chain(issuer.home.records(), {},
                              [&](const AuditEntry& entry) { actions.push_back(entry.action); }));
    CHECK(actions.back() == AuditAction::kTokensIssued);
    const auto after = issuer.credentials();
    REQUIRE(after.size() == awards.size());
    for (std::size_t i = 0; i < after.size(); ++i) CHECK(after[i].text == awards[i].text);
}

TEST_CASE("what is not issued, or is withdrawn, gets no token", "[issuer][token]") {
    TestIssuer issuer;
    const auto open = issuer.approved(1, "B");
    const auto batch = issuer.issued(2, "A");
    const auto before = entries(issuer);
    auto awards = issuer.credentials();
    CHECK(refusal(issue_tokens(issuer.home, record_of(issuer, open), awards, issuer.certificate_key(),
                               issuer.clock)) == ErrorCode::kConflict);
    CHECK(entries(issuer) == before);
    REQUIRE(issuer.change(StatusAct::kRevoke, {awards[0].reservation.id}, StatusReason::kAwardWithdrawn));
    CHECK(refusal(tokens(issuer, batch)) == ErrorCode::kConflict);
    const auto rest = std::vector{issuer.credentials()[1]};
    CHECK(issue_tokens(issuer.home, record_of(issuer, batch), rest, issuer.certificate_key(), issuer.clock));
}

TEST_CASE("an award whose stored text was changed gets no token", "[issuer][token]") {
    TestIssuer issuer;
    const auto batch = issuer.issued(1);
    const auto before = entries(issuer);
    auto awards = issuer.credentials();
    const auto at = awards[0].text.find("Namuna");
    REQUIRE(at != std::string::npos);
    awards[0].text.replace(at, 6, "Nobody");
    CHECK(refusal(issue_tokens(issuer.home, record_of(issuer, batch), awards, issuer.certificate_key(),
                               issuer.clock)) == ErrorCode::kStoreCorrupt);
    // The content right, and the proof another one's.
    awards = issuer.credentials();
    const auto proof = awards[0].text.find("\"proofValue\":\"z") + 15;
    awards[0].text[proof] = awards[0].text[proof] == '2' ? '3' : '2';
    CHECK(issue_tokens(issuer.home, record_of(issuer, batch), awards, issuer.certificate_key(), issuer.clock)
              .has_error());
    CHECK(entries(issuer) == before);
}

TEST_CASE("rows that are not what was approved get no token", "[issuer][token]") {
    TestIssuer issuer;
    const auto batch = issuer.issued(1);
    auto hand = issuer.other_hand();
    REQUIRE(hand.execute("UPDATE batch_rows SET claims = replace(claims, 'Namuna', 'Nobody')"));
    CHECK(refusal(tokens(issuer, batch)) == ErrorCode::kApprovalInvalid);
}

TEST_CASE("a key that is not the active one for certificates makes no token", "[issuer][token]") {
    TestIssuer issuer;
    const auto batch = issuer.issued(1);
    const auto old = issuer.certificate_key();
    issuer.clock.set(issuer.clock.now().plus_seconds(60));
    auto keys = issuer.home.keys().value();
    REQUIRE(keys.rotate(keys::KeyPurpose::kCertificates, keys::Algorithm::kEcdsaP256,
                        test::passphrase("certificates"), test::kCheap, issuer.clock.now(), issuer.random));
    CHECK(refusal(issue_tokens(issuer.home, record_of(issuer, batch), issuer.credentials(), old,
                               issuer.clock)) == ErrorCode::kKeyState);
    // The new key signs awards that were issued under the old one.
    const auto made = tokens(issuer, batch);
    REQUIRE(made);
    const auto token = wallet::read_vc_jwt(made->front()).value();
    CHECK(token.jws.header().alg == keys::Algorithm::kEcdsaP256);
    CHECK(verify_compact_jws(token.jws, issuer.certificate_key().record.public_key));
    CertificateKey other = issuer.certificate_key();
    other.record = issuer.status_key().record;
    CHECK(refusal(issue_tokens(issuer.home, record_of(issuer, batch), issuer.credentials(), other,
                               issuer.clock)) == ErrorCode::kKeyState);
}

TEST_CASE("a key file that is not the published key is found before a token leaves", "[issuer][token]") {
    TestIssuer issuer;
    const auto batch = issuer.issued(1);
    CertificateKey mixed = issuer.certificate_key();
    mixed.signer = issuer.status_key().signer;
    CHECK(refusal(issue_tokens(issuer.home, record_of(issuer, batch), issuer.credentials(), mixed,
                               issuer.clock)) == ErrorCode::kSignatureInvalid);
}

TEST_CASE("a clock that was set back makes no token", "[issuer][token]") {
    TestIssuer issuer;
    const auto batch = issuer.issued(1);
    issuer.clock.set(issuer.clock.now().plus_seconds(-3600));
    CHECK(refusal(tokens(issuer, batch)) == ErrorCode::kClock);
}
