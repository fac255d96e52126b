// SPDX-License-Identifier: Apache-2.0
//
// The protected header of a compact JWS, read strictly and typed. What it says about keys is what the sender
// says: nothing in a header makes a key trusted. Values; any number of threads may read one.
// spec: RFC 7515 4.1; RFC 7518 3.1; RFC 8037 3.1; RFC 9864 2.2; RFC 8725 3.1, 3.2, 3.10
#pragma once

#include "base/bytes.h"
#include "base/json_reader.h"
#include "base/result.h"
#include "keys/algorithm.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

// Certificates in an x5c, at most.
inline constexpr std::size_t kMaxCertificates = 10;

struct JwsHeader {
    keys::Algorithm alg = keys::Algorithm::kEd25519;
    std::string typ;               // as written; compare with names_media_type(); empty when absent
    std::string cty;               // likewise
    std::string kid;               // empty when absent; an opaque name, never a path
    std::vector<Bytes> x5c;        // certificates in DER, the signer's first; empty when absent
    std::optional<JsonValue> jwk;  // an object, not read further; lives as long as `document`
    std::string x5u;               // addresses that nothing here ever fetches
    std::string jku;
    JsonDocument document;  // the header as received, for members that are not above

    // Text, JSON in it: kJoseMalformed where a member has the wrong shape, the JSON reader's own codes
    // (duplicate members included) where it is no JSON. Refused by name: kJoseAlgorithm for alg "none" and
    // for symmetric ones; kUnsupportedProof for others that we do not have; kJoseCritical for `crit`
    // (no extension is understood here) and for b64 false. `where` begins with "header".
    [[nodiscard]] static Result<JwsHeader> parse(std::string_view json);
};

}  // namespace carnet::wallet
