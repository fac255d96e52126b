// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/admin_routes.h"

#include "base/json_writer.h"
#include "base/text_encoding.h"
#include "carnet_issuer_server_embedded.h"
#include "http/problem.h"
#include "issuer/audit.h"
#include "issuer/desk/batch.h"
#include "issuer/desk/desk_json.h"
#include "issuer/intake/earlier_awards.h"
#include "issuer/intake/import.h"
#include "issuer/profile_folder.h"
#include "issuer/server/admin_decision_routes.h"
#include "issuer/server/admin_guard.h"
#include "issuer/server/admin_trust_routes.h"

namespace carnet::issuer {
namespace {

constexpr std::size_t kPage = 100;

Result<http::Response> list_all_batches(IssuerHome& home) {
    CARNET_TRY(const auto batches, list_batches(home));
    JsonWriter writer;
    writer.begin_object().key("batches").begin_array();
    for (const auto& batch : batches) write_summary(writer, batch);
    writer.end_array().end_object();
    return http::Response::json(200, writer.take());
}

Result<http::Response> show_batch(IssuerHome& home, const std::string& id) {
    CARNET_TRY(const auto batch, find_batch(home, id));
    JsonWriter writer;
    write_summary(writer, batch);
    return http::Response::json(200, writer.take());
}

Result<http::Response> show_report(IssuerHome& home, const std::string& id) {
    CARNET_TRY(const auto batch, home.records().batches->find(id));
    if (!batch) return error(ErrorCode::kNotFound, "there is no such batch", id);
    return http::Response::with(200, "text/csv; charset=utf-8", batch->report);
}

Result<http::Response> list_credentials(IssuerHome& home, const http::Request& request,
                                        const std::string& id) {
    CARNET_TRY(const auto batch, find_batch(home, id));
    CARNET_TRY(const auto after, number_parameter(request, "after", 0));
    CARNET_TRY(const auto page, home.records().credentials->list(batch.record.number, after, kPage));
    JsonWriter writer;
    writer.begin_object().key("credentials").begin_array();
    for (auto facts : page) {
        facts.text.clear();  // one certificate is asked for by its id
        write_credential(writer, facts);
    }
    writer.end_array();
    if (page.size() == kPage) writer.key("next").integer(page.back().reservation.number);
    writer.end_object();
    return http::Response::json(200, writer.take());
}

Result<http::Response> show_credential(IssuerHome& home, const std::string& id) {
    CARNET_TRY(const auto credential, home.records().credentials->find(id));
    if (!credential || credential->state != CredentialState::kIssued)
        return error(ErrorCode::kNotFound, "no issued certificate has this id", id);
    return http::Response::with(200, "application/vc", credential->text);
}

Result<http::Response> list_profiles(IssuerHome& home) {
    CARNET_TRY(const auto names, profile_names(home));
    JsonWriter writer;
    writer.begin_object().key("profiles").begin_array();
    for (const auto& name : names) writer.string(name);
    writer.end_array().end_object();
    return http::Response::json(200, writer.take());
}

Result<http::Response> show_audit_head(IssuerHome& home) {
    CARNET_TRY(const auto head, audit_head(home.records()));
    JsonWriter writer;
    writer.begin_object().key("seq").integer(head.seq).member("hash", encode_hex(head.hash)).end_object();
    return http::Response::json(200, writer.take());
}

// ?encoding=, ?delimiter=, ?date-format=: the words of the command line.
Result<ImportOptions> import_options(const http::Request& request, const Clock& clock) {
    ImportOptions options{Date::of(clock.now())};
    const auto word = [&](std::string_view name, auto& out, auto from) -> Result<void> {
        const auto text = request.query_parameter(name);
        if (!text) return {};
        out = from(*text);
        if (!out)
            return error(ErrorCode::kBadValue, "is not a word that import knows: " + *text,
                         std::string(name));
        return {};
    };
    CARNET_TRY_VOID(word("encoding", options.encoding, text_encoding_from));
    CARNET_TRY_VOID(word("delimiter", options.delimiter, delimiter_from));
    CARNET_TRY_VOID(word("date-format", options.date_order, date_order_from));
    options.statements = request.query_parameter("statements") == "true";
    options.all_units_completed = request.query_parameter("all-units-completed") == "true";
    return options;
}

Result<http::Response> import_file(const AdminDependencies& dependencies, IssuerHome& home,
                                   const http::Request& request, const ApiKeyRecord& key) {
    const auto name = request.query_parameter("profile");
    if (!name) return error(ErrorCode::kMissingMember, "say what is awarded: ?profile=NAME", "profile");
    CARNET_TRY(const auto profile, find_profile(home, *name));
    CARNET_TRY(const auto options, import_options(request, dependencies.clock));
    CARNET_TRY(auto result,
               import_rows(as_bytes(request.body), profile, options, earlier_awards(home.records())));
    JsonWriter writer;
    writer.begin_object().key("import").raw(write_report_json(result)).key("batch");
    if (result.applications.empty()) {
        writer.null().end_object();
        return http::Response::json(200, writer.take());
    }
    const auto batch =
        batch_of_accepted(profile, request.query_parameter("name").value_or("upload.csv"), result);
    CARNET_TRY(const auto summary,
               import_batch(home, batch, "api:" + key.name, dependencies.clock, dependencies.random));
    write_summary(writer, summary);
    writer.end_object();
    return http::Response::json(201, writer.take());
}

}  // namespace

http::Router make_admin_router(AdminDependencies& dependencies) {
    http::Router router;
    const auto read = [&](const std::string& pattern, AdminAnswer answer) {
        router.add("GET", "/admin/v1" + pattern, guarded(dependencies, ApiRole::kRead, std::move(answer)));
    };
    read("/batches",
         [](IssuerHome& home, const auto&, const auto&, const auto&) { return list_all_batches(home); });
    read("/batches/{id}", [](IssuerHome& home, const auto&, const auto& path, const auto&) {
        return show_batch(home, path.get("id"));
    });
    read("/batches/{id}/report", [](IssuerHome& home, const auto&, const auto& path, const auto&) {
        return show_report(home, path.get("id"));
    });
    read("/batches/{id}/credentials",
         [](IssuerHome& home, const auto& request, const auto& path, const auto&) {
             return list_credentials(home, request, path.get("id"));
         });
    read("/credentials/{id}", [](IssuerHome& home, const auto&, const auto& path, const auto&) {
        return show_credential(home, path.get("id"));
    });
    read("/profiles",
         [](IssuerHome& home, const auto&, const auto&, const auto&) { return list_profiles(home); });
    read("/audit/head",
         [](IssuerHome& home, const auto&, const auto&, const auto&) { return show_audit_head(home); });
    router.add("POST", "/admin/v1/batches",
               guarded(dependencies, ApiRole::kPrepare,
                       [&dependencies](IssuerHome& home, const auto& request, const auto&, const auto& key) {
                           return import_file(dependencies, home, request, key);
                       }));
    add_admin_trust_routes(router, dependencies);
    add_admin_decision_routes(router, dependencies);
    router.add("GET", "/openapi.json", [](const http::Request&, const http::PathParameters&) {
        return http::Response::with(200, "application/openapi+json",
                                    std::string(embedded::openapi_admin_json()));
    });
    return router;
}

}  // namespace carnet::issuer
