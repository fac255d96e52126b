// SPDX-License-Identifier: Apache-2.0
//
// JSON numbers in the canonical lexical forms of XML Schema. Pure, thread-safe. spec: JSON-LD 1.1 API 8.6
#pragma once

#include <string>

namespace carnet::wallet {

// Has it a fraction, or is it too large to be written as an integer?
[[nodiscard]] bool is_written_as_double(double value) noexcept;
// "-5"; the value has no fraction.
[[nodiscard]] std::string xsd_integer(double value);
// "1.1E0": one digit, a point, at most 15 more, no needless zeros.
[[nodiscard]] std::string xsd_double(double value);

}  // namespace carnet::wallet
