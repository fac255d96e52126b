// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/jose/token_envelope.h"

#include "base/json_writer.h"
#include "wallet-format/src/members.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>

namespace carnet::wallet {

Result<std::optional<TokenEnvelope>> read_token_envelope(JsonValue object, std::string_view type) {
    constexpr std::string_view kScheme = "data:";
    const std::optional<TokenEnvelope> none;
    if (!object.is_object()) return none;
    const auto types = types_of(object);
    if (!types || std::find(types->begin(), types->end(), type) == types->end()) return none;
    CARNET_TRY(const auto id, required_string(object, name::kId));
    const auto comma = id.find(',');
    if (!id.starts_with(kScheme) || comma == std::string_view::npos) {
        return error(ErrorCode::kBadValue, "The id of an envelope is a data: URL that holds what is secured.",
                     object.find(name::kId)->pointer());
    }
    return std::optional(
        TokenEnvelope{id.substr(kScheme.size(), comma - kScheme.size()), id.substr(comma + 1)});
}

std::string write_token_envelope(std::string_view type, std::string_view media_type, std::string_view token) {
    JsonWriter writer;
    writer.begin_object().member(name::kContext, name::kCredentialsV2);
    writer.member(name::kId, "data:application/" + std::string(media_type) + "," + std::string(token));
    return writer.member(name::kType, type).end_object().take();
}

}  // namespace carnet::wallet
