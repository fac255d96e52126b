// SPDX-License-Identifier: Apache-2.0
//
// Which jurisdictions lie in which. Pure, thread-safe. spec: ISO 3166-2 (codes of parts begin with their
// country's)
#pragma once

#include <string_view>

namespace carnet::wallet::profile {

// Is `place` the jurisdiction itself, or a part of that country ("DE-BY" of "DE")? Who belongs to a community
// of states its URI does not say: that lies only in itself.
[[nodiscard]] inline bool lies_in(std::string_view place, std::string_view jurisdiction) noexcept {
    if (place == jurisdiction) return true;
    return jurisdiction.size() == 2 && place.size() > 3 && place[2] == '-' &&
           place.starts_with(jurisdiction) && place.find(':') == std::string_view::npos;
}

}  // namespace carnet::wallet::profile
