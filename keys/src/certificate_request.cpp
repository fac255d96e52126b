// SPDX-License-Identifier: Apache-2.0
//
// OpenSSL composes the request; the signature comes from our Signer, so that a key which never leaves its
// device can be certified too.
#include "keys/certificate_request.h"

#include "keys/src/openssl_handles.h"
#include "keys/src/public_key_impl.h"

#include <algorithm>
#include <array>

#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace carnet::keys {
namespace {

constexpr std::size_t kMaxName = 64;  // spec: RFC 5280 appendix A, ub-common-name
constexpr std::size_t kMaxAlternativeName = 253;
constexpr std::size_t kMaxAlternativeNames = 16;

using Request = std::unique_ptr<X509_REQ, Release<X509_REQ_free>>;
using Names = std::unique_ptr<GENERAL_NAMES, Release<GENERAL_NAMES_free>>;
using Extensions = std::unique_ptr<STACK_OF(X509_EXTENSION), decltype([](STACK_OF(X509_EXTENSION) * list) {
                                       sk_X509_EXTENSION_pop_free(list, X509_EXTENSION_free);
                                   })>;
using AlgorithmId = std::unique_ptr<X509_ALGOR, Release<X509_ALGOR_free>>;
using BitString = std::unique_ptr<ASN1_BIT_STRING, Release<ASN1_BIT_STRING_free>>;
using Buffer = std::unique_ptr<BIO, Release<BIO_free_all>>;
using Der = std::unique_ptr<std::uint8_t, decltype([](std::uint8_t* bytes) { OPENSSL_free(bytes); })>;

Error no_request() {
    return error(ErrorCode::kInternal, "OpenSSL could not compose a certification request; is memory short?");
}

Result<void> check_names(const std::vector<std::string>& names, std::string_view where) {
    if (names.size() > kMaxAlternativeNames)
        return error(ErrorCode::kBadValue, "at most 16 names are asked for", std::string(where));
    for (const auto& name : names) {
        const bool is_visible = std::ranges::all_of(name, [](char c) { return c > ' ' && c < 0x7f; });
        if (name.empty() || name.size() > kMaxAlternativeName || !is_visible) {
            return error(ErrorCode::kBadValue, "\"" + name + "\" is not a name that a certificate can hold",
                         std::string(where));
        }
    }
    return {};
}

Result<void> check(const CertificateRequest& request) {
    if (request.common_name.empty() || request.common_name.size() > kMaxName)
        return error(ErrorCode::kBadValue, "a common name has 1 to 64 bytes", "common name");
    if (request.organisation.size() > kMaxName)
        return error(ErrorCode::kBadValue, "an organisation has at most 64 bytes", "organisation");
    const bool is_country = request.country.size() == 2 &&
                            std::ranges::all_of(request.country, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!request.country.empty() && !is_country)
        return error(ErrorCode::kBadValue, "a country is two capital letters (ISO 3166-1)", "country");
    CARNET_TRY_VOID(check_names(request.dns_names, "DNS name"));
    return check_names(request.uris, "URI");
}

bool add_to_subject(X509_REQ* request, int kind, const std::string& text) {
    return text.empty() || X509_NAME_add_entry_by_NID(X509_REQ_get_subject_name(request), kind, MBSTRING_UTF8,
                                                      reinterpret_cast<const unsigned char*>(text.data()),
                                                      static_cast<int>(text.size()), -1, 0) == 1;
}

bool add_name(GENERAL_NAMES* names, int kind, const std::string& text) {
    std::unique_ptr<GENERAL_NAME, Release<GENERAL_NAME_free>> name(GENERAL_NAME_new());
    std::unique_ptr<ASN1_IA5STRING, Release<ASN1_IA5STRING_free>> value(ASN1_IA5STRING_new());
    if (!name || !value || ASN1_STRING_set(value.get(), text.data(), static_cast<int>(text.size())) != 1)
        return false;
    GENERAL_NAME_set0_value(name.get(), kind, value.release());
    if (sk_GENERAL_NAME_push(names, name.get()) == 0) return false;
    static_cast<void>(name.release());
    return true;
}

// spec: RFC 2985 5.4.2 (extensionRequest)
bool add_alternative_names(X509_REQ* request, const CertificateRequest& wanted) {
    if (wanted.dns_names.empty() && wanted.uris.empty()) return true;
    const Names names(GENERAL_NAMES_new());
    if (!names) return false;
    for (const auto& name : wanted.dns_names) {
        if (!add_name(names.get(), GEN_DNS, name)) return false;
    }
    for (const auto& uri : wanted.uris) {
        if (!add_name(names.get(), GEN_URI, uri)) return false;
    }
    STACK_OF(X509_EXTENSION)* list = nullptr;
    const bool added = X509V3_add1_i2d(&list, NID_subject_alt_name, names.get(), 0, X509V3_ADD_DEFAULT) == 1;
    const Extensions extensions(list);
    return added && X509_REQ_add_extensions(request, extensions.get()) == 1;
}

bool set_public_key(X509_REQ* request, const PublicKey& key) {
    if (key.algorithm() != Algorithm::kEd25519) return X509_REQ_set_pubkey(request, key.impl().ec.get()) == 1;
    const KeyHandle raw(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.bytes().data(), key.bytes().size()));
    return raw && X509_REQ_set_pubkey(request, raw.get()) == 1;
}

