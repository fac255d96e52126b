// SPDX-License-Identifier: Apache-2.0
#include "verifier/oid4vp/dcql.h"

#include <algorithm>

namespace carnet::verifier {
namespace {

constexpr std::size_t kMaxCredentials = 16;
constexpr std::size_t kMaxClaims = 64;
constexpr std::size_t kMaxAlternatives = 16;

Error wrong(JsonValue at, std::string detail) {
    return error(ErrorCode::kBadValue, std::move(detail), at.pointer());
}

// A member that is misspelt would be a wish that is not made.
Result<void> refuse_unknown(JsonValue object, std::initializer_list<std::string_view> known) {
    CARNET_TRY_VOID(object.as_object());
    for (const auto& [name, value] : object.members()) {
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        return error(ErrorCode::kUnknownMember, "a query has no member \"" + std::string(name) + "\" here",
                     value.pointer());
    }
    return {};
}

Result<void> check_count(JsonValue array, std::size_t most) {
    CARNET_TRY_VOID(array.as_array());
    if (array.size() == 0 || array.size() > most)
        return wrong(array, "1 to " + std::to_string(most) + " elements are expected here");
    return {};
}

// spec: OpenID4VP 1.0 sections 6.1, 6.3: letters, digits, underscore and hyphen
Result<std::string> read_id(JsonValue value) {
    CARNET_TRY(const auto text, value.as_string());
    const bool is_plain = std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    });
    if (text.empty() || text.size() > 64 || !is_plain)
        return wrong(value, "an id is 1 to 64 letters, digits, underscores and hyphens");
    return std::string(text);
}

Result<std::vector<std::string>> read_texts(JsonValue array) {
    CARNET_TRY_VOID(check_count(array, kMaxAlternatives));
    std::vector<std::string> texts;
    for (const JsonValue element : array.elements()) {
        CARNET_TRY(const auto text, element.as_string());
        if (text.empty()) return wrong(element, "an empty text is nobody's type");
        texts.emplace_back(text);
    }
    return texts;
}

Result<std::vector<std::vector<std::string>>> read_text_lists(JsonValue array) {
    CARNET_TRY_VOID(check_count(array, kMaxAlternatives));
    std::vector<std::vector<std::string>> lists;
    for (const JsonValue element : array.elements()) {
        CARNET_TRY(auto list, read_texts(element));
        lists.push_back(std::move(list));
    }
    return lists;
}

Result<bool> read_flag(JsonValue object, std::string_view name, bool otherwise) {
    const auto member = object.find(name);
    if (!member) return otherwise;
    return member->as_boolean();
}

Result<ClaimValue> read_value(JsonValue value) {
    if (value.type() == JsonType::kBoolean) return ClaimValue{value.boolean()};
    if (value.is_string()) return ClaimValue{std::string(value.string())};
    if (!value.is_number()) return wrong(value, "a value is a text, a whole number, true or false");
    CARNET_TRY(const auto number, value.as_integer());
    return ClaimValue{number};
}

Result<ClaimsQuery> read_claim(JsonValue object) {
    CARNET_TRY_VOID(refuse_unknown(object, {"id", "path", "values"}));
    ClaimsQuery claim;
    if (const auto id = object.find("id")) {
        CARNET_TRY(claim.id, read_id(*id));
    }
    CARNET_TRY(const auto path, object.require("path"));
    CARNET_TRY(claim.path, wallet::read_claim_path(path));
    if (const auto values = object.find("values")) {
        CARNET_TRY_VOID(check_count(*values, kMaxAlternatives));
        for (const JsonValue element : values->elements()) {
            CARNET_TRY(auto value, read_value(element));
            claim.values.push_back(std::move(value));
        }
    }
    return claim;
}

