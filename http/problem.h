// SPDX-License-Identifier: Apache-2.0
//
// Problem documents: how an HTTP answer says what went wrong, where, and what to do.
// spec: RFC 9457 3
#pragma once

#include "base/result.h"
#include "http/message.h"

#include <string>
#include <string_view>
#include <vector>

namespace carnet::http {

struct Problem {
    int status = 500;
    std::string type = "about:blank";  // a URI; ours are "https://w3id.org/carnet/problems/<error code>"
    std::string title;                 // the same for every problem of a type
    std::string detail;                // this occurrence, for a person; never internal detail
    std::string where;                 // member "where": JSON Pointer or parameter; left out when empty
    std::vector<Error> faults = {};    // member "faults", where there is more to say; left out when empty
};

// application/problem+json with Cache-Control: no-store.
[[nodiscard]] Response to_response(const Problem& problem);
// A problem with the standard title of an HTTP status and no further type.
[[nodiscard]] Response problem_response(int status, std::string_view detail);
// The one mapping from our errors to HTTP: input errors 400, kUnauthenticated 401, kForbidden 403, kNotFound
// 404, kConflict 409, kJsonTooLarge 413, kLimit 429, kStoreBusy 503, kDiskFull 507, kFetch* 502, ...; 500
// without detail else.
[[nodiscard]] Response to_response(const Error& error);
// Several input errors in one body, at least one: the problem of the first, and all in the member "faults",
// each with its code, place and remedy.
[[nodiscard]] Response to_response(const std::vector<Error>& faults);

}  // namespace carnet::http
