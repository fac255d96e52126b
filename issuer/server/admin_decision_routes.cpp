// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/admin_decision_routes.h"

#include "base/json_writer.h"
#include "issuer/desk/decision_json.h"
#include "issuer/server/admin_guard.h"
#include "issuer/server/ask_verifier.h"

namespace carnet::issuer {
namespace {

std::string parameter(const http::Request& request, std::string_view name) {
    return request.query_parameter(name).value_or("");
}

Result<std::optional<Date>> day_parameter(const http::Request& request, std::string_view name) {
    const auto text = request.query_parameter(name);
    if (!text) return std::optional<Date>();
    const auto day = Date::parse(*text);
    if (!day || !day->is_complete())
        return error(ErrorCode::kBadValue, "is not a day such as 2026-05-01", std::string(name));
    return std::optional(*day);
}

Result<http::Response> case_response(const IssuerHome& home, const std::string& id, const Clock& clock,
                                     int status) {
    CARNET_TRY(const auto settings, decision_settings_of(home));
    CARNET_TRY(const auto view, view_case(home, id));
    JsonWriter writer;
    write_case(writer, view, settings.period, Date::of(clock.now()), false);
    return http::Response::json(status, writer.take());
}

Result<http::Response> list(const IssuerHome& home, const Clock& clock) {
    CARNET_TRY(const auto settings, decision_settings_of(home));
    CARNET_TRY(const auto cases, list_cases(home));
    JsonWriter writer;
    writer.begin_object().key("cases").begin_array();
    for (const auto& one : cases) write_case_summary(writer, one, settings.period, Date::of(clock.now()));
    writer.end_array().end_object();
    return http::Response::json(200, writer.take());
}

// The body is the credential; what is asked about it stands in the query.
Result<http::Response> open(const AdminDependencies& dependencies, IssuerHome& home,
                            const http::Request& request, const ApiKeyRecord& key) {
    CARNET_TRY(const auto settings, decision_settings_of(home));
    if (!settings.verifier)
        return error(ErrorCode::kForbidden, "Nobody is named who could verify it: write decisions.verifier.");
    const auto purpose = wallet::recognition_purpose_from(parameter(request, "purpose"));
    if (!purpose) return error(ErrorCode::kBadValue, "is no purpose", "purpose");
    NewCase opened;
    opened.purpose = *purpose;
    opened.destination =
        request.query_parameter("destination").value_or(settings.authority.jurisdictions.front());
    opened.occupation = parameter(request, "occupation");
    CARNET_TRY(opened.received, day_parameter(request, "received"));
    opened.document = request.body;
    CARNET_TRY(opened.report,
               ask_verifier(*settings.verifier, opened.document,
                            {opened.destination, parameter(request, "purpose"), opened.occupation}));
    CARNET_TRY(const auto one,
               open_case(home, opened, "api:" + key.name, dependencies.clock, dependencies.random));
    return case_response(home, one.id, dependencies.clock, 201);
}

// ?event=, ?on=, ?until=, ?reason=: the words of the command line.
Result<http::Response> move_clock(const AdminDependencies& dependencies, IssuerHome& home,
                                  const http::Request& request, const std::string& id,
                                  const ApiKeyRecord& key) {
    const auto kind = case_event_kind_from(parameter(request, "event"));
    if (!kind || *kind == CaseEventKind::kReceived)
        return error(ErrorCode::kBadValue, "is nothing that moves the clock", "event");
    CaseEvent event;
    event.kind = *kind;
    CARNET_TRY(const auto day, day_parameter(request, "on"));
    event.day = day.value_or(Date::of(dependencies.clock.now()));
    CARNET_TRY(event.until, day_parameter(request, "until"));
    event.reason = parameter(request, "reason");
    CARNET_TRY_VOID(add_case_event(home, id, event, "api:" + key.name, dependencies.clock));
    return case_response(home, id, dependencies.clock, 201);
}

}  // namespace

void add_admin_decision_routes(http::Router& router, AdminDependencies& dependencies) {
    const auto add = [&](const char* method, const std::string& pattern, ApiRole role, AdminAnswer answer) {
        router.add(method, "/admin/v1/cases" + pattern, guarded(dependencies, role, std::move(answer)));
    };
    add("GET", "", ApiRole::kRead, [&dependencies](IssuerHome& home, const auto&, const auto&, const auto&) {
        return list(home, dependencies.clock);
    });
    add("POST", "", ApiRole::kPrepare,
        [&dependencies](IssuerHome& home, const auto& request, const auto&, const auto& key) {
            return open(dependencies, home, request, key);
        });
    add("GET", "/{id}", ApiRole::kRead,
        [&dependencies](IssuerHome& home, const auto&, const auto& path, const auto&) {
            return case_response(home, path.get("id"), dependencies.clock, 200);
        });
    add("POST", "/{id}/clock", ApiRole::kPrepare,
        [&dependencies](IssuerHome& home, const auto& request, const auto& path, const auto& key) {
            return move_clock(dependencies, home, request, path.get("id"), key);
        });
}

}  // namespace carnet::issuer