Result<void> read_claims(JsonValue array, std::vector<ClaimsQuery>& claims) {
    CARNET_TRY_VOID(check_count(array, kMaxClaims));
    for (const JsonValue element : array.elements()) {
        CARNET_TRY(auto claim, read_claim(element));
        for (const auto& before : claims) {
            if (before.path == claim.path) return wrong(element, "this claim is asked for already");
            if (!claim.id.empty() && before.id == claim.id) return wrong(element, "this id is taken already");
        }
        claims.push_back(std::move(claim));
    }
    return {};
}

Result<void> read_claim_sets(JsonValue array, CredentialQuery& query) {
    CARNET_TRY(query.claim_sets, read_text_lists(array));
    for (const auto& set : query.claim_sets) {
        for (const auto& id : set) {
            const bool is_known =
                std::ranges::any_of(query.claims, [&](const ClaimsQuery& claim) { return claim.id == id; });
            if (!is_known) return wrong(array, "\"" + id + "\" is the id of none of the claims");
        }
    }
    if (std::ranges::any_of(query.claims, [](const ClaimsQuery& claim) { return claim.id.empty(); }))
        return wrong(array, "where there are claim_sets, every claim has an id");
    return {};
}

Result<void> read_meta(JsonValue object, CredentialQuery& query) {
    if (query.format == CredentialFormat::kSdJwtVc) {
        CARNET_TRY_VOID(refuse_unknown(object, {"vct_values"}));
        CARNET_TRY(const auto values, object.require("vct_values"));
        CARNET_TRY(query.vct_values, read_texts(values));
        return {};
    }
    CARNET_TRY_VOID(refuse_unknown(object, {"type_values"}));
    CARNET_TRY(const auto values, object.require("type_values"));
    CARNET_TRY(query.type_values, read_text_lists(values));
    return {};
}

Result<CredentialFormat> read_format(JsonValue value) {
    CARNET_TRY(const auto text, value.as_string());
    for (const auto format : {CredentialFormat::kSdJwtVc, CredentialFormat::kLdpVc}) {
        if (text == to_string(format)) return format;
    }
    return error(
        ErrorCode::kUnsupported,
        "credentials of the format \"" + std::string(text) + "\" cannot be judged; dc+sd-jwt and ldp_vc can",
        value.pointer());
}

Result<CredentialQuery> read_credential(JsonValue object) {
    if (const auto authorities = object.find("trusted_authorities")) {
        return error(ErrorCode::kUnsupported,
                     "whom to trust is said by the policy, not by the query; leave trusted_authorities out",
                     authorities->pointer());
    }
    CARNET_TRY_VOID(refuse_unknown(object, {"id", "format", "multiple", "meta", "claims", "claim_sets",
                                            "require_cryptographic_holder_binding"}));
    CredentialQuery query;
    CARNET_TRY(const auto id, object.require("id"));
    CARNET_TRY(query.id, read_id(id));
    CARNET_TRY(const auto format, object.require("format"));
    CARNET_TRY(query.format, read_format(format));
    CARNET_TRY(query.multiple, read_flag(object, "multiple", false));
    CARNET_TRY(query.require_cryptographic_holder_binding,
               read_flag(object, "require_cryptographic_holder_binding", true));
    CARNET_TRY(const auto meta, object.require("meta"));
    CARNET_TRY_VOID(read_meta(meta, query));
    if (const auto claims = object.find("claims")) CARNET_TRY_VOID(read_claims(*claims, query.claims));
    if (const auto sets = object.find("claim_sets")) CARNET_TRY_VOID(read_claim_sets(*sets, query));
    return query;
}

Result<CredentialSetQuery> read_credential_set(JsonValue object, const DcqlQuery& query) {
    CARNET_TRY_VOID(refuse_unknown(object, {"options", "required"}));
    CredentialSetQuery set;
    CARNET_TRY(const auto options, object.require("options"));
    CARNET_TRY(set.options, read_text_lists(options));
    CARNET_TRY(set.required, read_flag(object, "required", true));
    for (const auto& option : set.options) {
        for (const auto& id : option) {
            if (query.find(id) == nullptr) return wrong(options, "\"" + id + "\" is the id of no credential");
        }
    }
    return set;
}

