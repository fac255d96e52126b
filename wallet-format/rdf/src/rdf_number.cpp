// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/src/rdf_number.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace carnet::wallet {
namespace {

constexpr int kDigits = 15;       // after the point
constexpr int kExactDigits = 60;  // more than decide whether a double lies above, below or at a half

// Adds one to the last digit of "d.ddd"; says whether it became "10.000", of which "1.0000" is kept.
bool count_up(std::string& mantissa) {
    for (std::size_t i = mantissa.size(); i-- > 0;) {
        if (mantissa[i] == '.') continue;
        if (mantissa[i] != '9') {
            ++mantissa[i];
            return false;
        }
        mantissa[i] = '0';
    }
    mantissa[0] = '1';
    return true;
}

}  // namespace

bool is_written_as_double(double value) noexcept {
    constexpr double kTooLarge = 1e21;
    return std::trunc(value) != value || std::fabs(value) >= kTooLarge;
}

std::string xsd_integer(double value) {
    std::array<char, 32> text{};
    const int size = std::snprintf(text.data(), text.size(), "%.0f", value == 0 ? 0.0 : value);
    return {text.data(), static_cast<std::size_t>(size)};
}

// ECMAScript's toExponential, which the specification's definition leans on, rounds a half away from zero
// where printf rounds to even: so printf writes out more digits, and the rounding is done here.
std::string xsd_double(double value) {
    if (value == 0) return "0.0E0";
    std::array<char, 96> text{};
    const int size = std::snprintf(text.data(), text.size(), "%.*E", kExactDigits, std::fabs(value));
    const std::string all(text.data(), static_cast<std::size_t>(size));
    const auto mark = all.find('E');
    std::int64_t exponent = std::strtol(all.c_str() + mark + 1, nullptr, 10);
    std::string mantissa = all.substr(0, 2 + kDigits);
    if (all[2 + kDigits] >= '5' && count_up(mantissa)) ++exponent;
    const auto last = mantissa.find_last_not_of('0');
    mantissa.resize(mantissa[last] == '.' ? last + 2 : last + 1);
    return (value < 0 ? "-" : "") + mantissa + "E" + std::to_string(exponent);
}

}  // namespace carnet::wallet
