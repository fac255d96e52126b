// SPDX-License-Identifier: Apache-2.0
//
// X.509 certificates as far as signatures over credentials need them: read from DER or PEM, asked for their
// key, names and days, and followed from a leaf to an anchor that the reader accepts.
//
// A Certificate is well-formed and nothing more: nobody vouches for it until verify_chain() says so.
// Immutable and cheap to copy; any number of threads may read one. Whether a certificate was revoked by its
// authority (CRL, OCSP) is not asked: whoever accepts an anchor takes it off the list of anchors. spec: RFC
// 5280 4 and 6; RFC 7515 4.1.6 (x5c); RFC 7468 (PEM)
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/time.h"
#include "keys/digest.h"
#include "keys/public_key.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::keys {

class Certificate {
  public:
    // Exactly one certificate and nothing behind it, at most 16 KiB. kBadCertificate.
    [[nodiscard]] static Result<Certificate> from_der(ByteView der);
    // One to eight blocks "-----BEGIN CERTIFICATE-----", in the order of the text; other text between blocks
    // is passed over. kBadCertificate: `where` is "certificate 2".
    [[nodiscard]] static Result<std::vector<Certificate>> from_pem(std::string_view text);

    [[nodiscard]] ByteView der() const noexcept;
    [[nodiscard]] std::string pem() const;
    [[nodiscard]] Sha256Digest digest() const;  // of the DER: the x509_hash of OpenID4VP
    // kUnsupportedAlgorithm: a key of a kind that Carnet does not sign with (the anchors of others may).
    [[nodiscard]] Result<PublicKey> public_key() const;
    [[nodiscard]] const std::string& subject() const noexcept;  // RFC 2253, for people
    [[nodiscard]] UtcTime not_before() const noexcept;
    [[nodiscard]] UtcTime not_after() const noexcept;
    // subjectAltName: dNSName in lower case, uniformResourceIdentifier as written.
    [[nodiscard]] const std::vector<std::string>& dns_names() const noexcept;
    [[nodiscard]] const std::vector<std::string>& uris() const noexcept;
    [[nodiscard]] bool is_self_signed() const noexcept;
    [[nodiscard]] bool is_authority() const noexcept;        // may certify others: basicConstraints CA
    [[nodiscard]] bool may_sign_documents() const noexcept;  // keyUsage absent, or with digitalSignature

    // Does it name this HTTPS URL: the URL itself as a URI, or its host as a DNS name? A DNS name that begins
    // with "*." stands for exactly one label.
    [[nodiscard]] bool names_url(std::string_view url) const;
    [[nodiscard]] bool names_host(std::string_view host) const;

    friend bool operator==(const Certificate& a, const Certificate& b) noexcept;

    struct Impl;  // keys/src/certificate_impl.h
    [[nodiscard]] const Impl& impl() const noexcept { return *impl_; }

  private:
    explicit Certificate(std::shared_ptr<const Impl> impl) noexcept : impl_(std::move(impl)) {}
    std::shared_ptr<const Impl> impl_;
};

inline constexpr std::size_t kMaxChain = 8;

// Is this what is sent along with a signature: leaf first, each certified by the next, at most kMaxChain; the
// leaf certified by another, no authority itself, and for digital signatures? kBadCertificate with
// "certificate 2" as `where`. Asks nobody's trust.
[[nodiscard]] Result<void> check_chain_shape(std::span<const Certificate> chain);

// Does the chain, leaf first and each certified by the next, lead to one of the anchors at that time? The
// anchors themselves stand outside the chain.
//   kBadCertificate        the chain's own shape is wrong: empty, too long, a leaf that is self-signed, that
//   is
//                          an authority or may not sign, an anchor inside, an order in which one does not
//                          certify the one before
//   kCertificateUntrusted  no accepted anchor, a signature that is wrong, a day outside, a constraint broken
// spec: RFC 5280 6; SD-JWT VC (draft 25) 3.5; HAIP 1.0 6.1.1
[[nodiscard]] Result<void> verify_chain(std::span<const Certificate> chain,
                                        std::span<const Certificate> anchors, UtcTime as_of);

}  // namespace carnet::keys
