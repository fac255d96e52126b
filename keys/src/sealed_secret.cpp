// SPDX-License-Identifier: Apache-2.0
#include "keys/sealed_secret.h"

#include "base/text_encoding.h"
#include "keys/src/sealed_secret_text.h"

#include <sodium.h>

namespace carnet::keys {

namespace {

static_assert(kSaltSize == crypto_pwhash_argon2id_SALTBYTES);
static_assert(kNonceSize == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(kTagSize == crypto_aead_xchacha20poly1305_ietf_ABYTES);

// Argon2id in libsodium takes no less; a file that asks for more than the upper bounds is an attack on the
// memory of whoever opens it.
constexpr std::uint64_t kLeastMemory = 8ULL * 1024;
constexpr std::uint64_t kMostMemory = 1024ULL * 1024 * 1024;
constexpr std::uint64_t kMostPasses = 10;

Result<void> check_cost(const SealingCost& cost) {
    if (cost.memory_bytes < kLeastMemory || cost.memory_bytes > kMostMemory || cost.passes < 1 ||
        cost.passes > kMostPasses) {
        return error(ErrorCode::kLimit,
                     "the cost of sealing must lie between 8 KiB and 1 GiB of memory and "
                     "between 1 and 10 passes");
    }
    return {};
}

Result<void> check_secret(const SecretBytes& secret, const SecretBytes& passphrase) {
    if (secret.size() == 0 || secret.size() > kMaxSecretSize) {
        return error(ErrorCode::kLimit, "a sealed secret has between 1 and 4096 bytes");
    }
    if (passphrase.size() == 0) return error(ErrorCode::kLimit, "an empty passphrase seals nothing");
    return {};
}

// spec: RFC 9106 3.1 (one lane, 32 bytes out)
Result<SecretBytes> derive_key(const SecretBytes& passphrase, const SealedSecret& sealed) {
    SecretBytes key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    const ByteView text = passphrase.unsafe_secret_bytes();
    if (crypto_pwhash(key.unsafe_secret_bytes().data(), key.size(), as_text(text).data(), text.size(),
                      sealed.salt.data(), sealed.cost.passes, sealed.cost.memory_bytes,
                      crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return error(ErrorCode::kLimit, "there is not enough memory to work with the passphrase: " +
                                            std::to_string(sealed.cost.memory_bytes / 1024) +
                                            " KiB are needed");
    }
    return key;
}

// Everything that is readable in the file, and the description, so that no part can be exchanged alone.
std::string additional_data(const SealedSecret& sealed, std::string_view description) {
    std::string text = "carnet-sealed-secret 1\nargon2id ";
    text += std::to_string(sealed.cost.memory_bytes) + ' ' + std::to_string(sealed.cost.passes) + ' ' +
            encode_base64url(sealed.salt) + "\nxchacha20-poly1305\n";
    return text.append(description);
}

}  // namespace

// spec: draft-irtf-cfrg-xchacha-03 2.3
Result<std::string> seal_secret(const SecretBytes& secret, const SecretBytes& passphrase,
                                std::string_view description, const SealingCost& cost, Random& random) {
    CARNET_TRY_VOID(check_cost(cost));
    CARNET_TRY_VOID(check_secret(secret, passphrase));
    SealedSecret sealed{cost, Bytes(kSaltSize), Bytes(kNonceSize), Bytes(secret.size() + kTagSize)};
    random.fill(sealed.salt);
    random.fill(sealed.nonce);
    CARNET_TRY(const SecretBytes key, derive_key(passphrase, sealed));
    const std::string with = additional_data(sealed, description);
    unsigned long long written = 0;
    if (crypto_aead_xchacha20poly1305_ietf_encrypt(
            sealed.ciphertext.data(), &written, secret.unsafe_secret_bytes().data(), secret.size(),
            as_bytes(with).data(), with.size(), nullptr, sealed.nonce.data(),
            key.unsafe_secret_bytes().data()) != 0 ||
        written != sealed.ciphertext.size()) {
        return error(ErrorCode::kInternal, "libsodium could not seal");
    }
    return write_sealed_secret(sealed);
}

Result<SecretBytes> open_secret(std::string_view sealed_text, const SecretBytes& passphrase,
                                std::string_view description) {
    CARNET_TRY(const SealedSecret sealed, read_sealed_secret(sealed_text));
    CARNET_TRY_VOID(check_cost(sealed.cost));
    CARNET_TRY(const SecretBytes key, derive_key(passphrase, sealed));
    const std::string with = additional_data(sealed, description);
    SecretBytes secret(sealed.ciphertext.size() - kTagSize);
    unsigned long long written = 0;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(secret.unsafe_secret_bytes().data(), &written, nullptr,
                                                   sealed.ciphertext.data(), sealed.ciphertext.size(),
                                                   as_bytes(with).data(), with.size(), sealed.nonce.data(),
                                                   key.unsafe_secret_bytes().data()) != 0) {
        return error(ErrorCode::kWrongPassphrase,
                     "the secret does not open: the passphrase is wrong, or the file was changed or belongs "
                     "to another key");
    }
    return secret;
}

}  // namespace carnet::keys
