// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/jose/media_type.h"

#include "wallet-format/src/ascii.h"

#include <algorithm>

namespace carnet::wallet {
namespace {

bool equal_without_case(std::string_view a, std::string_view b) noexcept {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char left, char right) { return to_lower(left) == to_lower(right); });
}

}  // namespace

bool names_media_type(std::string_view received, std::string_view subtype) noexcept {
    constexpr std::string_view kApplication = "application/";
    if (received.size() > kApplication.size() &&
        equal_without_case(received.substr(0, kApplication.size()), kApplication)) {
        received.remove_prefix(kApplication.size());
    }
    return !received.empty() && equal_without_case(received, subtype);
}

}  // namespace carnet::wallet
