// SPDX-License-Identifier: Apache-2.0
#include "tests/support/made_certificate.h"

#include <cstdlib>

#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace carnet::test {
namespace {

// A test that cannot make its own material has nothing to say.
template <class T>
T expect(T value) {
    if (!value) std::abort();
    return value;
}

X509_NAME* fill_name(X509_NAME* name, const std::string& common_name) {
    expect(X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char*>(common_name.data()),
                                      static_cast<int>(common_name.size()), -1, 0));
    return name;
}

void add_extension(X509* certificate, int kind, const std::string& value) {
    if (value.empty()) return;
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = expect(X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
    expect(X509_add_ext(certificate, extension, -1));
    X509_EXTENSION_free(extension);
}

std::string basic_constraints(const CertificateWish& wish) {
    if (!wish.is_authority) return "CA:FALSE";
    return wish.path_length < 0 ? "critical,CA:TRUE"
                                : "critical,CA:TRUE,pathlen:" + std::to_string(wish.path_length);
}

}  // namespace

KeyPair make_key_pair(const std::string& kind) {
    EVP_PKEY* key = nullptr;
    if (kind == "RSA") {
        key = EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{2048});
    } else if (kind == "Ed25519") {
        key = EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    } else {
        key = EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", kind.c_str());
    }
    return {expect(key), FreeKey{}};
}

Bytes make_certificate(const CertificateWish& wish) {
    static long serial = 1;
    const std::unique_ptr<X509, decltype(&X509_free)> made(expect(X509_new()), &X509_free);
    X509* certificate = made.get();
    const bool is_self_signed = wish.issuer.empty();
    expect(X509_set_version(certificate, X509_VERSION_3));
    expect(ASN1_INTEGER_set(X509_get_serialNumber(certificate), serial++));
    fill_name(X509_get_subject_name(certificate), wish.subject);
    fill_name(X509_get_issuer_name(certificate), is_self_signed ? wish.subject : wish.issuer);
    expect(ASN1_TIME_set(X509_getm_notBefore(certificate), wish.from.seconds));
    expect(ASN1_TIME_set(X509_getm_notAfter(certificate), wish.until.seconds));
    expect(X509_set_pubkey(certificate, wish.key.get()));
    add_extension(certificate, NID_basic_constraints, basic_constraints(wish));
    add_extension(certificate, NID_key_usage, wish.is_authority ? "keyCertSign" : wish.key_usage);
    add_extension(certificate, NID_subject_alt_name, wish.alternative);
    add_extension(certificate, NID_name_constraints, wish.name_constraints);
    EVP_PKEY* signing_key = is_self_signed ? wish.key.get() : wish.issuer_key.get();
    const EVP_MD* digest = wish.with_sha1 ? EVP_sha1() : EVP_sha256();
    if (EVP_PKEY_get_base_id(signing_key) == EVP_PKEY_ED25519) digest = nullptr;
    expect(X509_sign(certificate, signing_key, digest));
    unsigned char* der = nullptr;
    const int size = i2d_X509(certificate, &der);
    expect(size > 0);
    Bytes bytes(der, der + size);
    OPENSSL_free(der);
    return bytes;
}

}  // namespace carnet::test
