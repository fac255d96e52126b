// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/jose/src/vc_jwt_agreement.h"

#include "wallet-format/vocabulary.h"

#include <algorithm>

namespace carnet::wallet {
namespace {

Error disagreement(std::string_view claim, std::string_view member) {
    return error(ErrorCode::kJoseClaims,
                 "The claim " + std::string(claim) + " says something else than " + std::string(member) +
                     " of the document inside.",
                 "/" + std::string(claim));
}

std::string_view text_of(std::optional<JsonValue> value) {
    return value && value->is_string() ? value->string() : std::string_view{};
}

// Is `sub` the id of the subject, or of one of several?
bool names_subject(JsonValue payload, std::string_view sub) {
    const auto subject = payload.find(name::kCredentialSubject);
    if (!subject) return true;
    if (!subject->is_array()) return !subject->find(name::kId) || text_of(subject->find(name::kId)) == sub;
    const auto subjects = subject->elements();
    return std::any_of(subjects.begin(), subjects.end(),
                       [sub](JsonValue each) { return text_of(each.find(name::kId)) == sub; });
}

// A NumericDate is in seconds; what the document says may be finer.
bool same_second(const std::optional<UtcTime>& claim, std::optional<JsonValue> member) {
    if (!claim || !member) return true;
    const auto time = Timestamp::parse(text_of(member));
    return time && time->instant().seconds == claim->seconds;
}

}  // namespace

std::string_view party_of(JsonValue payload, std::string_view member) {
    const auto party = payload.find(member);
    return party && party->is_object() ? text_of(party->find(name::kId)) : text_of(party);
}

Result<void> refuse_old_claims(JsonValue payload) {
    for (const std::string_view old : {"vc", "vp"}) {
        if (!payload.find(old)) continue;
        return error(ErrorCode::kJoseClaims,
                     "The claim " + std::string(old) +
                         " is the older form, in which the document is only a part of the payload; here the "
                         "payload is the document itself.",
                     "/" + std::string(old));
    }
    return {};
}

Result<void> credential_agrees(JsonValue payload, const JwtClaims& claims) {
    if (!claims.iss.empty() && claims.iss != party_of(payload, name::kIssuer))
        return disagreement("iss", name::kIssuer);
    const auto id = payload.find(name::kId);
    if (!claims.jti.empty() && id && text_of(id) != claims.jti) return disagreement("jti", name::kId);
    if (!claims.sub.empty() && !names_subject(payload, claims.sub))
        return disagreement("sub", "credentialSubject.id");
    return {};
}

Result<void> open_badge_agrees(JsonValue payload, const JwtClaims& claims) {
    CARNET_TRY_VOID(credential_agrees(payload, claims));
    if (claims.iss.empty()) {
        return error(ErrorCode::kJoseClaims,
                     "A plain JWT says in iss who signed it; this one does not. A credential's own type of "
                     "token is vc+jwt.",
                     "/iss");
    }
    if (!same_second(claims.nbf, payload.find(name::kValidFrom)))
        return disagreement("nbf", name::kValidFrom);
    if (!same_second(claims.exp, payload.find(name::kValidUntil)))
        return disagreement("exp", name::kValidUntil);
    return {};
}

Result<void> presentation_agrees(JsonValue payload, const JwtClaims& claims) {
    const auto holder = party_of(payload, name::kHolder);
    if (!claims.iss.empty() && !holder.empty() && claims.iss != holder)
        return disagreement("iss", name::kHolder);
    const auto id = payload.find(name::kId);
    if (!claims.jti.empty() && id && text_of(id) != claims.jti) return disagreement("jti", name::kId);
    return {};
}

}  // namespace carnet::wallet
