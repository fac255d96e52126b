// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer trust bundle: what a verifier without a network needs, as a folder for a stick.
#include "issuer/commands/exit_codes.h"
#include "issuer/commands/trust_command.h"
#include "issuer/desk/trust_rules.h"
#include "issuer/server/did_publication.h"
#include "issuer/trust_publish.h"
#include "wallet-format/identifier/did_document.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

struct Options {
    std::filesystem::path to;
    std::vector<std::string> territories;
    PassphraseOption passphrase{"trust-passphrase", {}, {}};
};

// Folders of a bundle. The extracts lie apart: beside the whole list they would be a second list with its
// number.
constexpr const char* kTrust = "trust";
constexpr const char* kDid = "did";
constexpr const char* kExtracts = "extracts";

Result<void> make_folders(const std::filesystem::path& to) {
    std::error_code failed;
    if (std::filesystem::exists(to, failed) && !std::filesystem::is_empty(to, failed))
        return error(ErrorCode::kConflict, "is there already and not empty; name a new folder", to.string());
    for (const auto* part : {kTrust, kDid, kExtracts}) {
        std::filesystem::create_directories(to / part, failed);
        if (failed) return error(ErrorCode::kIo, "cannot be made: " + failed.message(), to.string());
    }
    return {};
}

// "NP.json"; a community of states, which is named by a URI, by its number in the list.
std::string extract_name(const std::string& territory, std::size_t number) {
    const auto is_plain = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; };
    const bool plain = std::all_of(territory.begin(), territory.end(), is_plain);
    return (plain ? territory : "territory-" + std::to_string(number)) + ".json";
}

std::string read_me(const PublishedVersion& version, const IssuerSettings& settings) {
    return "Trust list of " + settings.name + "\n\nList       " + version.list.id + "\nOperator   " +
           settings.did + "\nVersion    " + std::to_string(version.list.sequence) + "\nIssued     " +
           Timestamp::of(version.list.issued).text() + "\nGood until " +
           Timestamp::of(version.list.next_update).text() + "\nDigest     " + version.digest +
           "\n\ntrust/     the whole list: trust_dir of verifier.toml\n"
           "did/       the operator's keys: did_dir of verifier.toml, beside the documents of other issuers\n"
           "extracts/  parts for one territory each, for devices with little memory; use either the list or\n"
           "           one extract in trust_dir\n\n"
           "A verifier follows this list only if its own policy names the operator under [[trust_lists]].\n"
           "Compare operator and digest with what the authority tells you over another way.\n";
}

struct Written {
    std::string file;
    std::size_t bytes;
};

Result<std::vector<Written>> write_bundle(Program& program, IssuerHome& home, const TrustKey& key,
                                          const Options& options) {
    CARNET_TRY(const auto publication, home.records().trust_publications->latest());
    CARNET_TRY(const auto newest, newest_version(home.records()));
    if (!publication || !newest)
        return error(ErrorCode::kNotFound, "nothing is published yet; `carnet-issuer trust publish` first");
    CARNET_TRY(const auto keys, home.keys());
    CARNET_TRY(const auto document, did_document_of(home.settings(), keys));
    CARNET_TRY_VOID(make_folders(options.to));
    std::vector<Written> written;
    const auto write = [&](const std::string& file, const std::string& text) -> Result<void> {
        CARNET_TRY_VOID(write_file(options.to / file, text));
        written.push_back({file, text.size()});
        return {};
    };
    CARNET_TRY_VOID(
        write(std::string(kTrust) + "/trust-list-" + std::to_string(publication->sequence) + ".json",
              publication->text));
    CARNET_TRY_VOID(write(std::string(kDid) + "/did.json", wallet::write_did_document(document)));
    auto territories = newest->list.territories;
    for (const auto& more : options.territories)
        if (std::find(territories.begin(), territories.end(), more) == territories.end())
            territories.push_back(more);
    for (std::size_t i = 0; i < territories.size(); ++i) {
        CARNET_TRY(const auto extract,
                   sign_trust_extract(home, key, territories[i], program.clock(), program.random()));
        CARNET_TRY_VOID(write(std::string(kExtracts) + "/" + extract_name(territories[i], i + 1), extract));
    }
    CARNET_TRY_VOID(write("README.txt", read_me(*newest, home.settings())));
    return written;
}

Result<int> run_bundle(Program& program, const Options& options) {
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(const auto passphrase, options.passphrase.read("Passphrase of the trust lists key"));
    CARNET_TRY(const auto key, unlock_trust_key(home, passphrase));
    CARNET_TRY(const auto written, write_bundle(program, home, key, options));
    JsonWriter writer;
    writer.begin_object().member("to", options.to.string()).key("files").begin_array();
    for (const auto& [file, bytes] : written) {
        program.console().say("Wrote " + (options.to / file).string() + ", " + std::to_string(bytes) +
                              " bytes");
        writer.begin_object().member("file", file).key("bytes");
        writer.integer(static_cast<std::int64_t>(bytes)).end_object();
    }
    writer.end_array().end_object();
    program.console().give(writer);
    return kExitDone;
}

}  // namespace

void add_trust_bundle(Program& program, Command trust) {
    auto options = std::make_shared<Options>();
    auto bundle = program.add(trust, "bundle",
                              "Write the newest version, extracts and the DID document into a folder, for "
                              "verifiers without a network");
    bundle.option("--to", options->to, "New folder").required();
    bundle.option("--territory", options->territories,
                  "Extracts for these too, beside the list's own territories");
    options->passphrase.add_to(bundle, "the trust lists key's");
    program.on(bundle, [&program, options] { return run_bundle(program, *options); });
}

}  // namespace carnet::issuer
