// SPDX-License-Identifier: Apache-2.0
#include "verifier/server/report_routes.h"

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/text_encoding.h"
#include "http/problem.h"

namespace carnet::verifier {
namespace {

constexpr std::size_t kMaxReport = 32'768;  // as JSON
constexpr std::size_t kMaxDigest = 100;

http::Response json_answer(int status, std::string text) {
    auto response = http::Response::json(status, std::move(text));
    response.fields.set("Cache-Control", "no-store");
    return response;
}

Result<std::string> optional_text(JsonValue body, std::string_view name, std::size_t most) {
    const auto member = body.find(name);
    if (!member) return std::string();
    CARNET_TRY(const auto text, member->as_string());
    if (text.size() > most)
        return error(ErrorCode::kBadValue, "is longer than " + std::to_string(most) + " bytes",
                     member->pointer());
    return std::string(text);
}

Result<FakeReport> read_report(const http::Request& request) {
    CARNET_TRY(const auto document, JsonDocument::parse(request.body, {.max_bytes = kMaxReport}));
    const JsonValue body = document.root();
    CARNET_TRY_VOID(body.as_object());
    for (const auto& [name, value] : body.members()) {
        if (name != "inputDigest" && name != "text" && name != "contact")
            return error(ErrorCode::kUnknownMember, "a report has no such member", value.pointer());
    }
    FakeReport report;
    CARNET_TRY_VOID(body.require("text"));
    CARNET_TRY(report.text, optional_text(body, "text", kMaxReportText));
    if (report.text.find_first_not_of(" \t\r\n") == std::string::npos)
        return error(ErrorCode::kBadValue, "say what looks forged", "/text");
    CARNET_TRY(report.contact, optional_text(body, "contact", kMaxReportContact));
    CARNET_TRY(report.input_digest, optional_text(body, "inputDigest", kMaxDigest));
    if (!report.input_digest.empty() && !decode_multibase(report.input_digest))
        return error(ErrorCode::kBadValue, "must be the inputDigest of a verdict", "/inputDigest");
    return report;
}

http::Response answer_report(const http::Request& request, const ReportService& service) {
    const auto now = service.clock.now();
    if (!service.starts.allow(request.peer, now))
        return http::problem_response(429, "Too many reports come from here. Wait some minutes.");
    auto report = read_report(request);
    if (!report) return http::to_response(report.error());
    report->received = now;
    const auto id = service.store.add(*report, service.settings.most, service.random);
    if (!id) return http::to_response(id.error());
    JsonWriter writer;
    return json_answer(201, writer.begin_object().member("id", *id).end_object().take());
}

}  // namespace

void add_report_routes(http::Router& router, const ReportService* service) {
    router.add("POST", "/v1/reports", [service](const http::Request& request, const http::PathParameters&) {
        return service == nullptr ? http::problem_response(404, "This verifier takes no reports.")
                                  : answer_report(request, *service);
    });
}

}  // namespace carnet::verifier
