// SPDX-License-Identifier: Apache-2.0
// An issuer with a batch whose certificates go to wallets, and holders with keys of their own.
#pragma once

#include "base/json_writer.h"
#include "base/text_encoding.h"
#include "issuer/oid4vci/offer.h"
#include "issuer/oid4vci/protocol_error.h"
#include "issuer/oid4vci/redemption.h"
#include "tests/unit/issuer/issuer_fixture.h"
#include "wallet-format/jose/compact_jws.h"

// A failed check says which refusal it met.
namespace Catch {
template <class T>
struct StringMaker<carnet::issuer::Answer<T>> {
    static std::string convert(const carnet::issuer::Answer<T>& answer) {
        return answer ? "an answer" : answer.error().code + ": " + answer.error().description;
    }
};
}  // namespace Catch

namespace carnet::test {

inline constexpr std::string_view kCertificateConfiguration = "competency-certificate_ldp_vc";

// A holder's device: one key, and proofs made with it.
class TestHolder {
  public:
    explicit TestHolder(Random& random, keys::Algorithm algorithm = keys::Algorithm::kEcdsaP256)
        : signer_(keys::make_signer(algorithm, keys::generate_secret(algorithm, random).value()).value()) {}

    [[nodiscard]] std::string jwk() const { return signer_->public_key().jwk(); }
    [[nodiscard]] std::string did() const { return "did:jwk:" + encode_base64url(as_bytes(jwk())); }
    [[nodiscard]] std::string did_key() const { return signer_->public_key().did_key(); }
    [[nodiscard]] const keys::Signer& signer() const { return *signer_; }

    [[nodiscard]] std::string sign(const wallet::JwsHeaderMembers& header, std::string_view claims) const {
        return wallet::sign_compact_jws(header, as_bytes(claims), *signer_).value();
    }
    [[nodiscard]] std::string proof(std::string_view nonce, UtcTime now,
                                    std::string_view audience = "https://certs.example") const {
        JsonWriter claims;
        claims.begin_object().member("aud", audience).key("iat").integer(now.seconds);
        claims.member("nonce", nonce).end_object();
        wallet::JwsHeaderMembers header;
        header.typ = "openid4vci-proof+jwt";
        header.jwk = jwk();
        return sign(header, claims.take());
    }

  private:
    std::unique_ptr<const keys::Signer> signer_;
};

class WalletIssuer : public TestIssuer {
  public:
    // An approved batch for wallets.
    [[nodiscard]] std::string approved_for_wallets(std::size_t rows, std::string_view series = "W") {
        auto batch = sample_batch(rows, series);
        batch.profile.delivery = issuer::Delivery::kWallets;
        const auto summary = issuer::import_batch(home, batch, "asha", clock, random);
        REQUIRE(summary);
        REQUIRE(issuer::sign_preparation(home, summary->record.id, officer("asha"), clock));
        approve(summary->record.id);
        return summary->record.id;
    }
    [[nodiscard]] std::vector<issuer::NewOffer> offers(std::size_t rows,
                                                       const issuer::OfferTerms& terms = {}) {
        auto made = issuer::make_offers(home, approved_for_wallets(rows), std::nullopt, terms, clock, random);
        REQUIRE(made);
        return *std::move(made);
    }
    // As the token endpoint leaves it.
    void grant(const std::string& offer) {
        auto act = issuer::Act::begin(home);
        REQUIRE(act);
        auto record = found(offer);
        record.state = issuer::OfferState::kGranted;
        REQUIRE(home.records().offers->update(record));
        REQUIRE(act->commit());
    }
    [[nodiscard]] issuer::OfferRecord found(const std::string& offer) const {
        auto record = home.records().offers->find(offer);
        REQUIRE(record);
        REQUIRE(*record);
        return **record;
    }
    Result<std::vector<std::string>> redeem(const std::string& offer,
                                            const std::vector<std::string>& holders) {
        return issuer::redeem(home, {offer, std::string(kCertificateConfiguration), holders},
                              certificate_key(), batches, clock, random);
    }

    issuer::ApprovedBatches batches;  // what the signer remembers
};

}  // namespace carnet::test
