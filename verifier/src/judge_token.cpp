// SPDX-License-Identifier: Apache-2.0
#include "verifier/src/judge_token.h"

#include "verifier/checks/check_sd_jwt.h"
#include "verifier/src/error_reasons.h"
#include "wallet-format/identifier/did.h"
#include "wallet-format/jose/compact_jws.h"
#include "wallet-format/jose/jwt_claims.h"
#include "wallet-format/jose/media_type.h"
#include "wallet-format/sd-jwt/jwt_vc_issuer.h"

namespace carnet::verifier {
namespace {

TokenAnswer refuse(Reason reason, std::string detail) {
    return {nullptr, reason, std::move(detail)};
}

TokenAnswer refuse(const Error& failed) {
    return refuse(list_read_reason(failed), failed.message());
}

bool is_sound(const Check& check) {
    return check.outcome == Outcome::kPassed || check.outcome == Outcome::kWarned;
}

std::string describe(const Check& check) {
    std::string text =
        "The list's " + std::string(to_string(check.kind)) + ": " + std::string(to_string(check.reason));
    if (!check.detail.empty()) text += ". " + check.detail;
    return text;
}

// The body behind an issuer's name: see wallet::issuer_of.
std::string body_of(std::string_view issuer) {
    auto did =
        wallet::is_issuer_url(issuer) ? wallet::did_web_of(issuer) : Result<std::string>(std::string(issuer));
    return did ? *std::move(did) : std::string(issuer);
}

// The signature before the statuses: only the publisher itself can make us inflate something.
TokenAnswer judge_signature(const wallet::CompactJws& jws, std::string_view publisher,
                            std::optional<UtcTime> issued, const IssuerDocuments& issuers,
                            const Policy& policy, const Moment& moment) {
    const TokenKey found = find_token_key(publisher, jws.header(), issued, issuers, policy, moment);
    const Check worst = worse_of(worse_of(found.issuer_key, found.key_state), found.issuer_control);
    if (!found.key || !is_sound(worst)) {
        const bool failed = worst.outcome == Outcome::kFailed;
        return refuse(failed ? Reason::kStatusListProofWrong : Reason::kStatusListUnverifiable,
                      describe(worst));
    }
    if (const auto held = wallet::verify_compact_jws(jws, *found.key); !held)
        return refuse(Reason::kStatusListProofWrong, held.error().message());
    return {};
}

}  // namespace

TokenAnswer judge_token(std::string_view body, std::string_view url, std::string_view issuer,
                        const IssuerDocuments& issuers, const Policy& policy, const Moment& moment) {
    constexpr std::size_t kMaxValues = 10'000;  // a list is one long text and a few members
    if (body.size() > policy.limits.list_bytes)
        return refuse(Reason::kStatusListTooLarge, "The token is longer than any list that is read.");
    const auto jws = wallet::CompactJws::parse(body);
    if (!jws) return refuse(jws.error());
    if (!wallet::names_media_type(jws->header().typ, wallet::kStatusListTokenType))
        return refuse(Reason::kStatusListMalformed, "What is found there is no status list token.");
    const auto claims = JsonDocument::parse(
        as_text(jws->payload()), {policy.limits.list_bytes, policy.limits.document_depth, kMaxValues});
    if (!claims) return refuse(claims.error());
    const auto registered = wallet::read_jwt_claims(claims->root());
    if (!registered) return refuse(registered.error());
    const std::string publisher = registered->iss.empty() ? std::string(issuer) : registered->iss;
    TokenAnswer judged = judge_signature(*jws, publisher, registered->iat, issuers, policy, moment);
    if (judged.reason != Reason::kOk) return judged;
    auto token = wallet::read_status_list_claims(claims->root(), url, policy.limits.bitstring_bytes);
    if (!token) return refuse(token.error());
    judged.list =
        std::make_shared<const PublishedToken>(PublishedToken{*std::move(token), body_of(publisher)});
    return judged;
}

}  // namespace carnet::verifier