// r || s as the SEQUENCE that X.509 wants; Ed25519 goes in as it is. spec: RFC 3279 2.2.3; RFC 8410 6
Result<Bytes> x509_signature(Algorithm algorithm, const Bytes& raw) {
    if (algorithm == Algorithm::kEd25519) return raw;
    const int half = static_cast<int>(raw.size() / 2);
    Number r(BN_bin2bn(raw.data(), half, nullptr));
    Number s(BN_bin2bn(raw.data() + half, half, nullptr));
    const SignaturePair pair(ECDSA_SIG_new());
    if (!r || !s || !pair || ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1) return no_request();
    static_cast<void>(r.release());
    static_cast<void>(s.release());
    std::uint8_t* der = nullptr;
    const int size = i2d_ECDSA_SIG(pair.get(), &der);
    const Der owner(der);
    if (size <= 0) return no_request();
    return Bytes(der, der + size);
}

int signature_nid(Algorithm algorithm) {
    switch (algorithm) {
        case Algorithm::kEd25519:
            return NID_ED25519;
        case Algorithm::kEcdsaP256:
            return NID_ecdsa_with_SHA256;
        case Algorithm::kEcdsaP384:
            return NID_ecdsa_with_SHA384;
    }
    return NID_undef;
}

Result<void> sign_request(X509_REQ* request, const Signer& signer) {
    std::uint8_t* der = nullptr;
    const int size = i2d_re_X509_REQ_tbs(request, &der);
    const Der owner(der);
    if (size <= 0) return no_request();
    CARNET_TRY(const Bytes raw, signer.sign(ByteView(der, static_cast<std::size_t>(size))));
    const Algorithm algorithm = signer.public_key().algorithm();
    CARNET_TRY(const Bytes signature, x509_signature(algorithm, raw));
    const AlgorithmId id(X509_ALGOR_new());
    BitString bits(ASN1_BIT_STRING_new());
    if (!id || !bits ||
        X509_ALGOR_set0(id.get(), OBJ_nid2obj(signature_nid(algorithm)), V_ASN1_UNDEF, nullptr) != 1 ||
        ASN1_BIT_STRING_set(bits.get(), const_cast<unsigned char*>(signature.data()),
                            static_cast<int>(signature.size())) != 1 ||
        X509_REQ_set1_signature_algo(request, id.get()) != 1) {
        return no_request();
    }
    // A whole number of bytes: without this the encoder would leave out trailing zero bits.
    bits->flags = (bits->flags & ~(ASN1_STRING_FLAG_BITS_LEFT | 0x07)) | ASN1_STRING_FLAG_BITS_LEFT;
    X509_REQ_set0_signature(request, bits.release());
    return {};
}

}  // namespace

Result<std::string> write_certificate_request(const CertificateRequest& request, const Signer& signer) {
    CARNET_TRY_VOID(check(request));
    const QuietErrors quiet;
    const Request composed(X509_REQ_new());
    if (!composed || X509_REQ_set_version(composed.get(), X509_REQ_VERSION_1) != 1 ||
        !add_to_subject(composed.get(), NID_countryName, request.country) ||
        !add_to_subject(composed.get(), NID_organizationName, request.organisation) ||
        !add_to_subject(composed.get(), NID_commonName, request.common_name) ||
        !add_alternative_names(composed.get(), request) ||
        !set_public_key(composed.get(), signer.public_key())) {
        return no_request();
    }
    CARNET_TRY_VOID(sign_request(composed.get(), signer));
    const Buffer out(BIO_new(BIO_s_mem()));
    if (!out || PEM_write_bio_X509_REQ(out.get(), composed.get()) != 1) return no_request();
    char* data = nullptr;
    const long size = BIO_get_mem_data(out.get(), &data);
    return std::string(data, static_cast<std::size_t>(size));
}

}  // namespace carnet::keys
