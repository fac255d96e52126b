// SPDX-License-Identifier: Apache-2.0
#include "http/src/address_filter.h"

#include "http/client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstring>
#include <string>

namespace carnet::http {
namespace {

template <class Address>
struct Range {
    Address prefix;
    unsigned bits;
};

constexpr std::array<Range<Ipv4>, 20> kRefused4 = {{
    {{0, 0, 0, 0}, 8},          // this network; 0.0.0.0 reaches the own machine
    {{10, 0, 0, 0}, 8},         // private
    {{100, 64, 0, 0}, 10},      // shared by carriers
    {{127, 0, 0, 0}, 8},        // loopback
    {{168, 63, 129, 16}, 32},   // a cloud's platform service on an address that looks public
    {{169, 254, 0, 0}, 16},     // link-local, metadata services
    {{172, 16, 0, 0}, 12},      // private
    {{192, 0, 0, 0}, 24},       // protocol assignments
    {{192, 0, 2, 0}, 24},       // documentation
    {{192, 31, 196, 0}, 24},    // AS112
    {{192, 52, 193, 0}, 24},    // multicast tunnels
    {{192, 88, 99, 0}, 24},     // 6to4 relays
    {{192, 168, 0, 0}, 16},     // private
    {{192, 175, 48, 0}, 24},    // AS112
    {{198, 18, 0, 0}, 15},      // benchmarks
    {{198, 51, 100, 0}, 24},    // documentation
    {{203, 0, 113, 0}, 24},     // documentation
    {{224, 0, 0, 0}, 4},        // multicast
    {{240, 0, 0, 0}, 4},        // reserved
    {{255, 255, 255, 255}, 32}  // broadcast
}};

// Only 2000::/3 is global unicast; these lie inside it and are not for public services.
constexpr std::array<Range<Ipv6>, 5> kRefused6 = {{
    {{0x20, 0x01}, 23},                    // protocol assignments: Teredo, ORCHID, benchmarks, AS112
    {{0x20, 0x01, 0x0d, 0xb8}, 32},        // documentation
    {{0x20, 0x02}, 16},                    // 6to4: an IPv4 address inside
    {{0x26, 0x20, 0x00, 0x4f, 0x80}, 48},  // AS112
    {{0x3f, 0xff}, 20}                     // documentation
}};

template <class Address>
constexpr bool is_in(const Range<Address>& range, const Address& address) noexcept {
    for (std::size_t i = 0; i < address.size(); ++i) {
        const unsigned before = static_cast<unsigned>(i) * 8;
        if (range.bits <= before) return true;
        const unsigned here = std::min(8U, range.bits - before);
        const auto mask = static_cast<std::uint8_t>(0xFFU << (8U - here));
        if (((address[i] ^ range.prefix[i]) & mask) != 0) return false;
    }
    return true;
}

template <class Address, std::size_t N>
bool is_in_any(const std::array<Range<Address>, N>& ranges, const Address& address) noexcept {
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](const auto& range) { return is_in(range, address); });
}

}  // namespace

bool is_public(const Ipv4& address) noexcept {
    return !is_in_any(kRefused4, address);
}

bool is_public(const Ipv6& address) noexcept {
    return (address[0] & 0xE0U) == 0x20U && !is_in_any(kRefused6, address);
}

bool is_public(const sockaddr& address) noexcept {
    // memcpy, because the caller's storage need not be aligned for the family's own struct
    if (address.sa_family == AF_INET) {
        sockaddr_in in{};
        std::memcpy(&in, &address, sizeof in);
        Ipv4 bytes{};
        std::memcpy(bytes.data(), &in.sin_addr, bytes.size());
        return is_public(bytes);
    }
    if (address.sa_family == AF_INET6) {
        sockaddr_in6 in{};
        std::memcpy(&in, &address, sizeof in);
        Ipv6 bytes{};
        std::memcpy(bytes.data(), &in.sin6_addr, bytes.size());
        return is_public(bytes);
    }
    return false;
}

bool is_public_address(std::string_view address) noexcept {
    std::array<char, INET6_ADDRSTRLEN> text{};  // the longest literal with its NUL
    if (address.size() >= text.size()) return false;
    std::copy(address.begin(), address.end(), text.begin());
    Ipv4 four{};
    if (inet_pton(AF_INET, text.data(), four.data()) == 1) return is_public(four);
    Ipv6 six{};
    return inet_pton(AF_INET6, text.data(), six.data()) == 1 && is_public(six);
}

}  // namespace carnet::http
