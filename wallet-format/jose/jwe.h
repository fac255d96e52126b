// SPDX-License-Identifier: Apache-2.0
//
// A JWE in compact form: ECDH-ES with a key on P-256, whose agreed key encrypts the content directly, with
// A128GCM or A256GCM. That is what wallets send in direct_post.jwt and what an issuer answers with when it is
// asked to encrypt; nothing else of JWE is here.
//
// Encryption says nothing about who sent it: the content proves itself, or nothing. A CompactJwe is
// immutable; any number of threads may read it. spec: RFC 7516 3.1, 5, 7.1; RFC 7518 4.6, 5.3; OpenID4VP 1.0
// section 8.3
#pragma once

#include "base/bytes.h"
#include "base/json_reader.h"
#include "base/random.h"
#include "base/result.h"
#include "keys/content_encryption.h"
#include "keys/key_agreement.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace carnet::wallet {

inline constexpr std::size_t kMaxJweText = 1'572'864;
inline constexpr std::size_t kMaxJweHeaderText = 16'384;
inline constexpr std::size_t kMaxPartyInfo = 512;  // bytes of apu, of apv

enum class ContentEncryption : std::uint8_t { kA128Gcm, kA256Gcm };
[[nodiscard]] std::string_view to_string(ContentEncryption encryption) noexcept;  // "A128GCM", "A256GCM"

struct JweHeader {
    ContentEncryption enc = ContentEncryption::kA128Gcm;
    keys::AgreementPublicKey epk;  // the sender's, for this token only
    std::string kid;               // texts are empty when absent
    std::string typ;
    std::string cty;
    Bytes apu;  // decoded
    Bytes apv;
    JsonDocument document;  // the header as received
};

class CompactJwe {
  public:
    // kLimit; kJoseMalformed (not five parts, a part that is not base64url, an encrypted key where none may
    // be, a member of the wrong shape); kUnsupportedAlgorithm by name for another alg or enc; kJoseCritical
    // for crit and for zip (a compressed content can grow without bound, and nobody needs it here); kBadKey
    // for an epk that is no point of P-256; the JSON reader's codes.
    [[nodiscard]] static Result<CompactJwe> parse(std::string_view text);

    [[nodiscard]] const JweHeader& header() const noexcept { return header_; }
    // The first part as received: bound to the content.
    [[nodiscard]] std::string_view header_text() const noexcept { return header_text_; }
    [[nodiscard]] ByteView nonce() const noexcept { return nonce_; }
    [[nodiscard]] const keys::EncryptedContent& content() const noexcept { return content_; }

  private:
    CompactJwe(JweHeader header, std::string_view header_text)
        : header_(std::move(header)), header_text_(header_text) {}
    JweHeader header_;
    std::string header_text_;
    Bytes nonce_;
    keys::EncryptedContent content_;
};

// kDecryptionFailed: it was encrypted for another key, or changed; nothing tells the two apart.
[[nodiscard]] Result<Bytes> decrypt_compact_jwe(const CompactJwe& jwe, const keys::AgreementKey& key);

struct JweOptions {
    ContentEncryption enc = ContentEncryption::kA128Gcm;
    std::string kid = {};  // the recipient's name for its key; empty members are left out
    std::string typ = {};
    std::string cty = {};
    Bytes apu = {};
    Bytes apv = {};
};
// With a fresh key of the sender's. kLimit: apu or apv over kMaxPartyInfo.
[[nodiscard]] Result<std::string> encrypt_compact_jwe(const JweOptions& options, ByteView content,
                                                      const keys::AgreementPublicKey& recipient,
                                                      Random& random);

}  // namespace carnet::wallet
