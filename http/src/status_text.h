// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace carnet::http {

// The reason phrase of a status code, "Unknown" for those that nobody here sends.
// spec: RFC 9110 15, RFC 6585, RFC 4918 11.5
[[nodiscard]] std::string_view status_text(int status) noexcept;

}  // namespace carnet::http
