// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer trust publish, extract, resume: what takes the trust lists key, and the way back after a
// restore.
#include "issuer/commands/exit_codes.h"
#include "issuer/commands/trust_command.h"
#include "issuer/desk/trust_json.h"
#include "issuer/trust_publish.h"

namespace carnet::issuer {
namespace {

struct PublishOptions {
    PassphraseOption passphrase{"trust-passphrase", {}, {}};
};

Result<TrustKey> open_key(const IssuerHome& home, const PassphraseOption& option) {
    CARNET_TRY(const auto passphrase, option.read("Passphrase of the trust lists key"));
    return unlock_trust_key(home, passphrase);
}

Result<int> run_publish(Program& program, const PublishOptions& options) {
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(const auto key, open_key(home, options.passphrase));
    CARNET_TRY(const auto published, publish_trust_list(home, key, program.clock(), program.random()));
    program.console().say("Published version " + std::to_string(published.sequence) + ", to be replaced by " +
                          Timestamp::of(published.next_update).text() +
                          ". A running `serve` hands it out at once: " + home.settings().trust_list_url());
    JsonWriter writer;
    write_trust_version(writer, published);
    program.console().give(writer);
    return kExitDone;
}

struct ExtractOptions {
    std::string territory;
    std::filesystem::path to;
    PassphraseOption passphrase{"trust-passphrase", {}, {}};
};

Result<int> run_extract(Program& program, const ExtractOptions& options) {
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(const auto key, open_key(home, options.passphrase));
    CARNET_TRY(const auto text,
               sign_trust_extract(home, key, options.territory, program.clock(), program.random()));
    CARNET_TRY_VOID(write_file(options.to, text));
    program.console().say("Wrote the part that concerns " + options.territory + ", " +
                          std::to_string(text.size()) + " bytes, to " + options.to.string());
    JsonWriter writer;
    writer.begin_object().member("territory", options.territory).member("to", options.to.string());
    writer.key("bytes").integer(static_cast<std::int64_t>(text.size())).end_object();
    program.console().give(writer);
    return kExitDone;
}

struct ResumeOptions {
    std::vector<std::string> files;
    bool none_published = false;
};

Result<int> run_resume(Program& program, const ResumeOptions& options) {
    if (options.files.empty() != options.none_published)
        return error(ErrorCode::kUsage,
                     "name the files of the newest version and of those since the backup, oldest first, or "
                     "say --none-published",
                     "FILE");
    std::vector<std::string> texts;
    for (const auto& file : options.files) {
        CARNET_TRY(auto text, read_file(file, wallet::kTrustListLimits.max_bytes));
        texts.push_back(std::move(text));
    }
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(const auto adopted, resume_trust(home, texts, program.clock()));
    CARNET_TRY(const auto latest, home.records().trust_publications->latest());
    program.console().say("Brought back " + std::to_string(adopted) + " versions; the next one is " +
                          std::to_string(latest ? latest->sequence + 1 : 1) + ".");
    JsonWriter writer;
    writer.begin_object().key("adopted").integer(static_cast<std::int64_t>(adopted));
    writer.key("sequence").integer(latest ? latest->sequence : 0).end_object();
    program.console().give(writer);
    return kExitDone;
}

}  // namespace

void add_trust_publishing(Program& program, Command trust) {
    auto published = std::make_shared<PublishOptions>();
    auto publish = program.add(trust, "publish", "Sign and publish the next version of the list");
    published->passphrase.add_to(publish, "the trust lists key's");
    program.on(publish, [&program, published] { return run_publish(program, *published); });

    auto extracted = std::make_shared<ExtractOptions>();
    auto extract = program.add(trust, "extract", "Sign the part of the newest version for one territory");
    extract.option("--territory", extracted->territory, "Country (NP), part of one or URI").required();
    extract.option("--to", extracted->to, "File").required();
    extracted->passphrase.add_to(extract, "the trust lists key's");
    program.on(extract, [&program, extracted] { return run_extract(program, *extracted); });

    auto resumed = std::make_shared<ResumeOptions>();
    auto resume = program.add(
        trust, "resume", "After a restore: bring back the versions that were published since the backup");
    resume.option("FILE", resumed->files,
                  "The newest version that was published, and those between, oldest first");
    resume.flag("--none-published", resumed->none_published, "No version was ever published");
    program.on(resume, [&program, resumed] { return run_resume(program, *resumed); });
}

}  // namespace carnet::issuer
