// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/admin_guard.h"

#include "http/problem.h"

#include <charconv>

namespace carnet::issuer {
namespace {

// Who asks, by the key that came along; an error is the answer to give instead.
Result<ApiKeyRecord> authenticate(const AdminDependencies& dependencies, const IssuerHome& home,
                                  const http::Request& request, ApiRole needed) {
    const auto now = dependencies.clock.now();
    const auto header = request.fields.find("Authorization");
    constexpr std::string_view kBearer = "Bearer ";
    const auto refused =
        error(ErrorCode::kUnauthenticated, "Send a valid API key: Authorization: Bearer ck_...");
    if (!header || !header->starts_with(kBearer)) return refused;
    CARNET_TRY(const auto key, find_api_key(home.records(), header->substr(kBearer.size())));
    if (!key) {
        if (!dependencies.failures.allow(request.peer, now))
            return error(ErrorCode::kLimit, "Too many wrong keys from this address; wait a minute.");
        return refused;
    }
    if (!dependencies.requests.allow(key->name, now))
        return error(ErrorCode::kLimit, "This key asks too often; wait a second.");
    if (needed == ApiRole::kPrepare && key->role != ApiRole::kPrepare)
        return error(ErrorCode::kForbidden,
                     "This key may read only; preparing takes a key with the role prepare.");
    return *key;
}

}  // namespace

http::Handler guarded(AdminDependencies& dependencies, ApiRole needed, AdminAnswer answer) {
    return [&dependencies, needed, answer = std::move(answer)](const http::Request& request,
                                                               const http::PathParameters& path) {
        auto home = dependencies.homes.borrow();
        if (!home) return http::to_response(home.error());
        const auto key = authenticate(dependencies, **home, request, needed);
        if (!key) return http::to_response(key.error());
        auto response = answer(**home, request, path, *key);
        if (!response) return http::to_response(response.error());
        response->fields.set("Cache-Control", "no-store");
        return *std::move(response);
    };
}

Result<std::int64_t> number_parameter(const http::Request& request, std::string_view name,
                                      std::int64_t fallback) {
    const auto text = request.query_parameter(name);
    if (!text) return fallback;
    std::int64_t number = 0;
    const auto [end, failed] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (failed != std::errc{} || end != text->data() + text->size() || number < 0)
        return error(ErrorCode::kBadValue, "must be a whole number, 0 or more", std::string(name));
    return number;
}

}  // namespace carnet::issuer
