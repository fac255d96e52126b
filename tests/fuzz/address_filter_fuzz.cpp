// SPDX-License-Identifier: Apache-2.0
//
// URLs and addresses: what is parsed prints as itself again and names no user; what is_public lets through
// lies in none of the forbidden ranges, read by a second, plainer implementation.
#include "http/client.h"
#include "http/src/address_filter.h"
#include "http/src/url.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

bool is_forbidden(const carnet::http::Ipv4& a) {
    const int first = a[0];
    const int second = a[1];
    return first == 0 || first == 10 || first == 127 || first >= 224 || (first == 169 && second == 254) ||
           (first == 172 && second >= 16 && second <= 31) || (first == 192 && second == 168) ||
           (first == 100 && second >= 64 && second <= 127) ||
           (first == 198 && (second == 18 || second == 19)) ||
           (first == 192 && second == 0 && (a[2] == 0 || a[2] == 2));
}

bool is_forbidden(const carnet::http::Ipv6& a) {
    const unsigned first = a[0] * 256U + a[1];
    const unsigned second = a[2] * 256U + a[3];
    return first < 0x2000 || first > 0x3fff || first == 0x2002 ||
           (first == 0x2001 && (second < 0x200 || second == 0xdb8));
}

void check_url(std::string_view text) {
    const auto url = carnet::http::parse_url(text);
    if (!url) return;
    const auto again = carnet::http::parse_url(url->text());
    require(again.has_value() && again->text() == url->text() && again->host == url->host);
    require(url->port != 0 && url->target.front() == '/');
    require(url->host.find_first_of("@/?#\\ %") == std::string::npos);
    require(url->target.find_first_of(std::string_view("\r\n \0", 4)) == std::string::npos);
    require(text.substr(0, text.find('#')).find(url->target.substr(1)) != std::string_view::npos);
    const auto moved = carnet::http::resolve_reference(*url, text);
    require(moved.has_value() && moved->text() == url->text());
}

void check_reference(std::string_view text) {
    static const auto kBase = carnet::http::parse_url("https://a.example/dir/x?y").value();
    const auto url = carnet::http::resolve_reference(kBase, text);
    require(!url || url->scheme == "https" || url->scheme == "http");
}

template <class Address>
void check_bytes(const std::uint8_t* data, std::size_t size) {
    Address address{};
    if (size < address.size()) return;
    std::copy_n(data, address.size(), address.begin());
    if (carnet::http::is_public(address)) require(!is_forbidden(address));
}

void check_literal(std::string_view text) {
    if (!carnet::http::is_public_address(text)) return;
    const std::string copy(text);
    carnet::http::Ipv4 four{};
    carnet::http::Ipv6 six{};
    if (inet_pton(AF_INET, copy.c_str(), four.data()) == 1) {
        require(!is_forbidden(four));
    } else {
        require(inet_pton(AF_INET6, copy.c_str(), six.data()) == 1 && !is_forbidden(six));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check_url(text);
    check_reference(text);
    check_literal(text);
    check_bytes<carnet::http::Ipv4>(data, size);
    check_bytes<carnet::http::Ipv6>(data, size);
    return 0;
}
