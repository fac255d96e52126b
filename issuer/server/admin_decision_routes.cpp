// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/admin_decision_routes.h"

#include "base/json_writer.h"
#include "http/problem.h"
#include "issuer/desk/decision_json.h"
#include "issuer/server/admin_guard.h"
#include "issuer/server/ask_verifier.h"
#include "issuer/server/decision_request.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr std::size_t kPage = 100;

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

Result<http::Response> act_response(const DecisionActSummary& act, int status) {
    JsonWriter writer;
    write_decision_act(writer, act);
    return http::Response::json(status, writer.take());
}

// Without their drafts: one act is asked for by its id.
Result<http::Response> list_acts(const IssuerHome& home, const http::Request& request,
                                 const std::string& id) {
    CARNET_TRY(const auto after, number_parameter(request, "after", 0));
    CARNET_TRY(auto acts, list_decision_acts(home, id));
    std::size_t next = std::min(static_cast<std::size_t>(after), acts.size());
    JsonWriter writer;
    writer.begin_object().key("acts").begin_array();
    for (std::size_t n = 0; n < kPage && next < acts.size(); ++n, ++next) {
        acts[next].act.subject.clear();
        write_decision_act(writer, acts[next]);
    }
    writer.end_array();
    if (next < acts.size()) writer.key("next").integer(static_cast<std::int64_t>(next));
    writer.end_object();
    return http::Response::json(200, writer.take());
}

Result<http::Response> show_act(const IssuerHome& home, const std::string& id, const std::string& act) {
    CARNET_TRY(const auto acts, list_decision_acts(home, id));
    for (const auto& one : acts)
        if (one.act.id == act) return act_response(one, 200);
    return error(ErrorCode::kNotFound, "The case has no such act.", act);
}

Result<http::Response> propose(const AdminDependencies& dependencies, IssuerHome& home,
                               const http::Request& request, const std::string& id, const ApiKeyRecord& key) {
    CARNET_TRY(auto asked, read_decision_request(id, request.body));
    CARNET_TRY(auto proposal,
               propose_decision_act(home, std::move(asked.act), asked.draft, nullptr, "api:" + key.name,
                                    dependencies.clock, dependencies.random));
    if (proposal.proposed) return act_response(*proposal.proposed, 201);
    for (auto& fault : proposal.faults) fault.where = "/draft" + fault.where;
    return http::to_response(proposal.faults);
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
    add("GET", "/{id}/acts", ApiRole::kRead,
        [](IssuerHome& home, const auto& request, const auto& path, const auto&) {
            return list_acts(home, request, path.get("id"));
        });
    add("POST", "/{id}/acts", ApiRole::kPrepare,
        [&dependencies](IssuerHome& home, const auto& request, const auto& path, const auto& key) {
            return propose(dependencies, home, request, path.get("id"), key);
        });
    add("GET", "/{id}/acts/{act}", ApiRole::kRead,
        [](IssuerHome& home, const auto&, const auto& path, const auto&) {
            return show_act(home, path.get("id"), path.get("act"));
        });
}

}  // namespace carnet::issuer
