// SPDX-License-Identifier: Apache-2.0
// The most memory that this process had resident since it was told to forget.
#pragma once

#include <cstdlib>
#include <fstream>
#include <string>

namespace carnet::bench {

// From here on the peak is that of what follows.
inline void forget_peak() {
    std::ofstream("/proc/self/clear_refs") << "5";
}

inline double peak_megabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
    return 0;
}

}  // namespace carnet::bench
