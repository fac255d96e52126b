// SPDX-License-Identifier: Apache-2.0
#include "keys/derived_secret.h"

#include "keys/src/openssl_handles.h"

#include <array>
#include <string>

#include <openssl/core_names.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

namespace carnet::keys {
namespace {

using Kdf = std::unique_ptr<EVP_KDF, Release<EVP_KDF_free>>;
using KdfContext = std::unique_ptr<EVP_KDF_CTX, Release<EVP_KDF_CTX_free>>;

// OpenSSL only reads through these pointers; its signatures serve getting and setting alike.
OSSL_PARAM octets(const char* name, const void* bytes, std::size_t size) {
    return OSSL_PARAM_construct_octet_string(name, const_cast<void*>(bytes), size);
}

}  // namespace

Result<SecretBytes> derive_secret(const SecretBytes& secret, std::string_view name, std::size_t size) {
    const QuietErrors quiet;
    const Kdf kdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
    const KdfContext context(kdf ? EVP_KDF_CTX_new(kdf.get()) : nullptr);
    std::string digest = "SHA256";
    const ByteView key = secret.unsafe_secret_bytes();
    const std::array parameters = {OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest.data(), 0),
                                   octets(OSSL_KDF_PARAM_KEY, key.data(), key.size()),
                                   octets(OSSL_KDF_PARAM_INFO, name.data(), name.size()),
                                   OSSL_PARAM_construct_end()};
    SecretBytes derived(size);
    if (!context ||
        EVP_KDF_derive(context.get(), derived.unsafe_secret_bytes().data(), size, parameters.data()) <= 0) {
        return error(ErrorCode::kInternal, "OpenSSL could not derive a secret; is memory short?");
    }
    return derived;
}

}  // namespace carnet::keys
