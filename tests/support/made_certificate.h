// SPDX-License-Identifier: Apache-2.0
//
// Certificates for tests, made on the spot by OpenSSL: authorities and leaves with the flaws that a test asks
// for.
#pragma once

#include "base/bytes.h"
#include "base/time.h"

#include <memory>
#include <string>
#include <vector>

#include <openssl/evp.h>

namespace carnet::test {

struct FreeKey {
    void operator()(EVP_PKEY* key) const noexcept { EVP_PKEY_free(key); }
};
using KeyPair = std::shared_ptr<EVP_PKEY>;

// "P-256", "P-384", "Ed25519", or "RSA" (2,048 bits).
[[nodiscard]] KeyPair make_key_pair(const std::string& kind);

struct CertificateWish {
    std::string subject{};
    KeyPair key{};
    std::string issuer{};  // of a self-signed one: the subject
    KeyPair issuer_key{};  // of a self-signed one: the key
    bool is_authority = false;
    int path_length = -1;            // of an authority; -1: not limited
    std::string alternative{};       // "DNS:issuer.example,URI:https://issuer.example"
    std::string key_usage{};         // "digitalSignature"; empty: no such extension
    std::string name_constraints{};  // of an authority
    UtcTime from{1'700'000'000, 0};
    UtcTime until{2'000'000'000, 0};
    bool with_sha1 = false;
};

// The DER of the certificate.
[[nodiscard]] Bytes make_certificate(const CertificateWish& wish);

}  // namespace carnet::test
