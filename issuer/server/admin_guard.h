// SPDX-License-Identifier: Apache-2.0
// What every route of the admin API does before and after its own work.
#pragma once

#include "http/router.h"
#include "issuer/api_keys.h"
#include "issuer/server/admin_routes.h"

#include <cstdint>
#include <functional>
#include <string_view>

namespace carnet::issuer {

using AdminAnswer = std::function<Result<http::Response>(IssuerHome&, const http::Request&,
                                                         const http::PathParameters&, const ApiKeyRecord&)>;

// Borrows a home, authenticates, answers, turns an error into its problem document. `dependencies` outlives
// the handler.
[[nodiscard]] http::Handler guarded(AdminDependencies& dependencies, ApiRole needed, AdminAnswer answer);

// A whole number of the query, 0 or more. kBadValue.
[[nodiscard]] Result<std::int64_t> number_parameter(const http::Request& request, std::string_view name,
                                                    std::int64_t fallback);

}  // namespace carnet::issuer
