// SPDX-License-Identifier: Apache-2.0
//
// JWT VC Issuer Metadata: the keys of an issuer that is named by an HTTPS URL, published under that URL's
// host. Reader and writer; fetching is the verifier's. Values; pure; thread-safe.
// spec: SD-JWT VC draft-25 section 3.4 (JWT VC Issuer Metadata)
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "keys/public_key.h"

#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

struct NamedKey {
    std::string kid;  // may be empty in documents of others
    keys::PublicKey key;
};

struct JwtVcIssuer {
    std::string issuer;          // exactly as `iss` says it
    std::vector<NamedKey> keys;  // empty where `jwks_uri` says where they are
    std::string jwks_uri;
};

// Is the issuer named by a URL, and so its keys by such metadata? http:// too: whether anything is fetched
// without TLS is for whoever fetches, and no fetch means no key.
[[nodiscard]] bool is_issuer_url(std::string_view issuer) noexcept;

// "https://host/tenant" -> "https://host/.well-known/jwt-vc-issuer/tenant". kBadValue: not HTTPS (HTTP only
// for `scheme` "http"), user info, query or fragment.
[[nodiscard]] Result<std::string> jwt_vc_issuer_url(std::string_view issuer,
                                                    std::string_view scheme = "https");

[[nodiscard]] std::string write_jwt_vc_issuer(const JwtVcIssuer& metadata);

// The document that was fetched for `issuer`. kBadIdentifier: it is another issuer's. kBadValue: neither or
// both of jwks and jwks_uri. kMissingMember, kWrongType; kBadKey, kWeakKey. Keys of kinds that are not in use
// here are passed over.
[[nodiscard]] Result<JwtVcIssuer> read_jwt_vc_issuer(JsonValue document, std::string_view issuer);
// A JWK Set, as behind jwks_uri. The same.
[[nodiscard]] Result<std::vector<NamedKey>> read_jwk_set(JsonValue document);

}  // namespace carnet::wallet
