// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/jose/compact_jws.h"

#include "base/json_writer.h"
#include "base/text_encoding.h"
#include "keys/verify_signature.h"
#include "wallet-format/jose/src/header_members.h"

#include <algorithm>

namespace carnet::wallet {
namespace {

struct Parts {
    std::string_view header;
    std::string_view payload;
    std::string_view signature;
};

Error malformed(std::string detail, std::string where) {
    return error(ErrorCode::kJoseMalformed, std::move(detail), std::move(where));
}

// spec: RFC 7515 7.1
Result<Parts> split(std::string_view text) {
    if (text.size() > kMaxJwsText)
        return error(ErrorCode::kLimit, "The token is larger than any that is read here.");
    if (std::count(text.begin(), text.end(), '.') != 2)
        return malformed("A compact JWS has exactly three parts, separated by two dots.", {});
    const auto first = text.find('.');
    const auto second = text.find('.', first + 1);
    const Parts parts{text.substr(0, first), text.substr(first + 1, second - first - 1),
                      text.substr(second + 1)};
    if (parts.header.size() > kMaxJwsHeaderText)
        return error(ErrorCode::kLimit, "The token's header is larger than any that is read here.", "header");
    return parts;
}

std::string write_header(const JwsHeaderMembers& header, keys::Algorithm algorithm) {
    JsonWriter writer;
    writer.begin_object().member("alg", keys::facts(algorithm).jose);
    if (!header.typ.empty()) writer.member("typ", header.typ);
    if (!header.cty.empty()) writer.member("cty", header.cty);
    if (!header.kid.empty()) writer.member("kid", header.kid);
    if (!header.x5c.empty()) {
        writer.key("x5c").begin_array();
        for (const Bytes& der : header.x5c) writer.string(encode_base64(der));
        writer.end_array();
    }
    if (!header.jwk.empty()) writer.key("jwk").raw(header.jwk);
    return writer.end_object().take();
}

}  // namespace

Result<CompactJws> CompactJws::parse(std::string_view text) {
    CARNET_TRY(const Parts parts, split(text));
    CARNET_TRY(const Bytes header_json, decode_part(parts.header, "header"));
    CARNET_TRY(JwsHeader header, JwsHeader::parse(as_text(header_json)));
    CompactJws jws(std::string(text), std::move(header));
    jws.signed_size_ = text.size() - parts.signature.size() - 1;
    CARNET_TRY(jws.payload_, decode_part(parts.payload, "payload"));
    CARNET_TRY(jws.signature_, decode_part(parts.signature, "signature", ErrorCode::kSignatureEncoding));
    return jws;
}

// spec: RFC 7515 5.2; RFC 8725 3.1 (the key decides the algorithm, the header may only agree)
Result<void> verify_compact_jws(const CompactJws& jws, const keys::PublicKey& key) {
    if (jws.header().alg != key.algorithm()) {
        return error(ErrorCode::kUnsupportedAlgorithm,
                     "The token says " + std::string(keys::facts(jws.header().alg).jose) +
                         ", and its key is one for " + std::string(keys::facts(key.algorithm()).jose) + ".",
                     "header/alg");
    }
    return keys::verify_signature(key, as_bytes(jws.signed_text()), jws.signature());
}

// spec: RFC 7515 5.1
Result<std::string> sign_compact_jws(const JwsHeaderMembers& header, ByteView payload,
                                     const keys::Signer& signer) {
    std::string text = encode_base64url(as_bytes(write_header(header, signer.public_key().algorithm())));
    text += '.';
    text += encode_base64url(payload);
    CARNET_TRY(const Bytes signature, signer.sign(as_bytes(text)));
    text += '.';
    text += encode_base64url(signature);
    return text;
}

}  // namespace carnet::wallet
