// SPDX-License-Identifier: Apache-2.0
#include "keys/content_encryption.h"

#include "keys/src/openssl_handles.h"

#include <limits>

namespace carnet::keys {
namespace {

using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, Release<EVP_CIPHER_CTX_free>>;

constexpr std::size_t kSmallKey = 16;
constexpr std::size_t kLargeKey = 32;

const EVP_CIPHER* cipher_for(const SecretBytes& key) noexcept {
    if (key.size() == kSmallKey) return EVP_aes_128_gcm();
    return key.size() == kLargeKey ? EVP_aes_256_gcm() : nullptr;
}

bool fits(ByteView bytes) noexcept {
    return bytes.size() <= static_cast<std::size_t>(std::numeric_limits<int>::max());
}

int size_of(ByteView bytes) noexcept {
    return static_cast<int>(bytes.size());
}

Error cannot_encrypt() {
    return error(ErrorCode::kInternal, "OpenSSL could not encrypt; is memory short?");
}

Error not_decrypted() {
    return error(ErrorCode::kDecryptionFailed,
                 "It was encrypted for another key, or changed on its way; ask for it again.");
}

}  // namespace

Result<EncryptedContent> encrypt_content(const SecretBytes& key, ByteView nonce, ByteView bound,
                                         ByteView content) {
    const EVP_CIPHER* cipher = cipher_for(key);
    if (cipher == nullptr) return error(ErrorCode::kBadKey, "AES takes a key of 16 or 32 bytes here.");
    if (nonce.size() != kGcmNonceSize)
        return error(ErrorCode::kBadValue, "A nonce has 12 bytes with AES-GCM.");
    if (!fits(bound) || !fits(content)) return error(ErrorCode::kLimit, "This is too large to be encrypted.");
    const QuietErrors quiet;
    const CipherContext context(EVP_CIPHER_CTX_new());
    EncryptedContent encrypted{Bytes(content.size()), Bytes(kGcmTagSize)};
    int written = 0;
    if (!context ||
        EVP_EncryptInit_ex(context.get(), cipher, nullptr, key.unsafe_secret_bytes().data(), nonce.data()) !=
            1 ||
        EVP_EncryptUpdate(context.get(), nullptr, &written, bound.data(), size_of(bound)) != 1 ||
        EVP_EncryptUpdate(context.get(), encrypted.ciphertext.data(), &written, content.data(),
                          size_of(content)) != 1 ||
        EVP_EncryptFinal_ex(context.get(), encrypted.tag.data(), &written) != 1 ||
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, static_cast<int>(kGcmTagSize),
                            encrypted.tag.data()) != 1) {
        return cannot_encrypt();
    }
    return encrypted;
}

Result<Bytes> decrypt_content(const SecretBytes& key, ByteView nonce, ByteView bound,
                              const EncryptedContent& encrypted) {
    const EVP_CIPHER* cipher = cipher_for(key);
    // A shorter tag would be a weaker one, chosen by whoever sends. spec: RFC 7518 5.3
    if (cipher == nullptr || nonce.size() != kGcmNonceSize || encrypted.tag.size() != kGcmTagSize ||
        !fits(bound) || !fits(encrypted.ciphertext))
        return not_decrypted();
    const QuietErrors quiet;
    const CipherContext context(EVP_CIPHER_CTX_new());
    Bytes content(encrypted.ciphertext.size());
    Bytes tag = encrypted.tag;  // OpenSSL takes it without const
    Bytes rest(kGcmTagSize);
    int written = 0;
    if (!context ||
        EVP_DecryptInit_ex(context.get(), cipher, nullptr, key.unsafe_secret_bytes().data(), nonce.data()) !=
            1 ||
        EVP_DecryptUpdate(context.get(), nullptr, &written, bound.data(), size_of(bound)) != 1 ||
        EVP_DecryptUpdate(context.get(), content.data(), &written, encrypted.ciphertext.data(),
                          size_of(encrypted.ciphertext)) != 1 ||
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, static_cast<int>(tag.size()), tag.data()) !=
            1 ||
        EVP_DecryptFinal_ex(context.get(), rest.data(), &written) != 1) {
        return not_decrypted();
    }
    return content;
}

}  // namespace carnet::keys
