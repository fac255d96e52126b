// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/admin_trust_routes.h"

#include "base/json_writer.h"
#include "issuer/desk/trust_json.h"
#include "issuer/server/admin_guard.h"
#include "issuer/server/trust_request.h"
#include "issuer/trust_publish.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr std::size_t kPage = 100;

Result<http::Response> show_overview(IssuerHome& home) {
    CARNET_TRY(const auto overview, overview_of(home.records()));
    JsonWriter writer;
    write_overview(writer, overview, home.settings().trust_list_url());
    return http::Response::json(200, writer.take());
}

// ?id=: one accreditation; its id is a URI, which does not go into a path.
Result<http::Response> list_accreditations(IssuerHome& home, const http::Request& request,
                                           const Clock& clock) {
    CARNET_TRY(const auto after, number_parameter(request, "after", 0));
    CARNET_TRY(const auto state, read_trust_state(home.records()));
    const auto& entries = state.entries();
    const auto id = request.query_parameter("id");
    const auto today = Date::of(clock.now());
    JsonWriter writer;
    writer.begin_object().key("accreditations").begin_array();
    std::size_t next = std::min(static_cast<std::size_t>(after), entries.size());
    if (id) {
        if (const auto* entry = state.find(*id)) write_accreditation_facts(writer, *entry, today);
        next = entries.size();
    } else {
        for (std::size_t n = 0; n < kPage && next < entries.size(); ++n, ++next)
            write_accreditation_facts(writer, entries[next], today);
    }
    writer.end_array();
    if (next < entries.size()) writer.key("next").integer(static_cast<std::int64_t>(next));
    writer.end_object();
    return http::Response::json(200, writer.take());
}

Result<http::Response> list_changes(IssuerHome& home, const http::Request& request) {
    CARNET_TRY(const auto after, number_parameter(request, "after", 0));
    CARNET_TRY(const auto changes, list_trust_changes(home, after, kPage));
    JsonWriter writer;
    writer.begin_object().key("changes").begin_array();
    for (const auto& change : changes) write_trust_change(writer, change);
    writer.end_array();
    if (changes.size() == kPage) writer.key("next").integer(changes.back().number);
    writer.end_object();
    return http::Response::json(200, writer.take());
}

Result<http::Response> change_response(const TrustChangeSummary& change, int status) {
    JsonWriter writer;
    write_trust_change(writer, change);
    return http::Response::json(status, writer.take());
}

Result<http::Response> show_change(IssuerHome& home, const std::string& id) {
    CARNET_TRY(const auto change, find_trust_change(home, id));
    return change_response(change, 200);
}

Result<http::Response> propose(const AdminDependencies& dependencies, IssuerHome& home,
                               const http::Request& request, const ApiKeyRecord& key) {
    CARNET_TRY(auto change,
               read_trust_request(home, request.body, dependencies.clock.now(), dependencies.random));
    CARNET_TRY(const auto proposed, propose_trust_change(home, std::move(change), nullptr, "api:" + key.name,
                                                         dependencies.clock, dependencies.random));
    return change_response(proposed, 201);
}

Result<http::Response> list_versions(IssuerHome& home, const http::Request& request) {
    CARNET_TRY(const auto after, number_parameter(request, "after", 0));
    CARNET_TRY(const auto versions, home.records().trust_publications->list(after, kPage));
    JsonWriter writer;
    writer.begin_object().key("versions").begin_array();
    for (const auto& version : versions) write_trust_version(writer, version);
    writer.end_array();
    if (versions.size() == kPage) writer.key("next").integer(versions.back().sequence);
    writer.end_object();
    return http::Response::json(200, writer.take());
}

Result<http::Response> publish(const AdminDependencies& dependencies, IssuerHome& home) {
    if (dependencies.trust_key == nullptr)
        return error(
            ErrorCode::kForbidden,
            "This server was not given the key of trust lists (serve --publishes-trust). Publish with "
            "`carnet-issuer trust publish`.");
    CARNET_TRY(const auto version,
               publish_trust_list(home, *dependencies.trust_key, dependencies.clock, dependencies.random));
    JsonWriter writer;
    write_trust_version(writer, version);
    return http::Response::json(201, writer.take());
}

}  // namespace

void add_admin_trust_routes(http::Router& router, AdminDependencies& dependencies) {
    const std::string base = "/admin/v1/trust";
    const auto add = [&](const char* method, const std::string& pattern, ApiRole role, AdminAnswer answer) {
        router.add(method, base + pattern, guarded(dependencies, role, std::move(answer)));
    };
    add("GET", "", ApiRole::kRead,
        [](IssuerHome& home, const auto&, const auto&, const auto&) { return show_overview(home); });
    add("GET", "/accreditations", ApiRole::kRead,
        [&dependencies](IssuerHome& home, const auto& request, const auto&, const auto&) {
            return list_accreditations(home, request, dependencies.clock);
        });
    add("GET", "/changes", ApiRole::kRead,
        [](IssuerHome& home, const auto& request, const auto&, const auto&) {
            return list_changes(home, request);
        });
    add("GET", "/changes/{id}", ApiRole::kRead,
        [](IssuerHome& home, const auto&, const auto& path, const auto&) {
            return show_change(home, path.get("id"));
        });
    add("POST", "/changes", ApiRole::kPrepare,
        [&dependencies](IssuerHome& home, const auto& request, const auto&, const auto& key) {
            return propose(dependencies, home, request, key);
        });
    add("GET", "/versions", ApiRole::kRead,
        [](IssuerHome& home, const auto& request, const auto&, const auto&) {
            return list_versions(home, request);
        });
    add("POST", "/versions", ApiRole::kPrepare,
        [&dependencies](IssuerHome& home, const auto&, const auto&, const auto&) {
            return publish(dependencies, home);
        });
}

}  // namespace carnet::issuer
