// SPDX-License-Identifier: Apache-2.0
//
// Which addresses a fetch on behalf of strangers may go to. Judged are numbers, never spellings.
// Pure and thread-safe. spec: RFC 6890 and the IANA special-purpose address registries
#pragma once

#include <array>
#include <cstdint>
#include <span>

struct sockaddr;

namespace carnet::http {

using Ipv4 = std::array<std::uint8_t, 4>;
using Ipv6 = std::array<std::uint8_t, 16>;

[[nodiscard]] bool is_public(const Ipv4& address) noexcept;
// Global unicast without the ranges that carry or translate to another address: an IPv4 address inside an
// IPv6 one is refused whatever it is, because a gateway decides where it leads.
[[nodiscard]] bool is_public(const Ipv6& address) noexcept;
// Of a resolved address; any family but the two is not public.
[[nodiscard]] bool is_public(const sockaddr& address) noexcept;

}  // namespace carnet::http
