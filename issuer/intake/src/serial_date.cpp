// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/src/date_cell.h"

namespace carnet::issuer {
namespace {

constexpr std::int64_t kDaySeconds = 86'400;

std::optional<Date> day_after(int year, int month, int day, int days) {
    const auto start = Date::of(year, month, day);
    if (!start) return std::nullopt;
    return Date::of(start->start().plus_seconds(days * kDaySeconds));
}

}  // namespace

// Day 60 is 29 February 1900, which never was; days after it are one less than they seem.
std::optional<Date> serial_date_1900(int serial) {
    return day_after(1899, 12, serial > 60 ? 30 : 31, serial);
}
std::optional<Date> serial_date_1904(int serial) {
    return day_after(1904, 1, 1, serial);
}

}  // namespace carnet::issuer
