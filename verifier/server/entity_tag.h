// SPDX-License-Identifier: Apache-2.0
//
// Lists in the fields of a request, and whether its sender has an answer already. Pure, thread-safe.
// spec: RFC 9110 5.6.1, 13.1.2
#pragma once

#include "http/message.h"

#include <string_view>
#include <vector>

namespace carnet::verifier {

// The elements of a comma-separated field, without the white space around them; none where it is absent.
[[nodiscard]] std::vector<std::string_view> field_elements(const http::Request& request,
                                                           std::string_view name);

// Does If-None-Match name this strong tag (with its quotes), or everything?
[[nodiscard]] bool is_known(const http::Request& request, std::string_view etag);

}  // namespace carnet::verifier
