// SPDX-License-Identifier: Apache-2.0
// Processor time and allocations of a piece of work, in one thread.
#pragma once

#include "base/result.h"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <utility>
#include <vector>

namespace carnet::bench {

// Work that answers some number, so that the compiler cannot leave it out.
using Work = std::function<std::size_t()>;

// Keeps what nobody reads.
inline std::size_t g_sink = 0;

// Microseconds of processor time for one call, the median of the rounds.
inline double microseconds(const Work& work) {
    constexpr int kRounds = 15;
    constexpr int kRepeats = 300;
    std::vector<double> rounds;
    for (int round = 0; round < kRounds; ++round) {
        const std::clock_t begun = std::clock();
        for (int i = 0; i < kRepeats; ++i) g_sink += work();
        rounds.push_back(static_cast<double>(std::clock() - begun) * 1e6 / CLOCKS_PER_SEC / kRepeats);
    }
    std::sort(rounds.begin(), rounds.end());
    return rounds[rounds.size() / 2];
}

// Counted by the operator new of the program that includes this and defines it.
inline std::size_t g_allocations = 0;

// Of one call, after one that filled whatever is kept.
inline std::size_t allocations(const Work& work) {
    g_sink += work();
    const std::size_t before = g_allocations;
    g_sink += work();
    return g_allocations - before;
}

template <class T>
T required(Result<T> result) {
    if (result) return *std::move(result);
    std::fprintf(stderr, "bench: %s\n", result.error().message().c_str());
    std::exit(1);
}

}  // namespace carnet::bench
