// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer show: batches, one batch as an approver sees it, one change, or one certificate.
#include "issuer/commands/batch_text.h"
#include "issuer/commands/exit_codes.h"
#include "issuer/commands/program.h"
#include "issuer/commands/trust_command.h"
#include "issuer/desk/trust_json.h"

namespace carnet::issuer {
namespace {

struct Options {
    std::string id;
    std::size_t samples = 10;
};

Result<int> show_all(Program& program, const IssuerHome& home) {
    CARNET_TRY(const auto batches, list_batches(home));
    CARNET_TRY(const auto changes, list_status_changes(home));
    JsonWriter writer;
    writer.begin_object().key("batches").begin_array();
    for (const auto& batch : batches) {
        say_summary(program.console(), batch);
        write_summary(writer, batch);
    }
    writer.end_array().key("changes").begin_array();
    for (const auto& change : changes) {
        say_change(program.console(), change);
        write_change(writer, change);
    }
    writer.end_array().end_object();
    program.console().give(writer);
    return kExitDone;
}

Result<int> show_credential(Program& program, const IssuerHome& home, const std::string& id) {
    CARNET_TRY(const auto credential, home.records().credentials->find(id));
    if (!credential) return error(ErrorCode::kNotFound, "no certificate has this id", id);
    say_credential(program.console(), *credential);
    JsonWriter writer;
    write_credential(writer, *credential);
    program.console().give(writer);
    return kExitDone;
}

Result<int> show_change(Program& program, const IssuerHome& home, const std::string& id) {
    CARNET_TRY(const auto change, find_status_change(home, id));
    say_change(program.console(), change);
    JsonWriter writer;
    write_change(writer, change);
    program.console().give(writer);
    return kExitDone;
}

Result<int> show_trust_change(Program& program, const IssuerHome& home, const std::string& id) {
    CARNET_TRY(const auto change, find_trust_change(home, id));
    say_trust_change(program.console(), change, Date::of(program.clock().now()));
    JsonWriter writer;
    write_trust_change(writer, change);
    program.console().give(writer);
    return kExitDone;
}

Result<int> show_batch(Program& program, const IssuerHome& home, const Options& options) {
    CARNET_TRY(const auto review, review_batch(home, options.id, options.samples));
    say_review(program.console(), review);
    JsonWriter writer;
    write_review(writer, review);
    program.console().give(writer);
    return kExitDone;
}

Result<int> run_show(Program& program, const Options& options) {
    CARNET_TRY(const auto home, program.open_home());
    if (options.id.empty()) return show_all(program, home);
    if (options.id.starts_with("urn:uuid:")) return show_credential(program, home, options.id);
    CARNET_TRY(const auto statement, home.records().statements->find(options.id));
    if (statement && statement->kind == StatementKind::kStatusChange)
        return show_change(program, home, options.id);
    if (statement && statement->kind == StatementKind::kTrustChange)
        return show_trust_change(program, home, options.id);
    return show_batch(program, home, options);
}

}  // namespace

void add_show(Program& program) {
    auto options = std::make_shared<Options>();
    auto command = program.add(program.root(), "show",
                               "Show all batches and changes, or one batch, change or certificate");
    command.option("ID", options->id, "A batch, a change, or a certificate (urn:uuid:...)");
    command.option("--samples", options->samples, "Sample certificates of a batch").shows_default();
    program.on(command, [&program, options] { return run_show(program, *options); });
}

}  // namespace carnet::issuer
