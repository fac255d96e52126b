// SPDX-License-Identifier: Apache-2.0
#include "keys/digest.h"

#include "base/text_encoding.h"
#include "keys/src/fatal.h"
#include "keys/src/openssl_handles.h"

#include <algorithm>

namespace carnet::keys {

namespace {

// Fetched once and kept until the process ends: a fetch per digest costs more than hashing a short text.
const EVP_MD* fetch(const char* name) {
    const EVP_MD* found = EVP_MD_fetch(nullptr, name, nullptr);
    if (found == nullptr) end_process("OpenSSL offers no SHA-2; check its configuration");
    return found;
}

const EVP_MD* sha256_method() {
    static const EVP_MD* const method = fetch("SHA2-256");
    return method;
}

const EVP_MD* sha384_method() {
    static const EVP_MD* const method = fetch("SHA2-384");
    return method;
}

// One context for each thread: making one costs as much as hashing a short text.
template <class Digest>
Digest digest_of(ByteView bytes, const EVP_MD* method) {
    thread_local const DigestContext context{EVP_MD_CTX_new()};
    Digest digest{};
    unsigned int size = 0;
    if (!context || EVP_DigestInit_ex2(context.get(), method, nullptr) != 1 ||
        EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) != 1 ||
        EVP_DigestFinal_ex(context.get(), digest.data(), &size) != 1 || size != digest.size()) {
        end_process("OpenSSL cannot compute a SHA-2 digest");
    }
    return digest;
}

}  // namespace

// spec: FIPS 180-4 6.2
Sha256Digest sha256(ByteView bytes) {
    return digest_of<Sha256Digest>(bytes, sha256_method());
}

// spec: FIPS 180-4 6.5
Sha384Digest sha384(ByteView bytes) {
    return digest_of<Sha384Digest>(bytes, sha384_method());
}

Result<Sha256Digest> sha256_from_hex(std::string_view text) {
    CARNET_TRY(const Bytes bytes, decode_hex(text));
    Sha256Digest digest{};
    if (bytes.size() != digest.size())
        return error(ErrorCode::kBadValue, "A SHA-256 digest has 64 hex digits.");
    std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
}

struct Sha256::Impl {
    DigestContext context{EVP_MD_CTX_new()};
};

Sha256::Sha256() : impl_(std::make_unique<Impl>()) {
    if (!impl_->context || EVP_DigestInit_ex2(impl_->context.get(), sha256_method(), nullptr) != 1) {
        end_process("OpenSSL cannot start a SHA-256 digest");
    }
}

Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::update(ByteView piece) {
    if (EVP_DigestUpdate(impl_->context.get(), piece.data(), piece.size()) != 1) {
        end_process("a SHA-256 digest was updated after it was finished");
    }
}

Sha256Digest Sha256::finish() {
    Sha256Digest digest{};
    unsigned int size = 0;
    if (EVP_DigestFinal_ex(impl_->context.get(), digest.data(), &size) != 1 || size != digest.size()) {
        end_process("a SHA-256 digest was finished twice");
    }
    return digest;
}

}  // namespace carnet::keys
