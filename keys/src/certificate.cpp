// SPDX-License-Identifier: Apache-2.0
#include "keys/certificate.h"

#include "keys/src/certificate_impl.h"
#include "keys/src/certificate_names.h"
#include "keys/src/ec_curve.h"

#include <algorithm>
#include <array>
#include <ctime>

#include <openssl/core_names.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace carnet::keys {
namespace {

constexpr std::size_t kMaxDer = 16UL * 1024;
constexpr std::size_t kMaxPem = kMaxChain * 2 * kMaxDer;
constexpr std::size_t kMaxUncompressed = 1 + 2 * kMaxScalarSize;

using Buffer = std::unique_ptr<BIO, Release<BIO_free_all>>;

Error bad_certificate(std::string detail) {
    return error(ErrorCode::kBadCertificate, std::move(detail));
}

// An encrypted block asks for a passphrase on the terminal unless somebody answers for it: nobody has one.
int no_passphrase(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*data*/) {
    return -1;
}

std::string text_of(BIO* buffer) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(buffer, &data);
    return size > 0 ? std::string(data, static_cast<std::size_t>(size)) : std::string();
}

std::string subject_of(const X509* x509) {
    const Buffer out(BIO_new(BIO_s_mem()));
    const unsigned long flags = XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB);
    if (out) X509_NAME_print_ex(out.get(), X509_get_subject_name(x509), 0, flags);
    return out ? text_of(out.get()) : std::string();
}

// spec: RFC 5280 4.1.2.5
Result<UtcTime> time_of(const ASN1_TIME* time) {
    std::tm parts{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1)
        return bad_certificate("the certificate's validity holds something that is not a time");
    return UtcTime{timegm(&parts), 0};
}

// OpenSSL parses the extensions once and keeps them; asked here, before any other thread sees the object.
Result<void> parse_extensions(X509* x509) {
    X509_check_purpose(x509, -1, 0);
    if ((X509_get_extension_flags(x509) & EXFLAG_INVALID) != 0)
        return bad_certificate("the certificate holds an extension that cannot be read");
    return {};
}

Result<CertificateHandle> parse(ByteView der) {
    if (der.size() > kMaxDer) {
        return bad_certificate("the certificate has " + std::to_string(der.size()) + " bytes; " +
                               std::to_string(kMaxDer) + " are read at most");
    }
    const QuietErrors quiet;
    const std::uint8_t* position = der.data();
    CertificateHandle x509(d2i_X509(nullptr, &position, static_cast<long>(der.size())));
    if (!x509) return bad_certificate("this is not an X.509 certificate in DER");
    if (position != der.data() + der.size())
        return bad_certificate("something stands behind the certificate; hand over one by itself");
    CARNET_TRY_VOID(parse_extensions(x509.get()));
    return x509;
}

// spec: RFC 5480 2.2; SEC 1 2.3.3: in a certificate the point is usually written out, with x and y
Result<PublicKey> ec_key(EVP_PKEY* key) {
    std::array<char, 32> group{};
    std::array<std::uint8_t, kMaxUncompressed> point{};
    std::size_t size = 0;
    if (EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, group.data(), group.size(), &size) !=
        1)
        return error(ErrorCode::kUnsupportedAlgorithm, "the certificate's key is on a curve without a name");
    const std::string_view name(group.data(), size);
    const bool is_p256 = name == SN_X9_62_prime256v1;
    if (!is_p256 && name != SN_secp384r1) {
        return error(ErrorCode::kUnsupportedAlgorithm, "the certificate's key is on the curve " +
                                                           std::string(name) +
                                                           "; P-256, P-384 and Ed25519 are understood");
    }
    const Algorithm algorithm = is_p256 ? Algorithm::kEcdsaP256 : Algorithm::kEcdsaP384;
    const std::size_t width = curve_of(algorithm).order.size();
    if (EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size(), &size) !=
            1 ||
        size < width + 1) {
        return error(ErrorCode::kBadKey, "the certificate's key is not a point of its curve");
    }
    const bool is_odd = point[0] == 0x04 ? (point[size - 1] & 1U) != 0 : point[0] == 0x03;
    Bytes compressed{static_cast<std::uint8_t>(is_odd ? 0x03 : 0x02)};
    compressed.insert(compressed.end(), point.begin() + 1, point.begin() + 1 + static_cast<long>(width));
    return PublicKey::from_bytes(algorithm, compressed);
}

Result<PublicKey> ed25519_key(EVP_PKEY* key) {
    Bytes bytes(32);
    std::size_t size = bytes.size();
    if (EVP_PKEY_get_raw_public_key(key, bytes.data(), &size) != 1 || size != bytes.size())
        return error(ErrorCode::kBadKey, "the certificate's key is not one of Ed25519");
    return PublicKey::from_bytes(Algorithm::kEd25519, bytes);
}

}  // namespace

