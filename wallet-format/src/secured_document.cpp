// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/secured_document.h"

#include "wallet-format/cose/paper_view.h"
#include "wallet-format/jose/media_type.h"
#include "wallet-format/jose/token_envelope.h"
#include "wallet-format/sd-jwt/credential_view.h"
#include "wallet-format/src/members.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <string>

namespace carnet::wallet {
namespace {

std::string_view without_space_around(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n";
    const auto begin = text.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

// A space may be the last digit of base45, so only line ends are taken off behind a code.
std::string_view code_in(std::string_view text) {
    text.remove_prefix(std::min(text.size(), text.find_first_not_of(" \t\r\n")));
    return text.substr(0, text.find_last_not_of("\t\r\n") + 1);
}

// Base64url of a text that begins with '{' begins with 'e', as no JSON value does. spec: RFC 8259 3
bool is_token(std::string_view text) {
    return text.starts_with('e');
}

// spec: RFC 9901 section 4 (a token of three parts holds no "~")
bool is_sd_jwt(std::string_view token) {
    return token.find('~') != std::string_view::npos;
}

// spec: RFC 9901 section 8.1
bool is_sd_jwt_in_json(JsonValue document) {
    return document.find("payload") && (document.find("signatures") || document.find("signature"));
}

std::string_view envelope_type(SecuredKind kind) {
    return kind == SecuredKind::kCredential ? name::kEnvelopedVerifiableCredential
                                            : name::kEnvelopedVerifiablePresentation;
}

Result<SecuredDocument> open_sd_jwt(std::string_view text, SecuredKind kind, const JsonLimits& limits) {
    if (kind == SecuredKind::kPresentation)
        return error(ErrorCode::kNotACredential, "This is one credential and no presentation of several.");
    SdJwtLimits within;
    within.bytes = limits.max_bytes;
    CARNET_TRY(SdJwtVc vc, read_sd_jwt_vc(text, within));
    CARNET_TRY(JsonDocument view, credential_view(vc));
    return SecuredDocument{Securing::kSdJwtVc, std::move(view), std::nullopt, std::move(vc)};
}

// The signature that a key binding covers is the first one.
Result<SecuredDocument> open_sd_jwt_in_json(JsonValue document, SecuredKind kind, const JsonLimits& limits) {
    CARNET_TRY(const auto texts, compact_texts(document));
    return open_sd_jwt(texts.front(), kind, limits);
}

Result<SecuredDocument> open_token(std::string_view text, SecuredKind kind, const JsonLimits& limits) {
    if (text.size() > limits.max_bytes)
        return error(ErrorCode::kLimit, "The token is larger than any document that is read here.");
    if (is_sd_jwt(text)) return open_sd_jwt(text, kind, limits);
    CARNET_TRY(VcJwt token, read_vc_jwt(text, limits));
    const bool is_asked_for = (token.kind == VcJwtKind::kCredential) == (kind == SecuredKind::kCredential);
    if (!is_asked_for) {
        return error(ErrorCode::kNotACredential,
                     kind == SecuredKind::kCredential
                         ? "This token is a presentation; what it shows is looked at as such."
                         : "This token is a credential and no presentation.",
                     "header/typ");
    }
    JsonDocument document = token.document;
    return SecuredDocument{Securing::kVcJwt, std::move(document), std::move(token)};
}

Result<SecuredDocument> open_envelope(const TokenEnvelope& envelope, SecuredKind kind,
                                      const JsonLimits& limits) {
    const auto expected = kind == SecuredKind::kCredential ? kVcJwtType : kVpJwtType;
    if (!names_media_type(envelope.media_type, expected)) {
        return error(ErrorCode::kUnsupportedProof,
                     "It is secured by an envelope (" + std::string(envelope.media_type) +
                         ") that is not opened here; application/" + std::string(expected) + " is.",
                     "/id");
    }
    return open_token(envelope.content, kind, limits);
}

Result<SecuredDocument> open_paper(std::string_view text, SecuredKind kind) {
    if (kind == SecuredKind::kPresentation)
        return error(ErrorCode::kNotACredential,
                     "This is one printed document and no presentation of several.");
    auto paper = read_paper_code(text);
    if (!paper) {
        Error failed = std::move(paper).error();
        if (failed.code == ErrorCode::kUnsupported) failed.code = ErrorCode::kJoseType;
        return failed;
    }
    CARNET_TRY(JsonDocument view, paper_view(paper->document));
    return SecuredDocument{Securing::kPaper, std::move(view), std::nullopt, std::nullopt, *std::move(paper)};
}

}  // namespace

std::string_view to_string(Securing securing) noexcept {
    switch (securing) {
        case Securing::kVcJwt:
            return kVcJwtType;
        case Securing::kSdJwtVc:
            return kSdJwtVcType;
        case Securing::kPaper:
            return "paper";
        case Securing::kEmbedded:
            break;
    }
    return "data-integrity";
}

std::optional<SignatureStatement> SecuredDocument::around() const {
    if (sd_jwt) {
        const auto issuer = issuer_of(*sd_jwt);
        const auto& kid = sd_jwt->sd_jwt.issuer_jwt().header().kid;
        return SignatureStatement{issuer ? *issuer + "#" + kid : std::string(), sd_jwt->issued};
    }
    if (paper) return SignatureStatement{paper->verification_method, paper->document.printed};
    if (!token) return std::nullopt;
    return SignatureStatement{token->verification_method, token->claims.iat};
}

Result<SecuredDocument> open_secured(std::string_view text, SecuredKind kind, const JsonLimits& limits) {
    const auto trimmed = without_space_around(text);
    if (is_token(trimmed)) return open_token(trimmed, kind, limits);
    if (is_paper_code(trimmed)) return open_paper(code_in(text), kind);
    CARNET_TRY(JsonDocument document, JsonDocument::parse(text, limits));
    if (document.root().is_string()) return open_token(document.root().string(), kind, limits);
    if (is_sd_jwt_in_json(document.root())) return open_sd_jwt_in_json(document.root(), kind, limits);
    CARNET_TRY(const auto envelope, read_token_envelope(document.root(), envelope_type(kind)));
    if (envelope) return open_envelope(*envelope, kind, limits);
    return SecuredDocument{Securing::kEmbedded, std::move(document), std::nullopt};
}

bool holds_presentation(std::string_view text, const JsonLimits& limits) {
    const auto is_presentation_token = [&limits](std::string_view token) {
        if (token.size() > limits.max_bytes) return false;
        const auto jws = CompactJws::parse(token);
        return jws && names_media_type(jws->header().typ, kVpJwtType);
    };
    const auto trimmed = without_space_around(text);
    if (is_token(trimmed)) return is_presentation_token(trimmed);
    if (!trimmed.starts_with('"') && text.find(name::kVerifiablePresentation) == std::string_view::npos)
        return false;
    const auto document = JsonDocument::parse(text, limits);
    if (!document) return false;
    if (document->root().is_string()) return is_presentation_token(document->root().string());
    const auto types = types_of(document->root());
    return types && std::any_of(types->begin(), types->end(), [](std::string_view type) {
               return type == name::kVerifiablePresentation || type == name::kEnvelopedVerifiablePresentation;
           });
}

}  // namespace carnet::wallet
