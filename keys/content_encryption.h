// SPDX-License-Identifier: Apache-2.0
//
// Encrypting a content so that a change of it, or of what it is bound to, is found: AES-GCM with a key of 16
// or 32 bytes. A key encrypts one content only; whoever uses one twice must never use a nonce twice. Pure,
// thread-safe. spec: NIST SP 800-38D through RFC 7518 5.3
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "keys/secret_bytes.h"

#include <cstddef>

namespace carnet::keys {

inline constexpr std::size_t kGcmNonceSize = 12;
inline constexpr std::size_t kGcmTagSize = 16;

struct EncryptedContent {
    Bytes ciphertext;  // as long as what was encrypted
    Bytes tag;         // kGcmTagSize
};

// `bound`: what is not encrypted and must not change. kBadKey: a key of another size; kBadValue: a nonce of
// another size.
[[nodiscard]] Result<EncryptedContent> encrypt_content(const SecretBytes& key, ByteView nonce, ByteView bound,
                                                       ByteView content);
// kDecryptionFailed for whatever is wrong with nonce, tag, content, bound or key; nothing tells them apart.
[[nodiscard]] Result<Bytes> decrypt_content(const SecretBytes& key, ByteView nonce, ByteView bound,
                                            const EncryptedContent& encrypted);

}  // namespace carnet::keys
