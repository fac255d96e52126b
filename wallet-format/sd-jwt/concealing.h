// SPDX-License-Identifier: Apache-2.0
//
// From claims to an SD-JWT: which of them are hidden behind digests is said by paths. Digests are sorted, so
// that their order says nothing; salts hold 128 bits. Pure but for the random source; thread-safe as that is.
// spec: RFC 9901 sections 4.2 and 5.1
#pragma once

#include "base/json_reader.h"
#include "base/random.h"
#include "base/result.h"
#include "keys/signer.h"
#include "wallet-format/jose/compact_jws.h"
#include "wallet-format/sd-jwt/claim_path.h"
#include "wallet-format/sd-jwt/disclosure.h"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

struct ConcealOptions {
    SdAlgorithm algorithm = SdAlgorithm::kSha256;
    // Beside the hidden members of one object stand up to so many digests of nothing; how many is drawn.
    std::size_t max_decoys = 0;
    // How a disclosure's JSON is spelt before it is hashed; as given (without white space) when empty. The
    // specification's own examples were written by a program that puts spaces.
    std::function<std::string(std::string_view json)> spelling = {};
};

struct ConcealedClaims {
    std::string payload;                   // JSON, to be signed
    std::vector<std::string> disclosures;  // those inside another one before it
};

// Hides what `hidden` names; a path may hold EveryElement. Salts are drawn in the order of `disclosures`.
// kBadValue: a path that names nothing (a claim left open by a slip of the pen is worse than an error), a
// claim named `_sd`, `...` or, outermost, `_sd_alg`. kLimit: nested deeper than kMaxClaimPathSteps.
[[nodiscard]] Result<ConcealedClaims> conceal_claims(JsonValue claims, std::span<const ClaimPath> hidden,
                                                     const ConcealOptions& options, Random& random);

// "<issuer's JWT>~<disclosure>~...~"
[[nodiscard]] std::string combine_sd_jwt(std::string_view issuer_jwt,
                                         std::span<const std::string> disclosures);

// Both, with the signature between. Fails as conceal_claims and the signer do.
[[nodiscard]] Result<std::string> issue_sd_jwt(JsonValue claims, std::span<const ClaimPath> hidden,
                                               const JwsHeaderMembers& header, const keys::Signer& signer,
                                               Random& random, const ConcealOptions& options = {});

}  // namespace carnet::wallet
