// SPDX-License-Identifier: Apache-2.0
//
// The object that stands for a token where only objects may stand: its `id` is a data: URL which holds the
// token. Nothing else in it is secured, and nothing else in it is read. Pure, thread-safe.
// spec: VC Data Model 2.0 sections 4.12.1, 4.12.2 (enveloped credentials, presentations); RFC 2397
#pragma once

#include "base/json_reader.h"
#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace carnet::wallet {

struct TokenEnvelope {
    std::string_view media_type;  // "application/vc+jwt"; as long as the document lives
    std::string_view content;     // the token
};

// Nothing: `object` is no object of that type (EnvelopedVerifiableCredential, ...Presentation).
// kMissingMember, kWrongType, kBadValue: it is, and its id is no data: URL as it must be.
[[nodiscard]] Result<std::optional<TokenEnvelope>> read_token_envelope(JsonValue object,
                                                                       std::string_view type);

// An object that holds this token, as JSON text. `media_type` without "application/".
[[nodiscard]] std::string write_token_envelope(std::string_view type, std::string_view media_type,
                                               std::string_view token);

}  // namespace carnet::wallet
