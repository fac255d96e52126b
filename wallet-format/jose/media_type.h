// SPDX-License-Identifier: Apache-2.0
//
// The one place where a token's `typ` or `cty` is compared. Pure, thread-safe.
// spec: RFC 7515 4.1.9, 4.1.10; RFC 8725 3.11 (explicit typing)
#pragma once

#include <string_view>

namespace carnet::wallet {

// The types of token in use here, as a header spells them: without "application/".
inline constexpr std::string_view kVcJwtType = "vc+jwt";
inline constexpr std::string_view kVpJwtType = "vp+jwt";
inline constexpr std::string_view kPlainJwtType = "JWT";

// Does `received` name the media type application/<subtype>? Case does not matter, and "application/" may be
// left out where no other slash is in the name. An absent type (empty) names nothing. Parameters are not
// ignored: "vc+jwt; charset=utf-8" is another type.
[[nodiscard]] bool names_media_type(std::string_view received, std::string_view subtype) noexcept;

}  // namespace carnet::wallet
