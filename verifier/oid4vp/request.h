// SPDX-License-Identifier: Apache-2.0
//
// What a wallet is asked: the Authorization Request of one session, as a link with everything in it, or as a
// signed object that the wallet fetches. Pure and thread-safe. spec: OpenID4VP 1.0 sections 5, 5.9.3, 5.10;
// RFC 9101
#pragma once

#include "base/result.h"
#include "keys/certificate.h"
#include "keys/signer.h"
#include "verifier/oid4vp/need.h"
#include "verifier/oid4vp/response_keys.h"
#include "verifier/oid4vp/session.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::verifier {

// The key that requests are signed with, and what stands behind it.
struct RequestSigner {
    std::shared_ptr<const keys::Signer> signer;
    std::string method;                    // verification method: "did:web:verify.example#key-1"
    std::vector<keys::Certificate> chain;  // empty: no x509 prefix can be used
};

// Where wallets reach this verifier, and as whom.
struct RequestSender {
    std::string base_url;  // "https://verify.example", without final '/'
    std::optional<RequestSigner> signer;
    std::shared_ptr<const ResponseKeys> response_keys;  // for direct_post.jwt; none: not asked for

    [[nodiscard]] std::string request_uri(std::string_view session) const;
    [[nodiscard]] std::string response_uri(std::string_view session) const;
    // By this prefix. kUnsupported: it needs a key, or a certificate, that is not there (the remedy says
    // which).
    [[nodiscard]] Result<std::string> client_id(ClientIdPrefix prefix, std::string_view session) const;
};

// What the holder's device is given, as a link or as a QR code: "openid4vp://?...". With redirect_uri the
// whole request, because such a request cannot be signed; else the address of the signed one.
// Errors: no key could be derived for the answer.
[[nodiscard]] Result<std::string> request_link(const PresentationSession& session, const Need& need,
                                               const RequestSender& sender);

// The signed object (a compact JWS). `wallet_nonce`: as the wallet sent it; empty: it sent none.
// kUnsupported: the session's prefix allows no signed request.
[[nodiscard]] Result<std::string> request_object(const PresentationSession& session, const Need& need,
                                                 const RequestSender& sender, std::string_view wallet_nonce);

}  // namespace carnet::verifier
