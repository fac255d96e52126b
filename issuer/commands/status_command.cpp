// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer status: what is published about withdrawn and suspended certificates.
#include "issuer/commands/exit_codes.h"
#include "issuer/commands/program.h"
#include "issuer/publish.h"

namespace carnet::issuer {
namespace {

constexpr StatusPurpose kPurposes[] = {StatusPurpose::kRevocation, StatusPurpose::kSuspension};

Result<void> show_purpose(Program& program, const IssuerHome& home, const StatusListRecord& list,
                          StatusPurpose purpose, JsonWriter& writer) {
    CARNET_TRY(const auto latest, home.records().publications->latest(list.id, purpose));
    CARNET_TRY(const auto set, home.records().status_bits->indices(list.number, purpose));
    const auto url = home.settings().status_url(list.id, to_string(purpose));
    writer.begin_object()
        .member("purpose", to_string(purpose))
        .member("url", url)
        .key("set")
        .integer(static_cast<std::int64_t>(set.size()));
    std::string state = "never published";
    if (latest) {
        writer.key("version")
            .integer(latest->version)
            .member("validUntil", Timestamp::of(latest->valid_until).text());
        state = "version " + std::to_string(latest->version) + ", valid until " +
                Timestamp::of(latest->valid_until).text() +
                (latest->revision == list.revision ? "" : ", changes not published yet");
    }
    writer.end_object();
    program.console().say("  " + std::string(to_string(purpose)) + "  " + std::to_string(set.size()) +
                          " set, " + state + "  " + url);
    return {};
}

Result<int> run_show(Program& program) {
    CARNET_TRY(const auto home, program.open_home());
    CARNET_TRY(const auto lists, home.records().status_lists->list());
    JsonWriter writer;
    writer.begin_array();
    for (const auto& list : lists) {
        program.console().say("List " + list.id + ": " + std::to_string(list.used) + " of " +
                              std::to_string(list.entries) + " places taken" +
                              (list.open ? ", open" : ", closed"));
        writer.begin_object()
            .member("id", list.id)
            .key("entries")
            .integer(static_cast<std::int64_t>(list.entries));
        writer.key("used")
            .integer(static_cast<std::int64_t>(list.used))
            .key("open")
            .boolean(list.open)
            .key("purposes")
            .begin_array();
        for (const auto purpose : kPurposes)
            CARNET_TRY_VOID(show_purpose(program, home, list, purpose, writer));
        writer.end_array().end_object();
    }
    writer.end_array();
    program.console().give(writer);
    return kExitDone;
}

struct PublishOptions {
    PassphraseOption passphrase{"status-passphrase", {}, {}};
    bool force = false;
};

Result<int> run_publish(Program& program, const PublishOptions& options) {
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(const auto passphrase, options.passphrase.read("Passphrase of the status lists key"));
    CARNET_TRY(const auto key, unlock_status_key(home, passphrase));
    CARNET_TRY(const auto published, publish_due(home, key, program.clock(), options.force));
    JsonWriter writer;
    writer.begin_array();
    for (const auto& one : published) {
        program.console().say("Published " + one.list_id + " " + std::string(to_string(one.purpose)) +
                              " version " + std::to_string(one.version));
        writer.begin_object()
            .member("list", one.list_id)
            .member("purpose", to_string(one.purpose))
            .key("version")
            .integer(one.version)
            .end_object();
    }
    if (published.empty()) program.console().say("Nothing was due.");
    writer.end_array();
    program.console().give(writer);
    return kExitDone;
}

struct ArchiveOptions {
    std::filesystem::path to;
};

Result<int> run_archive(Program& program, const ArchiveOptions& options) {
    CARNET_TRY(const auto home, program.open_home());
    CARNET_TRY(const auto lists, home.records().status_lists->list());
    std::error_code failed;
    std::filesystem::create_directories(options.to, failed);
    if (failed) return error(ErrorCode::kIo, "cannot be made: " + failed.message(), options.to.string());
    std::int64_t written = 0;
    for (const auto& list : lists) {
        for (const auto purpose : kPurposes) {
            CARNET_TRY(const auto latest, home.records().publications->latest(list.id, purpose));
            for (std::int64_t version = 1; latest && version <= latest->version; ++version) {
                CARNET_TRY(const auto one, home.records().publications->find(list.id, purpose, version));
                if (!one) continue;  // a number that a restore skipped
                const auto name =
                    list.id + "-" + std::string(to_string(purpose)) + "-" + std::to_string(version) + ".json";
                CARNET_TRY_VOID(write_file(options.to / name, one->text));
                ++written;
            }
        }
    }
    program.console().say("Wrote " + std::to_string(written) + " versions to " + options.to.string());
    JsonWriter writer;
    writer.begin_object().key("versions").integer(written).member("to", options.to.string()).end_object();
    program.console().give(writer);
    return kExitDone;
}

}  // namespace

void add_status(Program& program) {
    auto status = program.add(program.root(), "status", "Status lists: show, publish, archive");
    status.requires_subcommand();
    program.on(program.add(status, "show", "Show the lists and their published versions"),
               [&program] { return run_show(program); });

    auto published = std::make_shared<PublishOptions>();
    auto publish =
        program.add(status, "publish", "Sign and publish what is due (a running serve does it by itself)");
    published->passphrase.add_to(publish, "the status lists key's");
    publish.flag("--force", published->force, "Publish all lists even when nothing changed");
    program.on(publish, [&program, published] { return run_publish(program, *published); });

    auto archived = std::make_shared<ArchiveOptions>();
    auto archive = program.add(
        status, "archive",
        "Write every published version as a file, for verifiers without a network and for judging past days");
    archive.option("--to", archived->to, "Folder").required();
    program.on(archive, [&program, archived] { return run_archive(program, *archived); });
}

}  // namespace carnet::issuer
