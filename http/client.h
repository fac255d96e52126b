// SPDX-License-Identifier: Apache-2.0
//
// Fetches that Carnet makes on behalf of untrusted documents: did.json and status lists. The name is resolved
// once, every address is judged as the number it is, and the connection goes to the very address that was
// judged. Refused unless configured: loopback, private, link-local, shared, documentation, multicast and
// reserved ranges of IPv4 and IPv6, mapped and translated forms included; any scheme but https; any port but
// the allowed ones. No cookies, no credentials, no proxy, no compressed transfer. Redirects are judged like
// first requests.
#pragma once

#include "base/result.h"
#include "http/limits.h"
#include "http/message.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::http {

struct FetchRules {
    bool allow_plain_http = false;             // http:// at all; for loopback demonstrations and tests
    bool allow_private_addresses = false;      // the ranges above
    std::vector<std::uint16_t> ports = {443};  // empty: every port
    std::vector<std::string> ca_files;         // PEM, in addition to the system's store
    FetchLimits limits;
};

struct Fetched {
    int status = 0;
    Fields fields;
    std::string body;
    std::string final_url;  // after redirects
};

class Client {
  public:
    [[nodiscard]] static Result<std::unique_ptr<Client>> make(const FetchRules& rules);
    // GET. `fields` are added to the request (Accept, If-None-Match). Blocks at most rules.limits.total_time.
    // kFetchRefused: rule broken, `detail` says which. kFetchTimeout, kFetchTooLarge, kFetchFailed (resolve,
    // connect, TLS), kFetchBadAnswer (not HTTP). Any status is a success here; the caller judges it.
    // Thread-safe.
    [[nodiscard]] virtual Result<Fetched> get(std::string_view url, const Fields& fields) const = 0;
    virtual ~Client() = default;
};

// One POST to a service of the operator's own, judged by the same rules; of `fields` those that say what the
// body is. Redirects are not followed: such an answer is given back. Errors as for get.
[[nodiscard]] Result<Fetched> post_once(const FetchRules& rules, std::string_view url, const Fields& fields,
                                        std::string_view body);

// Is this literal IPv4 or IPv6 address one that a public service can have? For tests and configuration
// checks.
[[nodiscard]] bool is_public_address(std::string_view address) noexcept;

}  // namespace carnet::http