void write_texts(JsonWriter& writer, const std::vector<std::string>& texts) {
    writer.begin_array();
    for (const auto& text : texts) writer.string(text);
    writer.end_array();
}

void write_text_lists(JsonWriter& writer, const std::vector<std::vector<std::string>>& lists) {
    writer.begin_array();
    for (const auto& list : lists) write_texts(writer, list);
    writer.end_array();
}

struct WrittenValue {
    JsonWriter& writer;

    void operator()(const std::string& text) const { writer.string(text); }
    void operator()(std::int64_t number) const { writer.integer(number); }
    void operator()(bool value) const { writer.boolean(value); }
};

void write_claim(JsonWriter& writer, const ClaimsQuery& claim) {
    writer.begin_object();
    if (!claim.id.empty()) writer.member("id", claim.id);
    writer.key("path");
    wallet::write_claim_path(writer, claim.path);
    if (!claim.values.empty()) {
        writer.key("values").begin_array();
        for (const auto& value : claim.values) std::visit(WrittenValue{writer}, value);
        writer.end_array();
    }
    writer.end_object();
}

void write_credential(JsonWriter& writer, const CredentialQuery& query) {
    writer.begin_object().member("id", query.id).member("format", to_string(query.format));
    if (query.multiple) writer.key("multiple").boolean(true);
    if (!query.require_cryptographic_holder_binding)
        writer.key("require_cryptographic_holder_binding").boolean(false);
    writer.key("meta").begin_object();
    if (query.format == CredentialFormat::kSdJwtVc) {
        writer.key("vct_values");
        write_texts(writer, query.vct_values);
    } else {
        writer.key("type_values");
        write_text_lists(writer, query.type_values);
    }
    writer.end_object();
    if (!query.claims.empty()) {
        writer.key("claims").begin_array();
        for (const auto& claim : query.claims) write_claim(writer, claim);
        writer.end_array();
    }
    if (!query.claim_sets.empty()) {
        writer.key("claim_sets");
        write_text_lists(writer, query.claim_sets);
    }
    writer.end_object();
}

}  // namespace

std::string_view to_string(CredentialFormat format) noexcept {
    return format == CredentialFormat::kSdJwtVc ? "dc+sd-jwt" : "ldp_vc";
}

const CredentialQuery* DcqlQuery::find(std::string_view id) const noexcept {
    const auto found = std::ranges::find(credentials, id, &CredentialQuery::id);
    return found == credentials.end() ? nullptr : &*found;
}

Result<DcqlQuery> read_dcql(JsonValue object) {
    CARNET_TRY_VOID(refuse_unknown(object, {"credentials", "credential_sets"}));
    CARNET_TRY(const auto credentials, object.require("credentials"));
    CARNET_TRY_VOID(check_count(credentials, kMaxCredentials));
    DcqlQuery query;
    for (const JsonValue element : credentials.elements()) {
        CARNET_TRY(auto credential, read_credential(element));
        if (query.find(credential.id) != nullptr) return wrong(element, "this id is taken already");
        query.credentials.push_back(std::move(credential));
    }
    if (const auto sets = object.find("credential_sets")) {
        CARNET_TRY_VOID(check_count(*sets, kMaxAlternatives));
        for (const JsonValue element : sets->elements()) {
            CARNET_TRY(auto set, read_credential_set(element, query));
            query.credential_sets.push_back(std::move(set));
        }
    }
    return query;
}

void write_dcql(JsonWriter& writer, const DcqlQuery& query) {
    writer.begin_object().key("credentials").begin_array();
    for (const auto& credential : query.credentials) write_credential(writer, credential);
    writer.end_array();
    if (!query.credential_sets.empty()) {
        writer.key("credential_sets").begin_array();
        for (const auto& set : query.credential_sets) {
            writer.begin_object().key("options");
            write_text_lists(writer, set.options);
            if (!set.required) writer.key("required").boolean(false);
            writer.end_object();
        }
        writer.end_array();
    }
    writer.end_object();
}

}  // namespace carnet::verifier
