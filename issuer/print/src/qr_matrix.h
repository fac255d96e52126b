// SPDX-License-Identifier: Apache-2.0
//
// QR codes as squares, with as much error correction as the space allows. Thread-safe. spec: ISO/IEC 18004
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

inline constexpr int kQuietModules = 4;

struct QrMatrix {
    int version = 0;
    char correction = 'L';   // L, M, Q, H: 7, 15, 25, 30 percent may be lost
    int size = 0;            // modules a side, without the quiet zone
    std::vector<bool> dark;  // row by row
    [[nodiscard]] bool at(int x, int y) const {
        return dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(size) +
                    static_cast<std::size_t>(x)];
    }
};

// The least side of a module for each level: more correction is worth more, smaller squares cost.
struct ModuleSizes {
    double quartile = 0;
    double medium = 0;
    double low = 0;
};

// For a square of `side` (with quiet zone), all in one unit: the highest of Q, M and L whose modules are
// large enough. kLimit: not even L's are.
[[nodiscard]] Result<QrMatrix> fit_qr(std::string_view text, double side, const ModuleSizes& least);

}  // namespace carnet::issuer
