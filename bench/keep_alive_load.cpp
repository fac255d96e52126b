// SPDX-License-Identifier: Apache-2.0
//
// The load for benchmarks of our servers, as a program of its own. Posts a file COUNT times over CONNECTIONS
// keep-alive connections to loopback.
//
// usage: keep_alive_load PORT PATH FILE COUNT EXPECTED [CONNECTIONS=8]    EXPECTED: how every answer begins
#include "bench/support/keep_alive_load.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

int main(int argc, char** argv) {
    if (argc < 6) {
        std::fprintf(stderr, "usage: %s PORT PATH FILE COUNT EXPECTED [CONNECTIONS=8]\n", argv[0]);
        return 2;
    }
    std::ifstream file(argv[3], std::ios::binary);
    const std::string body((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const auto request = carnet::bench::post_request(argv[2], "application/vc", body);
    const auto count = std::strtoull(argv[4], nullptr, 10);
    carnet::bench::KeepAliveLoad load(static_cast<std::uint16_t>(std::atoi(argv[1])),
                                      argc > 6 ? std::atoi(argv[6]) : 8);
    for (std::size_t done = 0; done < count;) done += load.round(request, argv[5]);
    return 0;
}
