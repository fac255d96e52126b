// SPDX-License-Identifier: Apache-2.0
//
// The world's issuer as it issues to wallets: the same body, named by its URL, with its award as SD-JWT VC,
// its keys in issuer metadata or in a certificate, and a status list token.
#pragma once

#include "keys/certificate.h"
#include "tests/unit/verifier/world.h"
#include "wallet-format/sd-jwt/claim_path.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::test {

inline constexpr std::string_view kIssuerUrl = "https://board.example";
inline constexpr std::string_view kTokenList = "https://board.example/token-status/1";
inline constexpr std::string_view kAwardId = "urn:uuid:0b8e5e0a-3c1d-4d5f-8a56-1f2e3d4c5b6a";
inline constexpr std::string_view kEmployer = "https://employer.example";
inline constexpr std::string_view kNonce = "n-0S6_WzA2Mj";

// How an award is to be issued.
struct Issuing {
    std::string issuer = std::string(kIssuerUrl);
    std::string kid = "key-1";
    std::vector<Bytes> x5c = {};
    std::optional<std::uint64_t> index = 4711;  // none: without status
    std::string type = {};                      // another `type` claim than the award's
    std::optional<wallet::CompetencyDocument> document = std::nullopt;  // another than the sample
    std::string award_id = std::string(kAwardId);
};

// How a status list token is to be made.
struct TokenMaking {
    std::string url = std::string(kTokenList);
    std::string sub = {};  // none: the url
    std::string iss = {};  // none: not said
    std::vector<std::pair<std::uint64_t, unsigned>> statuses = {};
    UtcTime issued = at("2026-11-21T11:00:00Z");
    UtcTime expires = at("2026-11-22T11:00:00Z");
    std::uint64_t entries = 100'000;
    std::string kid = "key-1";
    std::string typ = "statuslist+jwt";
};

struct SdJwtWorld : World {
    SdJwtWorld();

    std::unique_ptr<const keys::Signer> issuer_key;
    std::unique_ptr<const keys::Signer> holder_key;

    // A certificate of a key that is the issuer's from now on, by an authority made on the spot; what it
    // names: "DNS:board.example". The last authority is `anchor`.
    [[nodiscard]] std::vector<Bytes> certified(const std::string& names);
    std::vector<keys::Certificate> anchor;

    // The issuer's metadata, with one key.
    [[nodiscard]] wallet::DidDocument metadata() const;
    // The whole award, every disclosure with it.
    [[nodiscard]] std::string issued(const Issuing& how = {}) const;
    // What the holder shows of it; nothing but open claims unless wanted.
    [[nodiscard]] static std::string shown(std::string_view issued,
                                           const std::vector<wallet::ClaimPath>& wanted = {});
    // Bound to the holder's key, for the employer, now.
    [[nodiscard]] std::string bound(std::string_view shown, std::string_view audience = kEmployer,
                                    std::string_view nonce = kNonce) const;

    [[nodiscard]] std::string token(const TokenMaking& how = {}) const;
    void publish_token(const TokenMaking& how) { published.publish(how.url, token(how)); }

    [[nodiscard]] Verdict judge(std::string_view text, const ProofExpectations& expected = {},
                                std::optional<UtcTime> as_of = std::nullopt) const;
};

}  // namespace carnet::test
