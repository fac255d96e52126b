// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/status-list/status_list_token.h"

#include "base/json_writer.h"
#include "wallet-format/jose/jwt_claims.h"
#include "wallet-format/src/members.h"
#include "wallet-format/vocabulary.h"

#include <utility>

namespace carnet::wallet {
namespace {

constexpr std::string_view kSubject = "sub";
constexpr std::string_view kIssuedAt = "iat";
constexpr std::string_view kExpires = "exp";
constexpr std::string_view kStatusList = "status_list";
constexpr std::string_view kBits = "bits";
constexpr std::string_view kLst = "lst";
constexpr std::string_view kIndex = "idx";
constexpr std::string_view kUri = "uri";
constexpr unsigned kMaxEntryBits = 8;

Result<std::uint64_t> counting_number(JsonValue value, std::int64_t least) {
    CARNET_TRY(const auto number, value.as_integer());
    if (number < least)
        return error(ErrorCode::kBadValue, "This number is at least " + std::to_string(least) + ".",
                     value.pointer());
    return static_cast<std::uint64_t>(number);
}

Result<std::optional<std::uint64_t>> read_ttl(JsonValue claims) {
    const auto value = claims.find(name::kTtl);
    if (!value) return std::optional<std::uint64_t>{};
    CARNET_TRY(const auto seconds, counting_number(*value, 1));
    return std::optional<std::uint64_t>(seconds);
}

Result<void> check_address(JsonValue claims, std::string_view uri) {
    CARNET_TRY(const auto subject, required_string(claims, kSubject));
    if (subject == uri) return {};
    return error(ErrorCode::kBadValue,
                 "The list says that it belongs to another address than the credential names (sub is \"" +
                     std::string(subject) + "\").",
                 "/sub");
}

Result<TokenStatusList> read_list(JsonValue claims, std::size_t max_bytes) {
    CARNET_TRY(const auto list, claims.require(kStatusList));
    CARNET_TRY(const auto bits_value, list.require(kBits));
    CARNET_TRY(const auto bits, counting_number(bits_value, 1));
    CARNET_TRY(const auto lst, list.require(kLst));
    CARNET_TRY(const auto text, lst.as_string());
    auto decoded =
        TokenStatusList::decode(text, bits > kMaxEntryBits ? 0U : static_cast<unsigned>(bits), max_bytes);
    if (decoded) return decoded;
    auto failed = std::move(decoded).error();
    failed.where = failed.code == ErrorCode::kBadValue ? bits_value.pointer() : lst.pointer();
    return failed;
}

}  // namespace

std::string write_status_list_claims(const StatusListTokenContent& content, const TokenStatusList& list) {
    JsonWriter out;
    out.begin_object();
    if (content.expires) out.key(kExpires).integer(content.expires->seconds);
    out.key(kIssuedAt).integer(content.issued.seconds);
    out.key(kStatusList).begin_object();
    out.key(kBits).integer(list.entry_bits()).member(kLst, list.encode()).end_object();
    out.member(kSubject, content.uri);
    if (content.ttl_seconds) out.key(name::kTtl).integer(static_cast<std::int64_t>(*content.ttl_seconds));
    out.end_object();
    return out.take();
}

// spec: Token Status List draft-21 section 5.1, section 8.3 steps 3 and 4
Result<StatusListToken> read_status_list_claims(JsonValue claims, std::string_view uri,
                                                std::size_t max_bytes) {
    CARNET_TRY_VOID(claims.as_object());
    CARNET_TRY_VOID(check_address(claims, uri));
    CARNET_TRY_VOID(claims.require(kIssuedAt));
    CARNET_TRY(const auto registered, read_jwt_claims(claims));
    CARNET_TRY(const auto ttl, read_ttl(claims));
    CARNET_TRY(auto list, read_list(claims, max_bytes));
    return StatusListToken{
        {std::string(uri), *registered.iat, registered.exp, ttl}, registered.nbf, std::move(list)};
}

Result<std::optional<TokenStatusReference>> read_token_status(JsonValue status) {
    CARNET_TRY_VOID(status.as_object());
    const auto reference = status.find(kStatusList);
    if (!reference) return std::optional<TokenStatusReference>{};
    CARNET_TRY(const auto index_value, reference->require(kIndex));
    CARNET_TRY(const auto index, counting_number(index_value, 0));
    CARNET_TRY(const auto uri, required_uri(*reference, kUri));
    return std::optional<TokenStatusReference>(TokenStatusReference{std::string(uri), index});
}

}  // namespace carnet::wallet
