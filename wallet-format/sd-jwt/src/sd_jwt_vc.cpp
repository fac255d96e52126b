// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/sd-jwt/sd_jwt_vc.h"

#include "wallet-format/jose/jwt_claims.h"
#include "wallet-format/jose/media_type.h"
#include "wallet-format/sd-jwt/key_binding.h"
#include "wallet-format/src/members.h"

#include <algorithm>
#include <array>
#include <utility>

namespace carnet::wallet {
namespace {

constexpr std::string_view kVct = "vct";
constexpr std::string_view kVctIntegrity = "vct#integrity";
constexpr std::string_view kAkaVcts = "aka_vcts";
constexpr std::string_view kStatus = "status";

constexpr std::array<std::string_view, 8> kNeverHidden = {"iss", "nbf",         "exp",    "cnf",
                                                          kVct,  kVctIntegrity, kAkaVcts, kStatus};

// Hidden claims, and digests inside open ones, both show as a difference between what was signed openly and
// what was read in the end.
Result<void> check_never_hidden(JsonValue payload, JsonValue claims) {
    for (const auto name : kNeverHidden) {
        const auto open = payload.find(name);
        const auto read = claims.find(name);
        if (open.has_value() == read.has_value() && (!open || *open == *read)) continue;
        return error(ErrorCode::kDisclosureWrong, "This claim must not be selectively disclosable.",
                     "/" + std::string(name));
    }
    return {};
}

Result<void> read_types(JsonValue claims, SdJwtVc& out) {
    CARNET_TRY(out.vct, required_string(claims, kVct));
    CARNET_TRY(out.vct_integrity, optional_string(claims, kVctIntegrity));
    const auto others = claims.find(kAkaVcts);
    if (!others) return {};
    CARNET_TRY_VOID(others->as_array());
    CARNET_TRY(const auto texts, one_or_more_strings(*others));
    out.aka_vcts.assign(texts.begin(), texts.end());
    return {};
}

Result<void> read_registered(JsonValue claims, SdJwtVc& out) {
    CARNET_TRY(auto registered, read_jwt_claims(claims));
    out.issuer = std::move(registered.iss);
    out.not_before = registered.nbf;
    out.expires = registered.exp;
    out.issued = registered.iat;
    return {};
}

Result<void> read_status(JsonValue claims, SdJwtVc& out) {
    const auto status = claims.find(kStatus);
    out.has_status = status.has_value();
    if (!status) return {};
    CARNET_TRY(out.status, read_token_status(*status));
    return {};
}

}  // namespace

std::span<const std::string_view> never_hidden_claims() noexcept {
    return kNeverHidden;
}

Result<SdJwtVc> read_sd_jwt_vc(std::string_view text, const SdJwtLimits& limits) {
    CARNET_TRY(auto sd_jwt, SdJwt::parse(text, limits));
    if (!names_media_type(sd_jwt.issuer_jwt().header().typ, kSdJwtVcType)) {
        return error(ErrorCode::kJoseType, "A credential of this kind has the type \"dc+sd-jwt\".",
                     "header/typ");
    }
    CARNET_TRY(auto processed, process_claims(sd_jwt.payload(), sd_jwt.disclosures(), limits));
    CARNET_TRY_VOID(check_never_hidden(sd_jwt.payload(), processed.claims.root()));
    SdJwtVc out{std::move(sd_jwt), std::move(processed), {}, {}, {}, {}, {}, {}, {}, false, {}, {}};
    CARNET_TRY_VOID(read_types(out.claims(), out));
    CARNET_TRY_VOID(read_registered(out.claims(), out));
    CARNET_TRY_VOID(read_status(out.claims(), out));
    CARNET_TRY(out.holder, holder_key(out.sd_jwt.payload()));
    return out;
}

Result<std::string> issue_sd_jwt_vc(JsonValue claims, std::span<const ClaimPath> hidden,
                                    JwsHeaderMembers header, const keys::Signer& signer, Random& random,
                                    const ConcealOptions& options) {
    CARNET_TRY_VOID(required_string(claims, kVct));
    for (const auto& path : hidden) {
        const auto* first = path.empty() ? nullptr : std::get_if<std::string>(&path.front());
        const bool never = first != nullptr &&
                           std::find(kNeverHidden.begin(), kNeverHidden.end(), *first) != kNeverHidden.end();
        if (never)
            return error(ErrorCode::kBadValue, "This claim must not be selectively disclosable.",
                         pointer_of(path));
    }
    header.typ = kSdJwtVcType;
    return issue_sd_jwt(claims, hidden, header, signer, random, options);
}

}  // namespace carnet::wallet
