// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/credential_encryption.h"

#include "base/json_writer.h"

namespace carnet::issuer {
namespace {

constexpr std::string_view kAlgorithm = "ECDH-ES";
constexpr std::size_t kMaxKid = 256;

ProtocolError bad(std::string_view why) {
    return {protocol::kInvalidEncryptionParameters, why};
}

std::string_view text_of(JsonValue object, std::string_view name) {
    const auto value = object.find(name);
    return value && value->is_string() ? value->string() : std::string_view();
}

}  // namespace

RequestEncryption::RequestEncryption(keys::AgreementKey key)
    : key_(std::move(key)), kid_(key_.public_key().jwk_thumbprint()) {
    // Our own text: one object of four members.
    auto members = key_.public_key().jwk();
    members.pop_back();
    jwk_ = members + R"(,"alg":"ECDH-ES","kid":")" + kid_ + R"(","use":"enc"})";
}

Result<RequestEncryption> RequestEncryption::make(Random& random) {
    CARNET_TRY(auto key, keys::AgreementKey::generate(random));
    return RequestEncryption(std::move(key));
}

Answer<std::string> RequestEncryption::open(std::string_view text) const {
    const auto jwe = wallet::CompactJwe::parse(text);
    if (!jwe) return bad("The request is no JWE that this issuer reads: ECDH-ES with A128GCM or A256GCM.");
    if (jwe->header().kid != kid_) return bad("The request is for another key; read the metadata again.");
    const auto content = wallet::decrypt_compact_jwe(*jwe, key_);
    if (!content) return bad("The request cannot be decrypted.");
    return std::string(as_text(*content));
}

Answer<std::optional<ResponseEncryption>> read_response_encryption(JsonValue request, bool was_encrypted) {
    const auto wanted = request.find("credential_response_encryption");
    if (!wanted) return std::optional<ResponseEncryption>();
    if (!was_encrypted) return bad("Encrypt the request too, as the answer shall be.");
    if (!wanted->is_object()) return bad("credential_response_encryption is an object.");
    if (wanted->find("zip")) return bad("Nothing is compressed here.");
    const auto jwk = wanted->find("jwk");
    if (!jwk || text_of(*jwk, "alg") != kAlgorithm) return bad("jwk is one key with alg ECDH-ES.");
    auto key = keys::AgreementPublicKey::from_jwk(*jwk);
    if (!key) return bad("jwk is no public key on P-256.");
    ResponseEncryption encryption{*std::move(key), std::string(text_of(*jwk, "kid")), {}};
    if (encryption.kid.size() > kMaxKid) return bad("kid is too long.");
    const auto enc = text_of(*wanted, "enc");
    if (enc == to_string(wallet::ContentEncryption::kA256Gcm)) {
        encryption.enc = wallet::ContentEncryption::kA256Gcm;
    } else if (enc != to_string(wallet::ContentEncryption::kA128Gcm)) {
        return bad("enc is A128GCM or A256GCM.");
    }
    return std::optional(std::move(encryption));
}

Result<std::string> encrypt_response(const ResponseEncryption& to, std::string_view json, Random& random) {
    wallet::JweOptions options;
    options.enc = to.enc;
    options.kid = to.kid;
    return wallet::encrypt_compact_jwe(options, as_bytes(json), to.key, random);
}

}  // namespace carnet::issuer
