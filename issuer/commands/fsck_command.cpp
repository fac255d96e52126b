// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer fsck: everything that the store claims, computed again.
#include "issuer/fsck.h"

#include "issuer/commands/exit_codes.h"
#include "issuer/commands/program.h"

#include "base/text_encoding.h"

#include <algorithm>
#include <charconv>

namespace carnet::issuer {
namespace {

// "SEQ:HASH" as fsck prints it.
Result<AuditHead> read_head(std::string_view text) {
    const auto colon = std::min(text.find(':'), text.size());
    AuditHead head;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + colon, head.seq);
    const auto hash = keys::sha256_from_hex(text.substr(std::min(colon + 1, text.size())));
    if (failed != std::errc{} || end != text.data() + colon || !hash)
        return error(ErrorCode::kUsage, "must be SEQ:HASH as fsck prints it", "--expect-head");
    head.hash = *hash;
    return head;
}

std::string head_text(const AuditHead& head) {
    return std::to_string(head.seq) + ":" + encode_hex(head.hash);
}

void say_report(const Console& console, const FsckReport& report) {
    for (const auto& finding : report.findings)
        console.say("FOUND " + std::string(to_string(finding.check)) + "  " + finding.object + "  " +
                    finding.detail);
    if (report.more) console.say("and more");
    console.say(std::to_string(report.batches) + " batches, " + std::to_string(report.credentials) +
                " certificates (" + std::to_string(report.reserved) + " reserved and not yet signed, " +
                std::to_string(report.refused) + " refused), " + std::to_string(report.publications) +
                " published lists, " + std::to_string(report.signatures_checked) + " signatures checked");
    console.say("audit head " + head_text(report.audit_head) +
                "   (note it where this machine's administrator cannot change it)");
    console.say(report.is_clean() ? "clean" : "NOT CLEAN");
}

void write_report(JsonWriter& writer, const FsckReport& report) {
    const auto count = [&writer](std::string_view name, std::uint64_t value) {
        writer.key(name).integer(static_cast<std::int64_t>(value));
    };
    writer.begin_object().key("clean").boolean(report.is_clean()).key("findings").begin_array();
    for (const auto& finding : report.findings)
        writer.begin_object()
            .member("check", to_string(finding.check))
            .member("object", finding.object)
            .member("detail", finding.detail)
            .end_object();
    writer.end_array().key("more").boolean(report.more);
    count("batches", report.batches);
    count("credentials", report.credentials);
    count("reserved", report.reserved);
    count("refused", report.refused);
    count("publications", report.publications);
    count("signaturesChecked", report.signatures_checked);
    writer.member("auditHead", head_text(report.audit_head)).end_object();
}

Result<int> run_fsck(Program& program, const std::string& expected) {
    CARNET_TRY(const auto home, program.open_home());
    FsckOptions options;
    if (!expected.empty()) {
        CARNET_TRY(options.expected_head, read_head(expected));
    }
    options.progress = [&program](std::uint64_t done, std::uint64_t total) {
        program.console().progress("checking", done, total);
    };
    CARNET_TRY(const auto report, check_home(home, options));
    say_report(program.console(), report);
    JsonWriter writer;
    write_report(writer, report);
    program.console().give(writer);
    return report.is_clean() ? kExitDone : kExitFailed;
}

}  // namespace

void add_fsck(Program& program) {
    auto expected = std::make_shared<std::string>();
    auto command =
        program.add(program.root(), "fsck",
                    "Check the whole store: signatures, approvals, places, audit chain, published lists");
    command.option("--expect-head", *expected,
                   "An audit head noted earlier, SEQ:HASH: was the log cut since?");
    command.footer("Exit code 1: something is not as it should be.");
    program.on(command, [&program, expected] { return run_fsck(program, *expected); });
}

}  // namespace carnet::issuer
