// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer export: signed certificates as files, with a manifest that counts and digests them. With
// --format vc+jwt each award is signed once more, as a token.
#include "issuer/commands/exit_codes.h"
#include "issuer/commands/program.h"
#include "issuer/desk/batch.h"
#include "issuer/issue_token.h"

#include "base/text_encoding.h"
#include "keys/digest.h"

namespace carnet::issuer {
namespace {

constexpr std::size_t kPage = 500;

constexpr std::string_view kStoredFormat = "data-integrity";
constexpr std::string_view kTokenFormat = "vc+jwt";

struct Options {
    std::string id;
    std::filesystem::path to;
    std::string format{kStoredFormat};
    PassphraseOption passphrase{"certificates-passphrase", {}, {}};
};

// One award in the form asked for.
struct Exported {
    const CredentialRecord* award;
    std::string text;
};

// Where exports come from: the stored texts, or tokens that are signed now.
class Source {
  public:
    [[nodiscard]] static Result<Source> make(Program& program, IssuerHome& home, const Options& options) {
        Source source(program, home);
        if (options.format == kStoredFormat) return source;
        CARNET_TRY(const auto passphrase, options.passphrase.read("Passphrase of the certificates key"));
        CARNET_TRY(source.key_, unlock_certificate_key(home, passphrase));
        return source;
    }

    [[nodiscard]] std::string_view extension() const { return key_ ? ".jwt" : ".json"; }
    [[nodiscard]] std::string_view format() const { return key_ ? kTokenFormat : kStoredFormat; }

    // Of a page of one batch; what is not issued is left out, and of tokens what is withdrawn.
    [[nodiscard]] Result<std::vector<Exported>> take(const BatchRecord& batch,
                                                     const std::vector<CredentialRecord>& page) {
        std::vector<Exported> taken;
        std::vector<CredentialRecord> awards;
        for (const auto& award : page) {
            if (award.state != CredentialState::kIssued || (key_ && award.revoked)) continue;
            taken.push_back({&award, key_ ? std::string() : award.text});
            if (key_) awards.push_back(award);
        }
        if (!key_) return taken;
        CARNET_TRY(auto tokens, issue_tokens(home_, batch, awards, *key_, program_.clock()));
        for (std::size_t i = 0; i < taken.size(); ++i) taken[i].text = std::move(tokens[i]);
        return taken;
    }

  private:
    Source(Program& program, IssuerHome& home) : program_(program), home_(home) {}
    Program& program_;
    IssuerHome& home_;
    std::optional<CertificateKey> key_;
};

// "urn:uuid:1234-..." -> "1234-....json": the paper number may hold what file systems do not like.
std::string file_name_of(const CredentialRecord& credential, std::string_view extension) {
    const std::string_view id = credential.reservation.id;
    return std::string(id.substr(id.rfind(':') + 1)) + std::string(extension);
}

Result<void> export_one(const Exported& exported, const Options& options, std::string_view extension,
                        JsonWriter& manifest) {
    const auto& award = *exported.award;
    const auto name = file_name_of(award, extension);
    CARNET_TRY_VOID(write_file(options.to / name, exported.text));
    const auto digest = keys::sha256(as_bytes(exported.text));
    manifest.begin_object().member("file", name).member("id", award.reservation.id);
    manifest.key("line")
        .integer(static_cast<std::int64_t>(award.line))
        .member("sha256", encode_hex(digest))
        .end_object();
    return {};
}

Result<int> export_batch(Program& program, IssuerHome& home, const Options& options) {
    CARNET_TRY(const auto batch, find_batch(home, options.id));
    CARNET_TRY(auto source, Source::make(program, home, options));
    std::error_code failed;
    std::filesystem::create_directories(options.to, failed);
    if (failed) return error(ErrorCode::kIo, "cannot be made: " + failed.message(), options.to.string());
    JsonWriter manifest;
    manifest.begin_object().member("batch", batch.record.id).member("digest", encode_hex(batch.digest));
    manifest.member("exported", Timestamp::of(program.clock().now()).text())
        .member("format", source.format())
        .key("certificates")
        .begin_array();
    std::uint64_t exported = 0;
    std::int64_t after = 0;
    for (;;) {
        CARNET_TRY(const auto page, home.records().credentials->list(batch.record.number, after, kPage));
        if (page.empty()) break;
        after = page.back().reservation.number;
        CARNET_TRY(const auto taken, source.take(batch.record, page));
        for (const auto& one : taken) {
            CARNET_TRY_VOID(export_one(one, options, source.extension(), manifest));
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
    writer.member("format", source.format()).member("to", options.to.string()).end_object();
    program.console().give(writer);
    return exported == batch.counts.rows ? kExitDone : kExitAttention;
}

Result<int> export_credential(Program& program, IssuerHome& home, const Options& options) {
    CARNET_TRY(const auto credential, home.records().credentials->find(options.id));
    if (!credential || credential->state != CredentialState::kIssued)
        return error(ErrorCode::kNotFound, "no issued certificate has this id", options.id);
    CARNET_TRY(const auto batch, find_batch(home, credential->batch_id));
    CARNET_TRY(auto source, Source::make(program, home, options));
    const std::vector page{*credential};
    CARNET_TRY(const auto taken, source.take(batch.record, page));
    if (taken.empty())
        return error(ErrorCode::kConflict, "this certificate is withdrawn and gets no further form",
                     options.id);
    CARNET_TRY_VOID(write_file(options.to, taken.front().text));
    program.console().say("Exported " + options.id + " to " + options.to.string());
    JsonWriter writer;
    writer.begin_object().member("id", options.id).member("format", source.format());
    writer.member("to", options.to.string()).end_object();
    program.console().give(writer);
    return kExitDone;
}

Result<int> run_export(Program& program, const Options& options) {
    CARNET_TRY(auto home, program.open_home());
    return options.id.starts_with("urn:uuid:") ? export_credential(program, home, options)
                                               : export_batch(program, home, options);
}

}  // namespace

void add_export(Program& program) {
    auto options = std::make_shared<Options>();
    auto command = program.add(program.root(), "export", "Write signed certificates as files");
    command.option("ID", options->id, "A batch, or a certificate (urn:uuid:...)").required();
    command.option("--to", options->to, "Folder for a batch, file for a certificate").required();
    command
        .option("--format", options->format,
                "As issued, or signed once more as tokens (withdrawn ones left out)")
        .one_of({std::string(kStoredFormat), std::string(kTokenFormat)})
        .shows_default();
    options->passphrase.add_to(command, "the certificates key's, for vc+jwt");
    command.footer("Exit code 2: some awards of the batch are not issued yet, or left out.");
    program.on(command, [&program, options] { return run_export(program, *options); });
}

}  // namespace carnet::issuer
