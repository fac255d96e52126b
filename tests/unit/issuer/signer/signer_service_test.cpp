// SPDX-License-Identifier: Apache-2.0
#include "issuer/signer/signer_service.h"

#include "issuer/signer/signing_request.h"
#include "tests/unit/issuer/oid4vci/wallet_fixture.h"

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::TestHolder;
using carnet::test::WalletIssuer;

namespace {

struct Signing {
    WalletIssuer issuer;
    std::string offer = issuer.offers(1).front().record.id;
    CertificateKey key = issuer.certificate_key();
    SignerService service{issuer.home, key, issuer.clock, issuer.random};
    TestHolder holder{issuer.random};

    [[nodiscard]] SigningAnswer asked(const std::vector<std::string>& proofs) {
        const auto line =
            write_signing_request({offer, std::string(test::kCertificateConfiguration), proofs});
        return read_signing_answer(service.answer(line)).value();
    }
};

}  // namespace

TEST_CASE("the signer checks the holder's proof itself and signs for its key", "[issuer][signer]") {
    Signing signing;
    signing.issuer.grant(signing.offer);
    const auto answer = signing.asked({signing.holder.proof("any", signing.issuer.clock.now())});
    REQUIRE(answer.kind == SigningOutcomeKind::kSigned);
    REQUIRE(answer.credentials.size() == 1);
    CHECK(answer.credentials.front().find(signing.holder.did()) != std::string::npos);
    CHECK(signing.issuer.fsck().is_clean());
}

TEST_CASE("the signer denies what no holder proved or no approval covers", "[issuer][signer]") {
    Signing signing;
    const auto now = signing.issuer.clock.now();
    CHECK(signing.asked({signing.holder.proof("any", now)}).kind == SigningOutcomeKind::kDenied);
    signing.issuer.grant(signing.offer);
    auto forged = signing.holder.proof("any", now);
    forged.back() = forged.back() == 'A' ? 'Q' : 'A';
    CHECK(signing.asked({forged}).kind == SigningOutcomeKind::kDenied);
    CHECK(signing.asked({signing.holder.proof("any", now, "https://other.example")}).kind ==
          SigningOutcomeKind::kDenied);
    CHECK(signing.asked({}).kind == SigningOutcomeKind::kDenied);
    CHECK(read_signing_answer(signing.service.answer("no JSON")).value().kind == SigningOutcomeKind::kDenied);
    CHECK(signing.issuer.home.records().copies->list(0, 10).value().empty());
}

TEST_CASE("a key that was revoked meanwhile signs nothing more", "[issuer][signer]") {
    Signing signing;
    signing.issuer.grant(signing.offer);
    auto keys = signing.issuer.home.keys();
    REQUIRE(keys);
    REQUIRE(keys->change_state(signing.key.record.id, keys::KeyState::kRevoked, signing.issuer.clock.now(),
                               signing.issuer.clock.now()));
    CHECK(signing.asked({signing.holder.proof("any", signing.issuer.clock.now())}).kind ==
          SigningOutcomeKind::kFailed);
    CHECK(signing.issuer.found(signing.offer).state == OfferState::kGranted);
}

TEST_CASE("what server and signer say to one another reads back as it was written", "[issuer][signer]") {
    const SigningRequest request{"offer-1", "c", {"p\n1", "p\"2"}};
    const auto again = read_signing_request(write_signing_request(request)).value();
    CHECK(again.offer == request.offer);
    CHECK(again.configuration == request.configuration);
    CHECK(again.proofs == request.proofs);
    CHECK(write_signing_request(request).find('\n') == std::string::npos);
    CHECK_FALSE(read_signing_request("{}"));
    CHECK_FALSE(read_signing_answer("[]"));
}
