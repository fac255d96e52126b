// SPDX-License-Identifier: Apache-2.0
//
// Small SD-JWTs for tests, made at run time with fresh keys of a fixed seed.
#pragma once

#include "base/json_reader.h"
#include "base/text_encoding.h"
#include "keys/signer.h"
#include "tests/support/result_text.h"
#include "tests/support/seeded_random.h"
#include "wallet-format/sd-jwt/concealing.h"
#include "wallet-format/sd-jwt/sd_jwt.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

namespace carnet::test {

inline std::unique_ptr<const keys::Signer> es256_signer(std::uint64_t seed) {
    SeededRandom random(seed);
    auto secret = keys::generate_secret(keys::Algorithm::kEcdsaP256, random);
    REQUIRE(secret);
    auto signer = keys::make_signer(keys::Algorithm::kEcdsaP256, *std::move(secret));
    REQUIRE(signer);
    return *std::move(signer);
}

inline JsonDocument json(std::string_view text) {
    auto document = JsonDocument::parse(text);
    INFO(text);
    REQUIRE(document);
    return *std::move(document);
}

// The base64url text of a disclosure given as JSON.
inline wallet::Disclosure disclosure(std::string_view array) {
    auto read = wallet::Disclosure::parse(encode_base64url(as_bytes(array)));
    INFO(array);
    REQUIRE(read);
    return *std::move(read);
}

inline std::string digest(const wallet::Disclosure& disclosure) {
    return wallet::sd_digest(wallet::SdAlgorithm::kSha256, disclosure.text());
}

// An SD-JWT of the claims with the given paths hidden, signed with `issuer`.
inline std::string sd_jwt_of(std::string_view claims, const std::vector<wallet::ClaimPath>& hidden,
                             const keys::Signer& issuer) {
    SeededRandom random(7);
    const auto document = json(claims);
    auto text = wallet::issue_sd_jwt(document.root(), hidden, {.typ = "example+sd-jwt"}, issuer, random);
    REQUIRE(text);
    return *std::move(text);
}

inline wallet::SdJwt parsed_sd_jwt(std::string_view text) {
    auto parsed = wallet::SdJwt::parse(text);
    REQUIRE(parsed);
    return *std::move(parsed);
}

}  // namespace carnet::test
