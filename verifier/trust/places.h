// SPDX-License-Identifier: Apache-2.0
//
// Countries and their parts. Pure, thread-safe. spec: ISO 3166-1, ISO 3166-2
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::verifier {

// "DE" covers "DE" and "DE-BY", "DE-BY" only itself.
[[nodiscard]] inline bool covers_place(std::string_view place, std::string_view other) noexcept {
    return other == place ||
           (other.size() > place.size() && other.starts_with(place) && other[place.size()] == '-');
}
[[nodiscard]] inline bool any_covers_place(const std::vector<std::string>& places, std::string_view other) {
    return std::any_of(places.begin(), places.end(),
                       [&](const std::string& place) { return covers_place(place, other); });
}
// "DE" of "DE-BY".
[[nodiscard]] inline std::string_view country_of(std::string_view place) noexcept {
    return place.substr(0, place.find('-'));
}

}  // namespace carnet::verifier
