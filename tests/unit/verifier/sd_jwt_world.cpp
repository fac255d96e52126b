// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/verifier/sd_jwt_world.h"

#include "tests/support/made_certificate.h"
#include "tests/support/result_text.h"
#include "tests/unit/wallet-format/competency_samples.h"
#include "wallet-format/profile/award_sd_jwt.h"
#include "wallet-format/sd-jwt/key_binding.h"
#include "wallet-format/sd-jwt/presenting.h"
#include "wallet-format/sd-jwt/sd_jwt_vc.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>

namespace carnet::test {
namespace {

// The same key, as ours.
std::unique_ptr<const keys::Signer> signer_of(const KeyPair& key) {
    BIGNUM* scalar = nullptr;
    REQUIRE(EVP_PKEY_get_bn_param(key.get(), OSSL_PKEY_PARAM_PRIV_KEY, &scalar) == 1);
    Bytes secret(32);
    REQUIRE(BN_bn2binpad(scalar, secret.data(), 32) == 32);
    BN_clear_free(scalar);
    return keys::make_signer(keys::Algorithm::kEcdsaP256, keys::SecretBytes::take_from(secret)).value();
}

std::unique_ptr<const keys::Signer> p256(std::uint64_t seed) {
    SeededRandom random(seed);
    auto secret = keys::generate_secret(keys::Algorithm::kEcdsaP256, random).value();
    return keys::make_signer(keys::Algorithm::kEcdsaP256, std::move(secret)).value();
}

}  // namespace

SdJwtWorld::SdJwtWorld() : issuer_key(p256(21)), holder_key(p256(22)) {
    issuers.publish(metadata());
    publish_token({});
}

std::vector<Bytes> SdJwtWorld::certified(const std::string& names) {
    const KeyPair leaf = make_key_pair("P-256");
    const KeyPair root = make_key_pair("P-256");
    const auto authority = make_certificate({.subject = "Root (demo)", .key = root, .is_authority = true});
    anchor = {keys::Certificate::from_der(authority).value()};
    issuer_key = signer_of(leaf);
    issuers.publish(metadata());  // the status list names its key there
    publish_token({});
    return {make_certificate({.subject = "Board (demo)",
                              .key = leaf,
                              .issuer = "Root (demo)",
                              .issuer_key = root,
                              .alternative = names,
                              .key_usage = "digitalSignature"})};
}

wallet::DidDocument SdJwtWorld::metadata() const {
    const std::string id = std::string(kIssuerUrl) + "#key-1";
    wallet::DidDocument document;
    document.id = kIssuerUrl;
    document.methods.push_back({id, document.id, issuer_key->public_key(), {}, {}});
    document.assertion_methods = {id};
    return document;
}

std::string SdJwtWorld::issued(const Issuing& how) const {
    const auto document =
        how.document.value_or(wallet::CompetencyDocument(wallet::CompetencyCertificate{sample_award()}));
    wallet::AwardSdJwtFacts facts;
    facts.award_id = how.award_id;
    facts.issuer = how.issuer;
    facts.vct = wallet::award_vct(kIssuerUrl, document);
    facts.issued = at("2026-11-01T09:00:00Z");
    facts.valid_until = at("2031-11-01T09:00:00Z");
    if (how.index) facts.status = wallet::TokenStatusReference{std::string(kTokenList), *how.index};
    facts.holder_key = holder_key->public_key();
    auto award = wallet::award_claims(document, facts).value();
    if (!how.type.empty())
        award.json = replaced(award.json, "\"CompetencyCertificate\"", "\"" + how.type + "\"");
    const auto claims = JsonDocument::parse(award.json).value();
    SeededRandom random(23);
    return wallet::issue_sd_jwt_vc(claims.root(), award.hidden, {.kid = how.kid, .x5c = how.x5c}, *issuer_key,
                                   random)
        .value();
}

std::string SdJwtWorld::shown(std::string_view issued, const std::vector<wallet::ClaimPath>& wanted) {
    return wallet::select_disclosures(wallet::SdJwt::parse(issued).value(), wanted).value();
}

std::string SdJwtWorld::bound(std::string_view shown, std::string_view audience,
                              std::string_view nonce) const {
    return wallet::bind_to_key(shown, {std::string(audience), std::string(nonce), clock.now()}, *holder_key)
        .value();
}

std::string SdJwtWorld::token(const TokenMaking& how) const {
    auto list = wallet::TokenStatusList::zeros(how.entries, 8).value();
    for (const auto& [index, status] : how.statuses) REQUIRE(list.set(index, status));
    auto claims = wallet::write_status_list_claims(
        {how.sub.empty() ? how.url : how.sub, how.issued, how.expires, std::nullopt}, list);
    if (!how.iss.empty()) claims.insert(1, "\"iss\":\"" + how.iss + "\",");
    return wallet::sign_compact_jws({.typ = how.typ, .kid = how.kid}, as_bytes(claims), *issuer_key).value();
}

Verdict SdJwtWorld::judge(std::string_view text, const ProofExpectations& expected,
                          std::optional<UtcTime> as_of) const {
    const StatusLists lists(published, issuers, policy);
    return carnet::verifier::verify(as_bytes(text), policy, {clock, issuers, lists, &trust, &library}, as_of,
                                    expected);
}

}  // namespace carnet::test
