// SPDX-License-Identifier: Apache-2.0
//
// Which claims are meant, in the notation that SD-JWT VC type metadata and DCQL share: an array of member
// names, positions in arrays, and null for every element. Values; pure functions; thread-safe.
// spec: SD-JWT VC draft-25 section 4.6.1 (claim path); OpenID4VP 1.0 section 7
#pragma once

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/result.h"

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace carnet::wallet {

// Every element of an array.
struct EveryElement {
    friend bool operator==(const EveryElement&, const EveryElement&) = default;
};
using ClaimPathStep = std::variant<std::string, std::size_t, EveryElement>;
using ClaimPath = std::vector<ClaimPathStep>;

// The most steps in one path; no document here is deeper.
inline constexpr std::size_t kMaxClaimPathSteps = 32;

// ["address", "street"], ["degrees", null, "type"]. kWrongType, kBadValue (empty, too long, a negative or
// fractional position).
[[nodiscard]] Result<ClaimPath> read_claim_path(JsonValue value);
void write_claim_path(JsonWriter& out, const ClaimPath& path);
// As a JSON Pointer, with "*" for every element; for messages.
[[nodiscard]] std::string pointer_of(const ClaimPath& path);

// Does the pattern (which may hold EveryElement) name exactly this place?
[[nodiscard]] bool names(const ClaimPath& pattern, const ClaimPath& place) noexcept;
// Does it name this place, something inside it, or something that contains it?
[[nodiscard]] bool touches(const ClaimPath& pattern, const ClaimPath& place) noexcept;

}  // namespace carnet::wallet
