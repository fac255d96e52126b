// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/jose/vc_jwt.h"

#include "base/json_writer.h"
#include "wallet-format/jose/media_type.h"
#include "wallet-format/jose/src/vc_jwt_agreement.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <array>

namespace carnet::wallet {
namespace {

// What belongs to the JWT and not to the document in it.
constexpr std::array<std::string_view, 9> kJwtMembers = {"iss", "sub", "aud",   "exp", "nbf",
                                                         "iat", "jti", "nonce", "cnf"};

bool belongs_to_jwt(std::string_view member) {
    return std::find(kJwtMembers.begin(), kJwtMembers.end(), member) != kJwtMembers.end();
}

struct Type {
    VcJwtKind kind;
    bool is_plain;  // a JWT that does not say what it holds
};

// spec: VC-JOSE-COSE 1.0 sections 3.1.1, 3.1.2; Open Badges 3.0 section 8.2.1 (typ, if present, is JWT)
Result<Type> type_of(const JwsHeader& header) {
    if (names_media_type(header.typ, kVcJwtType)) return Type{VcJwtKind::kCredential, false};
    if (names_media_type(header.typ, kVpJwtType)) return Type{VcJwtKind::kPresentation, false};
    if (header.typ.empty() || names_media_type(header.typ, kPlainJwtType))
        return Type{VcJwtKind::kCredential, true};
    return error(ErrorCode::kJoseType,
                 "The token says in typ that it is something else than a credential (vc+jwt) or a "
                 "presentation (vp+jwt).",
                 "header/typ");
}

Result<JsonDocument> parse_payload(const CompactJws& jws, const JsonLimits& limits) {
    auto payload = JsonDocument::parse(as_text(jws.payload()), limits);
    if (payload && payload->root().is_object()) return payload;
    if (payload)
        return error(ErrorCode::kNotACredential, "What the token holds is not an object.", "payload");
    const Error& failed = payload.error();
    const std::string_view between = failed.where.starts_with("/") ? "" : ", ";
    return error(failed.code, failed.detail, "payload" + std::string(between) + failed.where);
}

Result<void> claims_agree(JsonValue payload, const Type& type, const JwtClaims& claims) {
    CARNET_TRY_VOID(refuse_old_claims(payload));
    if (type.kind == VcJwtKind::kPresentation) return presentation_agrees(payload, claims);
    return type.is_plain ? open_badge_agrees(payload, claims) : credential_agrees(payload, claims);
}

// spec: VC-JOSE-COSE 1.0 section 4.1.1 (kid)
std::string verification_method_of(const JwsHeader& header, JsonValue payload, VcJwtKind kind) {
    if (!header.kid.starts_with('#')) return header.kid;
    const auto party = party_of(payload, kind == VcJwtKind::kCredential ? name::kIssuer : name::kHolder);
    return std::string(party) + header.kid;
}

Result<std::string> nonce_of(JsonValue payload, VcJwtKind kind) {
    const auto nonce = payload.find("nonce");
    if (kind == VcJwtKind::kCredential || !nonce) return std::string{};
    if (!nonce->is_string()) return error(ErrorCode::kJoseClaims, "nonce is a text.", "/nonce");
    return std::string(nonce->string());
}

// The document alone. Nothing is written anew where the payload holds nothing else.
Result<JsonDocument> without_claims(const JsonDocument& payload, const JsonLimits& limits) {
    const auto members = payload.root().members();
    if (std::none_of(members.begin(), members.end(),
                     [](const JsonMember& member) { return belongs_to_jwt(member.name); }))
        return payload;
    JsonWriter writer;
    writer.begin_object();
    for (const auto& [name, value] : members) {
        if (!belongs_to_jwt(name)) writer.key(name).value(value);
    }
    JsonLimits no_smaller = limits;
    no_smaller.max_bytes = limits.max_bytes * 6;  // control characters may be spelled longer than they came
    return JsonDocument::parse(writer.end_object().take(), no_smaller);
}

Result<void> may_be_signed(const JsonDocument& document) {
    CARNET_TRY_VOID(document.root().as_object());
    for (const auto& [name, value] : document.root().members()) {
        if (name == name::kProof || belongs_to_jwt(name))
            return error(ErrorCode::kBadValue,
                         "Only an unsecured document, without claims of a JWT, is signed.", value.pointer());
    }
    return {};
}

void write_text(JsonWriter& writer, std::string_view name, std::string_view text) {
    if (!text.empty()) writer.member(name, text);
}

void write_times(JsonWriter& writer, UtcTime issued_at, const std::optional<UtcTime>& expires) {
    writer.key("iat").integer(issued_at.seconds);
    if (expires) writer.key("exp").integer(expires->seconds);
}

void write_document(JsonWriter& writer, JsonValue document) {
    for (const auto& [name, value] : document.members()) writer.key(name).value(value);
}

std::string_view only_subject(JsonValue credential) {
    const auto subject = credential.find(name::kCredentialSubject);
    return subject && subject->is_object() ? party_of(credential, name::kCredentialSubject)
                                           : std::string_view{};
}

}  // namespace

Result<VcJwt> read_vc_jwt(std::string_view text, const JsonLimits& limits) {
    CARNET_TRY(CompactJws jws, CompactJws::parse(text));
    CARNET_TRY(const Type type, type_of(jws.header()));
    CARNET_TRY(const JsonDocument payload, parse_payload(jws, limits));
    CARNET_TRY(JwtClaims claims, read_jwt_claims(payload.root()));
    CARNET_TRY_VOID(claims_agree(payload.root(), type, claims));
    CARNET_TRY(std::string nonce, nonce_of(payload.root(), type.kind));
    // In a plain JWT nbf and exp are dates of the credential, which the credential itself bears.
    if (type.is_plain && payload.root().find(name::kValidFrom)) claims.nbf.reset();
    if (type.is_plain && payload.root().find(name::kValidUntil)) claims.exp.reset();
    std::string method = verification_method_of(jws.header(), payload.root(), type.kind);
    CARNET_TRY(JsonDocument document, without_claims(payload, limits));
    return VcJwt{type.kind,        std::move(jws),    std::move(claims),
                 std::move(nonce), std::move(method), std::move(document)};
}

Result<std::string> sign_vc_jwt(const JsonDocument& credential, const VcJwtOptions& options,
                                const keys::Signer& signer) {
    CARNET_TRY_VOID(may_be_signed(credential));
    const JsonValue root = credential.root();
    JsonWriter writer;
    writer.begin_object();
    write_document(writer, root);
    write_text(writer, "iss", party_of(root, name::kIssuer));
    write_text(writer, "jti", party_of(root, name::kId));
    write_text(writer, "sub", only_subject(root));
    write_times(writer, options.issued_at, options.expires);
    const std::string payload = writer.end_object().take();
    return sign_compact_jws({.typ = std::string(kVcJwtType), .kid = options.kid}, as_bytes(payload), signer);
}

Result<std::string> sign_vp_jwt(const JsonDocument& presentation, const VpJwtOptions& options,
                                const keys::Signer& signer) {
    CARNET_TRY_VOID(may_be_signed(presentation));
    JsonWriter writer;
    writer.begin_object();
    write_document(writer, presentation.root());
    write_text(writer, "iss", party_of(presentation.root(), name::kHolder));
    write_text(writer, "aud", options.audience);
    write_text(writer, "nonce", options.nonce);
    write_times(writer, options.issued_at, options.expires);
    const std::string payload = writer.end_object().take();
    return sign_compact_jws({.typ = std::string(kVpJwtType), .kid = options.kid}, as_bytes(payload), signer);
}

}  // namespace carnet::wallet
