// SPDX-License-Identifier: Apache-2.0
//
// A copy of an award as an SD-JWT VC, bound to a holder's key by `cnf`. What is approved is the same row as
// for every other format; salts are all that is not computed from row and reservation. Pure but for the
// random source. spec: SD-JWT VC draft-25 section 2; docs/formats/sd-jwt-vc.md
#pragma once

#include "base/bytes.h"
#include "base/random.h"
#include "base/result.h"
#include "issuer/records.h"
#include "keys/public_key.h"
#include "keys/signer.h"
#include "wallet-format/profile/award_sd_jwt.h"

#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

// Of which award, for whom.
struct SdJwtCopy {
    const Reservation& reservation;
    const BatchRow& row;
    std::string_view list_id;
    std::string_view holder;                    // did:key or did:jwk
    std::string_view base_url;                  // the issuer
    const wallet::AwardDisclosure& disclosure;  // as the batch's profile has it
};

// With what it is signed.
struct SdJwtSigning {
    std::string key_id;
    const keys::Signer& signer;
    std::vector<Bytes>
        chain;  // certificates of the key, leaf first; empty: the key is found under the issuer's URL
};

// All claims as they shall be read, in JSON: what a reservation's digest is of.
[[nodiscard]] Result<std::string> write_sd_jwt_claims(const SdJwtCopy& copy);

// Signed, and read back. kSignatureInvalid: our own signature does not verify.
[[nodiscard]] Result<std::string> sign_sd_jwt_copy(const SdJwtCopy& copy, const SdJwtSigning& signing,
                                                   Random& random);

// Does the text say exactly that, to the letter of the approved row, under that key? kApprovalInvalid: it
// says something else; otherwise what the readers say.
[[nodiscard]] Result<void> check_sd_jwt_copy(std::string_view text, const SdJwtCopy& copy,
                                             const keys::PublicKey& key);

// Where the statuses of a list are published for this format.
[[nodiscard]] std::string token_status_url(std::string_view base_url, std::string_view list_id);

}  // namespace carnet::issuer
