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

inline double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

// Microseconds of processor time for one of so many calls.
inline double microseconds_once(const Work& work, int repeats) {
    const std::clock_t begun = std::clock();
    for (int i = 0; i < repeats; ++i) g_sink += work();
    return static_cast<double>(std::clock() - begun) * 1e6 / CLOCKS_PER_SEC / repeats;
}

// The same, the median of the rounds.
inline double microseconds(const Work& work) {
    constexpr int kRounds = 15;
    constexpr int kRepeats = 300;
    std::vector<double> rounds;
    for (int round = 0; round < kRounds; ++round) rounds.push_back(microseconds_once(work, kRepeats));
    return median(std::move(rounds));
}

// What `less` takes of what `more` takes. They are measured in turns, so that whatever else the machine does
// slows both; the median of the ratios.
inline double ratio_in_turns(const Work& less, const Work& more) {
    constexpr int kRounds = 101;
    constexpr int kRepeats = 50;
    std::vector<double> rounds;
    for (int round = 0; round < kRounds; ++round)
        rounds.push_back(microseconds_once(less, kRepeats) / microseconds_once(more, kRepeats));
    return median(std::move(rounds));
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