Result<Certificate> Certificate::from_der(ByteView der) {
    CARNET_TRY(CertificateHandle x509, parse(der));
    auto impl = std::make_shared<Impl>();
    impl->der.assign(der.begin(), der.end());
    impl->subject = subject_of(x509.get());
    CARNET_TRY(impl->not_before, time_of(X509_get0_notBefore(x509.get())));
    CARNET_TRY(impl->not_after, time_of(X509_get0_notAfter(x509.get())));
    CARNET_TRY(AlternativeNames names, alternative_names(x509.get()));
    impl->dns_names = std::move(names.dns);
    impl->uris = std::move(names.uris);
    const std::uint32_t flags = X509_get_extension_flags(x509.get());
    impl->is_self_signed = (flags & EXFLAG_SS) != 0;
    impl->is_authority = (flags & EXFLAG_CA) != 0;
    impl->may_sign_documents = (X509_get_key_usage(x509.get()) & KU_DIGITAL_SIGNATURE) != 0;
    impl->x509 = std::move(x509);
    return Certificate(std::move(impl));
}

// spec: RFC 7468 5
Result<std::vector<Certificate>> Certificate::from_pem(std::string_view text) {
    if (text.size() > kMaxPem) return bad_certificate("the file is too long for a chain of certificates");
    const QuietErrors quiet;
    const Buffer in(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
    std::vector<Certificate> chain;
    while (in) {
        const CertificateHandle x509(PEM_read_bio_X509(in.get(), nullptr, no_passphrase, nullptr));
        if (!x509) break;
        std::uint8_t* der = nullptr;
        const int size = i2d_X509(x509.get(), &der);
        const std::unique_ptr<std::uint8_t, decltype([](std::uint8_t* bytes) { OPENSSL_free(bytes); })> owner(
            der);
        const std::string where = "certificate " + std::to_string(chain.size() + 1);
        if (size <= 0)
            return error(ErrorCode::kBadCertificate, "this certificate cannot be written again", where);
        auto read = from_der(ByteView(der, static_cast<std::size_t>(size)));
        if (!read) return error(read.error().code, read.error().detail, where);
        if (chain.size() == kMaxChain)
            return error(ErrorCode::kBadCertificate, "a chain has at most 8 certificates", where);
        chain.push_back(*std::move(read));
    }
    const bool ended = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    if (!ended || chain.empty()) {
        return error(ErrorCode::kBadCertificate,
                     "expected blocks that begin with -----BEGIN CERTIFICATE----- and end as they should",
                     "certificate " + std::to_string(chain.size() + 1));
    }
    return chain;
}

ByteView Certificate::der() const noexcept {
    return impl_->der;
}

std::string Certificate::pem() const {
    const Buffer out(BIO_new(BIO_s_mem()));
    if (!out || PEM_write_bio_X509(out.get(), impl_->x509.get()) != 1) return {};
    return text_of(out.get());
}

Sha256Digest Certificate::digest() const {
    return sha256(impl_->der);
}

Result<PublicKey> Certificate::public_key() const {
    const QuietErrors quiet;
    EVP_PKEY* key = X509_get0_pubkey(impl_->x509.get());
    const int kind = key == nullptr ? EVP_PKEY_NONE : EVP_PKEY_get_base_id(key);
    if (kind == EVP_PKEY_ED25519) return ed25519_key(key);
    if (kind == EVP_PKEY_EC) return ec_key(key);
    return error(ErrorCode::kUnsupportedAlgorithm,
                 "the certificate's key is of a kind that is not understood; P-256, P-384 and Ed25519 are");
}

const std::string& Certificate::subject() const noexcept {
    return impl_->subject;
}
UtcTime Certificate::not_before() const noexcept {
    return impl_->not_before;
}
UtcTime Certificate::not_after() const noexcept {
    return impl_->not_after;
}
const std::vector<std::string>& Certificate::dns_names() const noexcept {
    return impl_->dns_names;
}
const std::vector<std::string>& Certificate::uris() const noexcept {
    return impl_->uris;
}
bool Certificate::is_self_signed() const noexcept {
    return impl_->is_self_signed;
}
bool Certificate::is_authority() const noexcept {
    return impl_->is_authority;
}
bool Certificate::may_sign_documents() const noexcept {
    return impl_->may_sign_documents;
}

bool operator==(const Certificate& a, const Certificate& b) noexcept {
    return std::ranges::equal(a.impl_->der, b.impl_->der);
}

}  // namespace carnet::keys
