// SPDX-License-Identifier: Apache-2.0
//
// What a Status List Token says, and how a credential refers to one. The signature around it is the caller's
// business (wallet-format/jose); so are "now" and the answer to a token that has run out.
//
// Errors name the claim by its JSON Pointer. Pure functions over values; thread-safe.
// spec: Token Status List draft-21 sections 5.1, 6.2 and 8.3
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "base/time.h"
#include "wallet-format/status-list/token_status_list.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carnet::wallet {

// The `typ` of the token's header, and the media type under which it is served.
inline constexpr std::string_view kStatusListTokenType = "statuslist+jwt";
inline constexpr std::string_view kStatusListTokenMediaType = "application/statuslist+jwt";

struct StatusListTokenContent {
    std::string uri;  // where it is served; credentials carry the same text
    UtcTime issued;
    std::optional<UtcTime> expires;
    std::optional<std::uint64_t> ttl_seconds;  // how long a reader may keep it; greater than zero
};

// The claims set, to be signed.
[[nodiscard]] std::string write_status_list_claims(const StatusListTokenContent& content,
                                                   const TokenStatusList& list);

struct StatusListToken {
    StatusListTokenContent content;
    std::optional<UtcTime> not_before;
    TokenStatusList list;
};

// The claims of a token that was fetched from `uri`. kBadValue at /sub: it is the token of another address.
// Otherwise kMissingMember, kWrongType, kBadValue, kJoseClaims, and what TokenStatusList::decode answers.
[[nodiscard]] Result<StatusListToken> read_status_list_claims(JsonValue claims, std::string_view uri,
                                                              std::size_t max_bytes);

// How a credential refers to its status. spec: Token Status List draft-21 section 6.2
struct TokenStatusReference {
    std::string uri;
    std::uint64_t index = 0;
    friend bool operator==(const TokenStatusReference&, const TokenStatusReference&) = default;
};

// The value of a `status` claim. Nothing when it speaks of other mechanisms only. kWrongType, kMissingMember,
// kBadValue (a uri that is none, an index below zero).
[[nodiscard]] Result<std::optional<TokenStatusReference>> read_token_status(JsonValue status);

}  // namespace carnet::wallet
