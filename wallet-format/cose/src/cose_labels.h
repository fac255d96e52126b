// SPDX-License-Identifier: Apache-2.0
//
// The numbers that COSE and CWT give to names. spec: RFC 9052 2, 3.1; RFC 9596 2; RFC 8392 4
#pragma once

#include <cstdint>

namespace carnet::wallet::cose {

inline constexpr std::uint64_t kSign1Tag = 18;

// Header parameters
inline constexpr std::int64_t kAlgorithm = 1;
inline constexpr std::int64_t kCritical = 2;
inline constexpr std::int64_t kContentType = 3;
inline constexpr std::int64_t kKeyId = 4;
inline constexpr std::int64_t kType = 16;

// Claims
inline constexpr std::int64_t kIssuer = 1;
inline constexpr std::int64_t kExpires = 4;
inline constexpr std::int64_t kNotBefore = 5;
inline constexpr std::int64_t kIssuedAt = 6;
inline constexpr std::int64_t kTokenId = 7;

}  // namespace carnet::wallet::cose
