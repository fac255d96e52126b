// SPDX-License-Identifier: Apache-2.0
#include "verifier/commands/reports_command.h"

#include "base/json_writer.h"
#include "verifier/commands/exit_codes.h"
#include "verifier/report_store.h"
#include "wording/layout.h"

#include <iostream>

namespace carnet::verifier {
namespace {

constexpr std::size_t kFirstWords = 60;

int finish(const Result<std::string>& done) {
    if (done) {
        std::cout << *done;
        return kExitAccepted;
    }
    std::cerr << done.error().message() << '\n';
    return kExitUsage;
}

Result<std::unique_ptr<ReportStore>> open_store(const ReportsOptions& options) {
    CARNET_TRY(const auto config, load_config(options.overrides));
    if (config.services.reports) return ReportStore::open(config.services.reports->store);
    return error(ErrorCode::kConfiguration,
                 "say where reports are kept: [reports] store = \"reports.sqlite\"",
                 options.overrides.config ? options.overrides.config->string() : "--config");
}

std::string shown(std::string_view text) {
    return wording::isolated(wording::Language::kEnglish, text);
}

void write(JsonWriter& out, const FakeReport& report) {
    out.begin_object().member("id", report.id).member("received", Timestamp::of(report.received).text());
    if (!report.input_digest.empty()) out.member("inputDigest", report.input_digest);
    out.member("text", report.text);
    if (!report.contact.empty()) out.member("contact", report.contact);
    out.end_object();
}

Result<std::string> list(const ReportsOptions& options) {
    CARNET_TRY(const auto store, open_store(options));
    CARNET_TRY(const auto reports, store->list());
    if (options.json) {
        JsonWriter out;
        out.begin_array();
        for (const auto& report : reports) write(out, report);
        return out.end_array().take() + "\n";
    }
    std::string text;
    for (const auto& report : reports)
        text += report.id + "  " + Timestamp::of(report.received).text() + "  " +
                shown(std::string_view(report.text).substr(0, kFirstWords)) + "\n";
    return text.empty() ? std::string("There are no reports.\n") : text;
}

Error not_there(const std::string& id) {
    return error(ErrorCode::kNotFound, "there is no such report; carnet-verifier reports list", shown(id));
}

// Line by line, so that the text keeps its lines and nothing else.
Result<std::string> show(const ReportsOptions& options) {
    CARNET_TRY(const auto store, open_store(options));
    CARNET_TRY(const auto report, store->find(options.id));
    if (!report) return not_there(options.id);
    std::string text = "Report " + report->id + " of " + Timestamp::of(report->received).text() + "\n";
    if (!report->input_digest.empty()) text += "About " + shown(report->input_digest) + "\n";
    if (!report->contact.empty()) text += "From " + shown(report->contact) + "\n";
    std::string_view rest = report->text;
    for (;;) {
        const auto end = rest.find('\n');
        text += "  " + shown(rest.substr(0, end)) + "\n";
        if (end == std::string_view::npos) return text;
        rest.remove_prefix(end + 1);
    }
}

Result<std::string> remove(const ReportsOptions& options) {
    CARNET_TRY(const auto store, open_store(options));
    CARNET_TRY(const bool is_removed, store->remove(options.id));
    if (!is_removed) return not_there(options.id);
    return options.id + " is removed\n";
}

}  // namespace

int run_reports_list(const ReportsOptions& options) {
    return finish(list(options));
}
int run_reports_show(const ReportsOptions& options) {
    return finish(show(options));
}
int run_reports_remove(const ReportsOptions& options) {
    return finish(remove(options));
}

}  // namespace carnet::verifier
