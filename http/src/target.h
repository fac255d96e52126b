// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/message.h"
#include "http/src/header_gate.h"

#include <optional>
#include <string_view>

namespace carnet::http {

// Fills path, raw_path and query of a request from its target and Host field. Refused with 400: characters
// that no URI has, a path that is not UTF-8 or climbs above the root, an encoded slash, backslash or control
// (routing and handlers would read them differently), an absolute target for another host.
// spec: RFC 9112 3.2, RFC 3986 3.3 and 5.2.4
[[nodiscard]] std::optional<Refusal> read_target(std::string_view target, std::string_view host,
                                                 Request& into);

}  // namespace carnet::http
