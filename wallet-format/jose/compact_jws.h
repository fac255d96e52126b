// SPDX-License-Identifier: Apache-2.0
//
// A JWS in compact form: read, checked against a key that the caller found by other means, and made.
//
// parse() proves nothing. verify_compact_jws() takes the algorithm from the key and demands that the header
// says the same, so that one kind of key can never stand in for another; keys inside the header (jwk, x5c)
// and addresses of keys (jku, x5u) are shown to the caller and never used here. Algorithms: EdDSA over
// Ed25519 (under its newer name Ed25519 too), ES256, ES384. A CompactJws is immutable; any number of threads
// may read it. spec: RFC 7515 3.1, 5, 7.1; RFC 7518 3.4; RFC 8037 3.1; RFC 8725 3.1, 3.5
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "keys/public_key.h"
#include "keys/signer.h"
#include "wallet-format/jose/jws_header.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

// Larger tokens are refused before anything is decoded (kLimit). A payload that is read as JSON obeys the
// reader's limit besides.
inline constexpr std::size_t kMaxJwsText = 1'572'864;
inline constexpr std::size_t kMaxJwsHeaderText = 65'536;

class CompactJws {
  public:
    // Exactly three parts of base64url without padding or white space. kLimit; kJoseMalformed (not three
    // parts, header or payload not base64url); kSignatureEncoding; whatever JwsHeader::parse says.
    [[nodiscard]] static Result<CompactJws> parse(std::string_view text);

    [[nodiscard]] const JwsHeader& header() const noexcept { return header_; }
    [[nodiscard]] ByteView payload() const noexcept { return payload_; }
    // The text as received, and its part before the last dot: what the signature covers.
    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    [[nodiscard]] std::string_view signed_text() const noexcept {
        return std::string_view(text_).substr(0, signed_size_);
    }
    [[nodiscard]] ByteView signature() const noexcept { return signature_; }

  private:
    CompactJws(std::string text, JwsHeader header) : text_(std::move(text)), header_(std::move(header)) {}
    std::string text_;
    std::size_t signed_size_ = 0;
    JwsHeader header_;
    Bytes payload_;
    Bytes signature_;
};

// Does the signature hold under `key`? kUnsupportedAlgorithm: the header's alg is not the key's.
// kSignatureLength, kSignatureInvalid. Whose key it is, and everything in the payload, are other checks.
[[nodiscard]] Result<void> verify_compact_jws(const CompactJws& jws, const keys::PublicKey& key);

// What a header that we write says besides `alg`, which the signer's key decides. Empty members are left out.
struct JwsHeaderMembers {
    std::string typ = {};
    std::string cty = {};
    std::string kid = {};
    std::vector<Bytes> x5c = {};  // DER, the signer's first
    std::string jwk = {};         // one JSON object, trusted as such: PublicKey::jwk()
};

// The compact text. Fails only as the signer does.
[[nodiscard]] Result<std::string> sign_compact_jws(const JwsHeaderMembers& header, ByteView payload,
                                                   const keys::Signer& signer);

}  // namespace carnet::wallet
