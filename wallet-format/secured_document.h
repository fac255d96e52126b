// SPDX-License-Identifier: Apache-2.0
//
// The one door from received text to what it says and how it is secured, whatever the securing. A pipeline
// asks for the document, and looks at the proofs inside it or at the token around it.
//
// To add a way of securing: a row in Securing, a member beside `token`, a branch in open_secured(), and in
// verifier/checks/check_proofs.cpp who judges it. `document` is what a reader of credentials takes: the
// claims themselves, or of an SD-JWT VC or a printed code, which are no W3C credentials, the envelope of one
// (credential_view, paper_view).
// Nothing here is proven. Pure, thread-safe.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "wallet-format/cose/paper_code.h"
#include "wallet-format/credential.h"
#include "wallet-format/jose/vc_jwt.h"
#include "wallet-format/sd-jwt/sd_jwt_vc.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace carnet::wallet {

enum class Securing : std::uint8_t {
    kEmbedded,  // proofs inside the document, or none at all
    kVcJwt,     // a JWT around it; proofs inside it count besides
    kSdJwtVc,   // an SD-JWT, perhaps with the holder's signature
    kPaper      // what a printed QR code holds
};

// As a verdict names it: "data-integrity", "vc+jwt", "dc+sd-jwt", "paper".
[[nodiscard]] std::string_view to_string(Securing securing) noexcept;

// What is looked for.
enum class SecuredKind : std::uint8_t { kCredential, kPresentation };

struct SecuredDocument {
    Securing securing = Securing::kEmbedded;
    JsonDocument document;
    std::optional<VcJwt> token;                     // exactly with kVcJwt
    std::optional<SdJwtVc> sd_jwt = std::nullopt;   // exactly with kSdJwtVc
    std::optional<PaperCode> paper = std::nullopt;  // exactly with kPaper

    // For Credential::from_json: what the token says of its signature; nothing without token.
    [[nodiscard]] std::optional<SignatureStatement> around() const;
};

// `text`: JSON; or a token, alone (white space around it is no part of it), as a JSON string, or in an
// EnvelopedVerifiableCredential or ...Presentation; or an SD-JWT VC, alone, as a JSON string or in JWS JSON
// serialization; or what a printed code holds. What read_vc_jwt(), read_sd_jwt_vc(), read_paper_code() and
// the JSON reader say; kJoseType: a signed code of something else. kNotACredential: a token with the other
// kind inside. kUnsupportedProof: an envelope with another content.
[[nodiscard]] Result<SecuredDocument> open_secured(std::string_view text, SecuredKind kind,
                                                   const JsonLimits& limits);

// Does the text hold a presentation, by its type or the type of its token? False for whatever cannot be read.
[[nodiscard]] bool holds_presentation(std::string_view text, const JsonLimits& limits);

}  // namespace carnet::wallet
