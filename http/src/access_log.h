// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/message.h"
#include "http/src/header_gate.h"

#include <chrono>

namespace carnet::http {

// One line per answered request, event "http.request": method, path without query, status, microseconds from
// the end of the request to its answer. Successes are logged at debug level only, with the peer; everything
// else at info level, without.
void log_request(const Request& request, int status, std::chrono::steady_clock::duration took);
// One line per request that the gate or a limit refused, event "http.refused".
void log_refused(const Refusal& refusal);

}  // namespace carnet::http
