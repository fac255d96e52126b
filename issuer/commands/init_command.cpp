// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer init: a new issuer's home with its settings and its two keys.
#include "issuer/audit.h"
#include "issuer/commands/exit_codes.h"
#include "issuer/commands/program.h"
#include "issuer/oid4vci/authorization_settings.h"

namespace carnet::issuer {
namespace {

struct InitOptions {
    std::string name;
    std::string base_url;
    std::string algorithm = "Ed25519";
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    std::uint16_t admin_port = 8081;
    bool is_demonstration = false;
    PassphraseOption certificates{"certificates-passphrase", {}, {}};
    PassphraseOption status{"status-passphrase", {}, {}};
};

// A TOML basic string holds the same escapes as a JSON string.
std::string toml_string(std::string_view text) {
    std::string out;
    append_json_string(out, text);
    return out;
}

std::string settings_text(const InitOptions& options) {
    return "# Settings of carnet-issuer; docs/defaults.md lists every key with its default and reason.\n"
           "[issuer]\nname = " +
           toml_string(options.name) + "\nbase_url = " + toml_string(options.base_url) +
           "\n\n[serve]\naddress = " + toml_string(options.address) +
           "\nport = " + std::to_string(options.port) +
           "\n\n[admin]\naddress = \"127.0.0.1\"\nport = " + std::to_string(options.admin_port) + "\n";
}

Result<keys::KeyRecord> make_key(IssuerHome& home, keys::KeyPurpose purpose, keys::Algorithm algorithm,
                                 const keys::SecretBytes& passphrase, const Clock& clock, Random& random) {
    CARNET_TRY(auto store, home.keys());
    CARNET_TRY(auto record, store.rotate(purpose, algorithm, passphrase, {}, clock.now(), random));
    CARNET_TRY_VOID(record_act(home, {"operator", AuditAction::kKeyMade, record.id, {}}, clock.now()));
    return record;
}

Result<int> run_init(Program& program, const InitOptions& options) {
    CARNET_TRY(const auto algorithm, keys::algorithm_from_name(options.algorithm));
    CARNET_TRY(const auto certificates,
               options.certificates.read_new("New passphrase of the certificates key"));
    CARNET_TRY(const auto status, options.status.read_new("New passphrase of the status lists key"));
    if (certificates.equals(status))
        return error(
            ErrorCode::kUsage,
            "the two keys must not share a passphrase: serve is given the one of the status lists only");
    if (options.is_demonstration) CARNET_TRY_VOID(require_demonstration_url(options.base_url));
    CARNET_TRY(auto home, IssuerHome::create(program.home(), settings_text(options), program.clock().now()));
    if (options.is_demonstration) CARNET_TRY_VOID(mark_as_demonstration(home));
    CARNET_TRY(const auto certificate_key, make_key(home, keys::KeyPurpose::kCertificates, algorithm,
                                                    certificates, program.clock(), program.random()));
    CARNET_TRY(const auto status_key, make_key(home, keys::KeyPurpose::kStatusLists, algorithm, status,
                                               program.clock(), program.random()));
    auto& console = program.console();
    console.say("Made the home of " + home.settings().name + " in " + home.directory().string());
    if (options.is_demonstration)
        console.say(
            "  FOR DEMONSTRATIONS: its settings may let anybody in. Nothing from it is worth anything.");
    console.say("  DID                " + home.settings().did);
    console.say("  certificates key   " + certificate_key.id);
    console.say("  status lists key   " + status_key.id);
    console.say(
        "Next: add two officers (carnet-issuer officer add), then a profile (carnet-issuer profile add).");
    JsonWriter writer;
    writer.begin_object().member("home", home.directory().string()).member("did", home.settings().did);
    writer.member("certificatesKey", certificate_key.id).member("statusListsKey", status_key.id).end_object();
    console.give(writer);
    return kExitDone;
}

}  // namespace

void add_init(Program& program) {
    auto options = std::make_shared<InitOptions>();
    auto command = program.add(program.root(), "init", "Make a new issuer: its home, settings and two keys");
    command.option("--name", options->name, "Name of the body, as it stands in every certificate").required();
    command
        .option("--base-url", options->base_url,
                "Where `serve` is reached from outside, https://HOST[:PORT][/PATH]")
        .required();
    command.option("--key-algorithm", options->algorithm, "Ed25519, P-256 or P-384").shows_default();
    command.option("--address", options->address, "Address on which serve listens").shows_default();
    command.option("--port", options->port, "Port on which serve listens").shows_default();
    command.option("--admin-port", options->admin_port, "Port of the admin API, on 127.0.0.1")
        .shows_default();
    command.flag("--demo", options->is_demonstration,
                 "For demonstrations on this machine: allows authorization.auto_approve in its settings");
    options->certificates.add_to(command, "the certificates key's");
    options->status.add_to(command, "the status lists key's");
    program.on(command, [&program, options] { return run_init(program, *options); });
}

}  // namespace carnet::issuer
