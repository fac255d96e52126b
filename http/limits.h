// SPDX-License-Identifier: Apache-2.0
//
// The bounds of everything that is read from a socket. Each default's reason stands in docs/defaults.md.
#pragma once

#include <chrono>
#include <cstddef>

namespace carnet::http {

struct ServerLimits {
    std::size_t header_bytes = std::size_t{16} * 1024;
    std::size_t header_fields = 100;
    std::size_t target_bytes = std::size_t{8} * 1024;
    std::size_t body_bytes = std::size_t{1024} * 1024;
    std::chrono::milliseconds header_time{10'000};  // from the first byte of a request to its last header
    std::chrono::milliseconds body_time{20'000};
    std::chrono::milliseconds write_time{20'000};
    std::chrono::milliseconds idle_time{30'000};  // between requests on one connection
    std::size_t connections = 1024;               // at once; above, new ones wait in the kernel's queue
    std::size_t connections_per_peer = 256;
    std::size_t requests_per_connection = 100'000;
    std::chrono::milliseconds shutdown_time{10'000};  // for what was begun when the stop came
};

struct FetchLimits {
    std::size_t header_bytes = std::size_t{16} * 1024;
    std::size_t body_bytes = std::size_t{4} * 1024 * 1024;
    std::chrono::milliseconds total_time{
        5'000};  // resolving, connecting, TLS, reading, redirects: all together
    int redirects = 2;
};

}  // namespace carnet::http
