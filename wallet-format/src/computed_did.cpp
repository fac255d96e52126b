// SPDX-License-Identifier: Apache-2.0
// Controller documents that follow from the identifier alone.
#include "base/bytes.h"
#include "base/json_reader.h"
#include "base/text_encoding.h"
#include "wallet-format/identifier/did.h"
#include "wallet-format/identifier/did_document.h"

#include <utility>

namespace carnet::wallet {
namespace {

constexpr std::string_view kDidJwk = "did:jwk:";
constexpr JsonLimits kJwkLimits{.max_bytes = 2048, .max_depth = 4, .max_values = 64};

DidDocument with_one_key(std::string_view did, std::string_view fragment, keys::PublicKey key, KeyForm form) {
    const std::string id = std::string(did).append("#").append(fragment);
    DidDocument document{std::string(did), {}, {id}, {id}};
    document.methods.push_back(VerificationMethod{id, document.id, std::move(key), {}, {}, form});
    return document;
}

Error not_a_did_jwk(std::string_view did) {
    return error(ErrorCode::kBadIdentifier, "A did:jwk is \"did:jwk:\" and a JWK in base64url.",
                 std::string(did));
}

}  // namespace

// spec: did:key 0.9 (Read); the fragment of its one method is the key itself
Result<DidDocument> did_key_document(std::string_view did) {
    CARNET_TRY(auto key, keys::PublicKey::from_did_key(did));
    const auto fragment = key.multikey();
    return with_one_key(did, fragment, std::move(key), KeyForm::kMultikey);
}

// spec: did:jwk method specification (Read); the fragment of its one method is "0"
Result<DidDocument> did_jwk_document(std::string_view did) {
    CARNET_TRY(const auto parsed, parse_did_url(did));
    if (parsed.method != "jwk" || !parsed.fragment.empty()) return not_a_did_jwk(did);
    const auto bytes = decode_base64url(did.substr(kDidJwk.size()));
    if (!bytes) return not_a_did_jwk(did);
    const auto json = JsonDocument::parse(as_text(*bytes), kJwkLimits);
    if (!json) return not_a_did_jwk(did);
    CARNET_TRY(auto key, keys::PublicKey::from_jwk(json->root()));
    return with_one_key(did, "0", std::move(key), KeyForm::kJsonWebKey);
}

}  // namespace carnet::wallet
