// SPDX-License-Identifier: Apache-2.0
//
// The few URLs that Carnet fetches: http and https, a host, perhaps a port, a path and a query. Stricter than
// any standard on purpose: what another reader could take for another host is refused. User names are
// refused, fragments are dropped. Pure and thread-safe.
// spec: RFC 3986 3, 5.2
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace carnet::http {

struct Url {
    std::string scheme;      // "http" or "https"
    std::string host;        // lower case; an IPv6 literal without brackets
    bool is_ipv6 = false;    // the host is an IPv6 literal
    std::uint16_t port = 0;  // never 0: the scheme's own when none was written
    std::string target;      // path and query, begins with '/'

    [[nodiscard]] bool is_tls() const noexcept { return scheme == "https"; }
    [[nodiscard]] std::string authority() const;  // for the Host field: the port only when not the usual one
    [[nodiscard]] std::string text() const { return scheme + "://" + authority() + target; }
};

// kFetchRefused, with the rule that is broken in `detail`.
[[nodiscard]] Result<Url> parse_url(std::string_view text);
// The URL that a Location field means, seen from `base`.
[[nodiscard]] Result<Url> resolve_reference(const Url& base, std::string_view reference);

}  // namespace carnet::http
