// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer export: signed certificates as files, with a manifest that counts and digests them.
#include "issuer/commands/exit_codes.h"
#include "issuer/commands/program.h"
#include "issuer/desk/batch.h"

#include "base/text_encoding.h"
#include "keys/digest.h"

namespace carnet::issuer {
namespace {

constexpr std::size_t kPage = 500;

struct Options {
    std::string id;
    std::filesystem::path to;
};

// "urn:uuid:1234-..." -> "1234-....json": the paper number may hold what file systems do not like.
std::string file_name_of(const CredentialRecord& credential) {
    const std::string_view id = credential.reservation.id;
    return std::string(id.substr(id.rfind(':') + 1)) + ".json";
}

Result<void> export_one(const CredentialRecord& credential, const std::filesystem::path& folder,
                        JsonWriter& manifest) {
    const auto name = file_name_of(credential);
    CARNET_TRY_VOID(write_file(folder / name, credential.text));
    const auto digest = keys::sha256(as_bytes(credential.text));
    manifest.begin_object().member("file", name).member("id", credential.reservation.id);
    manifest.key("line")
        .integer(static_cast<std::int64_t>(credential.line))
        .member("sha256", encode_hex(digest))
        .end_object();
    return {};
}

Result<int> export_batch(Program& program, const IssuerHome& home, const Options& options) {
    CARNET_TRY(const auto batch, find_batch(home, options.id));
    std::error_code failed;
    std::filesystem::create_directories(options.to, failed);
    if (failed) return error(ErrorCode::kIo, "cannot be made: " + failed.message(), options.to.string());
    JsonWriter manifest;
    manifest.begin_object().member("batch", batch.record.id).member("digest", encode_hex(batch.digest));
    manifest.member("exported", Timestamp::of(program.clock().now()).text())
        .key("certificates")
        .begin_array();
    std::uint64_t exported = 0;
    std::int64_t after = 0;
    for (;;) {
        CARNET_TRY(const auto page, home.records().credentials->list(batch.record.number, after, kPage));
        if (page.empty()) break;
        for (const auto& credential : page) {
            after = credential.reservation.number;
            if (credential.state != CredentialState::kIssued) continue;
            CARNET_TRY_VOID(export_one(credential, options.to, manifest));
            program.console().progress("exporting", ++exported, batch.counts.issued);
        }
    }
    manifest.end_array().key("count").integer(static_cast<std::int64_t>(exported)).end_object();
    CARNET_TRY_VOID(write_file(options.to / "manifest.json", manifest.take()));
    program.console().say("Exported " + std::to_string(exported) + " certificates and manifest.json to " +
                          options.to.string());
    JsonWriter writer;
    writer.begin_object()
        .member("batch", batch.record.id)
        .key("exported")
        .integer(static_cast<std::int64_t>(exported));
    writer.member("to", options.to.string()).end_object();
    program.console().give(writer);
    return exported == batch.counts.rows ? kExitDone : kExitAttention;
}

Result<int> export_credential(Program& program, const IssuerHome& home, const Options& options) {
    CARNET_TRY(const auto credential, home.records().credentials->find(options.id));
    if (!credential || credential->state != CredentialState::kIssued)
        return error(ErrorCode::kNotFound, "no issued certificate has this id", options.id);
    CARNET_TRY_VOID(write_file(options.to, credential->text));
    program.console().say("Exported " + options.id + " to " + options.to.string());
    JsonWriter writer;
    writer.begin_object().member("id", options.id).member("to", options.to.string()).end_object();
    program.console().give(writer);
    return kExitDone;
}

Result<int> run_export(Program& program, const Options& options) {
    CARNET_TRY(const auto home, program.open_home());
    return options.id.starts_with("urn:uuid:") ? export_credential(program, home, options)
                                               : export_batch(program, home, options);
}

}  // namespace

void add_export(Program& program) {
    auto options = std::make_shared<Options>();
    auto command = program.add(program.root(), "export", "Write signed certificates as files");
    command.option("ID", options->id, "A batch, or a certificate (urn:uuid:...)").required();
    command.option("--to", options->to, "Folder for a batch, file for a certificate").required();
    command.footer("Exit code 2: some awards of the batch are not issued yet.");
    program.on(command, [&program, options] { return run_export(program, *options); });
}

}  // namespace carnet::issuer
