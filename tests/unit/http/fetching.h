// SPDX-License-Identifier: Apache-2.0
// Fetching from a server of the test's own, told in one line.
#pragma once

#include "http/client.h"

#include <chrono>
#include <string>

namespace carnet::test {

inline http::FetchRules loopback() {
    http::FetchRules rules;
    rules.allow_plain_http = true;
    rules.allow_private_addresses = true;
    rules.ports = {};
    rules.limits.total_time = std::chrono::milliseconds(3'000);
    return rules;
}

inline std::string fetch(const http::FetchRules& rules, const std::string& url,
                         const http::Fields& fields = {}) {
    const auto client = http::Client::make(rules).value();
    const auto got = client->get(url, fields);
    if (!got) return std::string(to_string(got.error().code));
    return std::to_string(got->status) + " " + got->body;
}

}  // namespace carnet::test
