// SPDX-License-Identifier: Apache-2.0
#include "issuer/token_status.h"

#include "issuer/oid4vci/sd_jwt_copy.h"
#include "tests/unit/issuer/oid4vci/wallet_fixture.h"
#include "wallet-format/status-list/status_list_token.h"

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::TestHolder;
using carnet::test::WalletIssuer;

namespace {

// The status of a copy's place in the token of its list, as a reader sees it.
unsigned status_of(WalletIssuer& issuer, const CopyRecord& copy) {
    const auto lists = issuer.home.records().status_lists->list().value();
    const auto text = sign_token_list(issuer.home, lists.at(0), issuer.status_key(), issuer.clock.now());
    REQUIRE(text);
    const auto jws = wallet::CompactJws::parse(*text).value();
    CHECK(jws.header().typ == wallet::kStatusListTokenType);
    const auto claims = JsonDocument::parse(as_text(jws.payload())).value();
    const auto uri = token_status_url("https://certs.example", lists.at(0).id);
    return wallet::read_status_list_claims(claims.root(), uri, 1 << 20).value().list.get(copy.index).value();
}

}  // namespace

TEST_CASE(
    "a token list says of each copy what the Bitstring lists say: valid, suspended, or revoked for good",
    "[issuer][status]") {
    WalletIssuer issuer;
    const TestHolder holder(issuer.random);
    const auto offer = issuer.offers(1).front().record;
    issuer.grant(offer.id);
    REQUIRE(issuer.redeem(offer.id, {holder.did()}));
    const auto copy = issuer.home.records().copies->of_offer(offer.number).value().front();
    CHECK(status_of(issuer, copy) == wallet::kTokenValid);
    REQUIRE(issuer.change(StatusAct::kSuspend, {offer.award}, StatusReason::kUnderInvestigation));
    CHECK(status_of(issuer, copy) == wallet::kTokenSuspended);
    REQUIRE(issuer.change(StatusAct::kRevoke, {offer.award}, StatusReason::kDataError));
    CHECK(status_of(issuer, copy) == wallet::kTokenInvalid);
    CHECK(issuer.fsck().is_clean());
}
