// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/jose/jwt_claims.h"

#include <cmath>

namespace carnet::wallet {
namespace {

// 0001-01-01T00:00:00Z and the first second after the year 9999.
constexpr double kEarliest = -62'135'596'800.0;
constexpr double kTooLate = 253'402'300'800.0;
constexpr std::size_t kMaxAudiences = 100;

Error wrong(std::string detail, JsonValue at) {
    return error(ErrorCode::kJoseClaims, std::move(detail), at.pointer());
}

Result<std::string> text_claim(JsonValue value) {
    if (!value.is_string()) return wrong("This claim must be a text.", value);
    if (value.string().empty()) return wrong("An empty text is no value here.", value);
    return std::string(value.string());
}

Result<std::string> optional_text_claim(JsonValue claims, std::string_view name) {
    const auto value = claims.find(name);
    if (!value) return std::string{};
    return text_claim(*value);
}

Result<std::vector<std::string>> audiences(JsonValue claims) {
    std::vector<std::string> read;
    const auto value = claims.find("aud");
    if (!value) return read;
    if (!value->is_array()) {
        CARNET_TRY(read.emplace_back(), text_claim(*value));
        return read;
    }
    if (value->size() == 0 || value->size() > kMaxAudiences)
        return wrong("aud names at least one audience, and not more than a hundred.", *value);
    for (const JsonValue element : value->elements()) {
        CARNET_TRY(read.emplace_back(), text_claim(element));
    }
    return read;
}

}  // namespace

Result<std::optional<UtcTime>> read_numeric_date(JsonValue claims, std::string_view name) {
    const auto value = claims.find(name);
    if (!value) return std::optional<UtcTime>{};
    if (!value->is_number()) return wrong("A time in a JWT is a number of seconds since 1970.", *value);
    const double number = value->number();
    if (!(number >= kEarliest && number < kTooLate))
        return wrong("This time is outside the years 0001 to 9999; it is given in seconds.", *value);
    const double whole = std::floor(number);
    constexpr double kNanoseconds = 1e9;
    const auto rest = static_cast<std::int32_t>((number - whole) * kNanoseconds);
    return std::optional(UtcTime{static_cast<std::int64_t>(whole), rest});
}

Result<JwtClaims> read_jwt_claims(JsonValue claims) {
    if (!claims.is_object()) return wrong("The claims of a JWT are one object.", claims);
    JwtClaims read;
    CARNET_TRY(read.iss, optional_text_claim(claims, "iss"));
    CARNET_TRY(read.sub, optional_text_claim(claims, "sub"));
    CARNET_TRY(read.jti, optional_text_claim(claims, "jti"));
    CARNET_TRY(read.aud, audiences(claims));
    CARNET_TRY(read.exp, read_numeric_date(claims, "exp"));
    CARNET_TRY(read.nbf, read_numeric_date(claims, "nbf"));
    CARNET_TRY(read.iat, read_numeric_date(claims, "iat"));
    return read;
}

}  // namespace carnet::wallet
