// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/sd-jwt/claim_path.h"

#include <algorithm>
#include <utility>

namespace carnet::wallet {
namespace {

Result<ClaimPathStep> read_step(JsonValue value) {
    if (value.is_null()) return ClaimPathStep(EveryElement{});
    if (value.is_string()) return ClaimPathStep(std::string(value.string()));
    CARNET_TRY(const auto position, value.as_integer());
    if (position < 0)
        return error(ErrorCode::kBadValue, "A position in an array is not negative.", value.pointer());
    return ClaimPathStep(static_cast<std::size_t>(position));
}

bool fits(const ClaimPathStep& pattern, const ClaimPathStep& step) noexcept {
    if (std::holds_alternative<EveryElement>(pattern)) return !std::holds_alternative<std::string>(step);
    return pattern == step;
}

bool begins_alike(const ClaimPath& pattern, const ClaimPath& place, std::size_t steps) noexcept {
    for (std::size_t i = 0; i < steps; ++i)
        if (!fits(pattern[i], place[i])) return false;
    return true;
}

std::string escaped(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

}  // namespace

Result<ClaimPath> read_claim_path(JsonValue value) {
    CARNET_TRY(const auto array, value.as_array());
    if (array.size() == 0 || array.size() > kMaxClaimPathSteps) {
        return error(ErrorCode::kBadValue,
                     "A claim path has 1 to " + std::to_string(kMaxClaimPathSteps) + " steps.",
                     value.pointer());
    }
    ClaimPath path;
    path.reserve(array.size());
    for (const JsonValue element : array.elements()) {
        CARNET_TRY(auto step, read_step(element));
        path.push_back(std::move(step));
    }
    return path;
}

void write_claim_path(JsonWriter& out, const ClaimPath& path) {
    out.begin_array();
    for (const auto& step : path) {
        if (const auto* name = std::get_if<std::string>(&step))
            out.string(*name);
        else if (const auto* position = std::get_if<std::size_t>(&step))
            out.integer(static_cast<std::int64_t>(*position));
        else
            out.null();
    }
    out.end_array();
}

std::string pointer_of(const ClaimPath& path) {
    std::string out;
    for (const auto& step : path) {
        out += '/';
        if (const auto* name = std::get_if<std::string>(&step))
            out += escaped(*name);
        else if (const auto* position = std::get_if<std::size_t>(&step))
            out += std::to_string(*position);
        else
            out += '*';
    }
    return out;
}

bool names(const ClaimPath& pattern, const ClaimPath& place) noexcept {
    return pattern.size() == place.size() && begins_alike(pattern, place, place.size());
}

bool touches(const ClaimPath& pattern, const ClaimPath& place) noexcept {
    return begins_alike(pattern, place, std::min(pattern.size(), place.size()));
}

}  // namespace carnet::wallet
