// SPDX-License-Identifier: Apache-2.0
#include "verifier/oid4vp/dcql_match.h"

#include "verifier/oid4vp/select_claims.h"

#include <algorithm>

namespace carnet::verifier {
namespace {

bool contains(std::span<const std::string> texts, std::string_view text) {
    return std::ranges::find(texts, text) != texts.end();
}

bool contains_all(std::span<const std::string> texts, const std::vector<std::string>& wanted) {
    return std::ranges::all_of(wanted, [&](const std::string& text) { return contains(texts, text); });
}

Result<void> check_type(const CredentialQuery& query, const PresentedCredential& credential) {
    if (query.format != credential.format) {
        return error(ErrorCode::kBadValue,
                     "asked for " + std::string(to_string(query.format)) + " and was sent " +
                         std::string(to_string(credential.format)),
                     query.id);
    }
    const bool fits = query.format == CredentialFormat::kSdJwtVc
                          ? contains(query.vct_values, credential.vct)
                          : std::ranges::any_of(query.type_values, [&](const auto& types) {
                                return contains_all(credential.types, types);
                            });
    if (!fits)
        return error(ErrorCode::kBadValue, "this is a credential of another type than was asked for",
                     query.id);
    return {};
}

struct EqualsJson {
    JsonValue json;

    bool operator()(const std::string& text) const { return json.is_string() && json.string() == text; }
    bool operator()(std::int64_t number) const {
        return json.is_number() && json.number() == static_cast<double>(number);
    }
    bool operator()(bool value) const { return json.type() == JsonType::kBoolean && json.boolean() == value; }
};

// spec: OpenID4VP 1.0 section 6.3: type and value equal one of those asked for
bool is_one_of(JsonValue json, const std::vector<ClaimValue>& values) {
    return std::ranges::any_of(values,
                               [&](const ClaimValue& value) { return std::visit(EqualsJson{json}, value); });
}

Result<void> check_claim(const CredentialQuery& query, const ClaimsQuery& claim, JsonValue root) {
    const std::string where = query.id + ", " + wallet::pointer_of(claim.path);
    const auto selected = select_claims(claim.path, root);
    if (!selected) return error(ErrorCode::kMissingMember, "a claim that was asked for is not there", where);
    if (claim.values.empty()) return {};
    const bool fits =
        std::ranges::any_of(*selected, [&](JsonValue json) { return is_one_of(json, claim.values); });
    if (!fits)
        return error(ErrorCode::kBadValue, "the claim has none of the values that were asked for", where);
    return {};
}

Result<void> check_claim_set(const CredentialQuery& query, const std::vector<std::string>& ids,
                             JsonValue root) {
    for (const auto& claim : query.claims) {
        if (contains(ids, claim.id)) CARNET_TRY_VOID(check_claim(query, claim, root));
    }
    return {};
}

// One set is enough; which fault is told, when none is there, is that of the preferred one.
Result<void> check_claims(const CredentialQuery& query, JsonValue root) {
    if (query.claim_sets.empty()) {
        for (const auto& claim : query.claims) CARNET_TRY_VOID(check_claim(query, claim, root));
        return {};
    }
    auto first = check_claim_set(query, query.claim_sets.front(), root);
    const bool any = first || std::ranges::any_of(query.claim_sets, [&](const auto& ids) {
                         return check_claim_set(query, ids, root).has_value();
                     });
    return any ? Result<void>{} : first;
}

}  // namespace

Result<void> check_match(const CredentialQuery& query, const PresentedCredential& credential) {
    CARNET_TRY_VOID(check_type(query, credential));
    if (query.require_cryptographic_holder_binding && !credential.is_holder_bound) {
        return error(ErrorCode::kForbidden, "the holder did not prove that the credential is theirs",
                     query.id);
    }
    return check_claims(query, credential.claims);
}

Result<void> check_complete(const DcqlQuery& query, std::span<const std::string> answered) {
    if (query.credential_sets.empty()) {
        for (const auto& credential : query.credentials) {
            if (!contains(answered, credential.id))
                return error(ErrorCode::kMissingMember, "a credential that was asked for was not sent",
                             credential.id);
        }
        return {};
    }
    for (const auto& set : query.credential_sets) {
        const bool is_there = std::ranges::any_of(
            set.options, [&](const auto& option) { return contains_all(answered, option); });
        if (set.required && !is_there) {
            return error(ErrorCode::kMissingMember,
                         "none of the ways to answer this part of the request is complete",
                         set.options.front().front());
        }
    }
    return {};
}

}  // namespace carnet::verifier
