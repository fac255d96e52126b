// SPDX-License-Identifier: Apache-2.0
//
// SD-JWT VC: a credential as an SD-JWT, typed. What is read here is well-formed and complete in itself;
// whose key signed it, whether the holder's key is there, dates and status are other checks.
//
// The draft behind this is named once, below. What changed between drafts and matters: `typ` is dc+sd-jwt
// only (vc+sd-jwt went in -19), a DID in `iss` is no longer resolved, `aka_vcts` came in -18.
// Pure; thread-safe. spec: SD-JWT VC draft-25 section 2
#pragma once

#include "base/json_reader.h"
#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "keys/public_key.h"
#include "keys/signer.h"
#include "wallet-format/sd-jwt/concealing.h"
#include "wallet-format/sd-jwt/processing.h"
#include "wallet-format/sd-jwt/sd_jwt.h"
#include "wallet-format/status-list/status_list_token.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

inline constexpr std::string_view kSdJwtVcDraft = "draft-ietf-oauth-sd-jwt-vc-25";

// The `typ` of the issuer's JWT; the media type is "application/" and this.
inline constexpr std::string_view kSdJwtVcType = "dc+sd-jwt";

// Claims that are never hidden, neither whole nor in part. spec: SD-JWT VC draft-25 section 2.2.2.3
[[nodiscard]] std::span<const std::string_view> never_hidden_claims() noexcept;

struct SdJwtVc {
    SdJwt sd_jwt;
    ProcessedClaims processed;  // all claims, those above included
    std::string vct;
    std::string vct_integrity;          // `vct#integrity`; may be empty
    std::vector<std::string> aka_vcts;  // further types that it is one of
    std::string issuer;                 // `iss`; empty where the certificate in `x5c` says it
    std::optional<UtcTime> not_before;
    std::optional<UtcTime> expires;
    std::optional<UtcTime> issued;
    bool has_status = false;                     // a `status` claim, of whatever mechanism
    std::optional<TokenStatusReference> status;  // its status_list
    std::optional<keys::PublicKey> holder;       // `cnf`

    [[nodiscard]] JsonValue claims() const noexcept { return processed.claims.root(); }
};

// What SdJwt::parse and process_claims say. kJoseType: another `typ`. kDisclosureWrong with the claim's
// pointer: one of never_hidden_claims() is hidden. kMissingMember (vct), kWrongType, kBadValue, kJoseClaims;
// kUnsupported, kBadKey, kWeakKey (cnf).
[[nodiscard]] Result<SdJwtVc> read_sd_jwt_vc(std::string_view text, const SdJwtLimits& limits = {});

// `claims` as they shall be read, `vct` among them. Of the header, `typ` is set here. kBadValue: a path hides
// one of never_hidden_claims(). kMissingMember. Otherwise as issue_sd_jwt.
[[nodiscard]] Result<std::string> issue_sd_jwt_vc(JsonValue claims, std::span<const ClaimPath> hidden,
                                                  JwsHeaderMembers header, const keys::Signer& signer,
                                                  Random& random, const ConcealOptions& options = {});

}  // namespace carnet::wallet
