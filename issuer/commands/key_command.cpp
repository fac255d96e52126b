// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer key: signing keys and their history, their certificates, and the keys of the admin API.
#include "issuer/commands/key_command.h"
#include "issuer/api_keys.h"
#include "issuer/audit.h"
#include "issuer/commands/exit_codes.h"
#include "issuer/commands/program.h"

namespace carnet::issuer {
namespace {

void write_key(JsonWriter& writer, const keys::KeyRecord& key) {
    writer.begin_object()
        .member("id", key.id)
        .member("purpose", to_string(key.purpose))
        .member("state", to_string(key.state));
    writer.member("algorithm", keys::facts(key.public_key.algorithm()).name)
        .member("publicKey", key.public_key.multikey());
    writer.member("created", Timestamp::of(key.created).text());
    if (key.retiring_since) writer.member("retiringSince", Timestamp::of(*key.retiring_since).text());
    if (key.retired_since) writer.member("retiredSince", Timestamp::of(*key.retired_since).text());
    if (key.revoked_as_of) writer.member("revokedAsOf", Timestamp::of(*key.revoked_as_of).text());
    writer.end_object();
}

void say_key(const Console& console, const keys::KeyRecord& key) {
    console.say(key.id + "  " + std::string(to_string(key.purpose)) + "  " +
                std::string(to_string(key.state)) + "  " +
                std::string(keys::facts(key.public_key.algorithm()).name) + "  since " +
                Timestamp::of(key.created).text() +
                (key.revoked_as_of ? "  revoked as of " + Timestamp::of(*key.revoked_as_of).text() : ""));
}

Result<int> run_list(Program& program) {
    CARNET_TRY(const auto home, program.open_home());
    CARNET_TRY(const auto store, home.keys());
    JsonWriter writer;
    writer.begin_array();
    for (const auto& key : store.records()) {
        say_key(program.console(), key);
        write_key(writer, key);
    }
    writer.end_array();
    program.console().give(writer);
    return kExitDone;
}

struct RotateOptions {
    std::string purpose;
    std::string algorithm;
    PassphraseOption passphrase{"key-passphrase", {}, {}};
};

Result<int> run_rotate(Program& program, const RotateOptions& options) {
    CARNET_TRY(const auto purpose, keys::key_purpose_from(options.purpose));
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(auto store, home.keys());
    const auto* active = store.active(purpose);
    auto algorithm = active != nullptr ? active->public_key.algorithm() : keys::Algorithm::kEd25519;
    if (!options.algorithm.empty()) {
        CARNET_TRY(algorithm, keys::algorithm_from_name(options.algorithm));
    }
    CARNET_TRY(const auto passphrase,
               options.passphrase.read_new("Passphrase of the new " + options.purpose + " key"));
    CARNET_TRY(const auto made,
               store.rotate(purpose, algorithm, passphrase, {}, program.clock().now(), program.random()));
    CARNET_TRY_VOID(
        record_act(home, {"operator", AuditAction::kKeyMade, made.id, {}}, program.clock().now()));
    say_key(program.console(), made);
    program.console().say(
        "The one before is retiring: what it signed stays good. Retire it once nothing signs with it any "
        "more.");
    JsonWriter writer;
    write_key(writer, made);
    program.console().give(writer);
    return kExitDone;
}

struct StateOptions {
    std::string id;
    std::string as_of;
};

Result<int> run_state(Program& program, const StateOptions& options, keys::KeyState state) {
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(auto store, home.keys());
    std::optional<UtcTime> as_of;
    if (!options.as_of.empty()) {
        CARNET_TRY(const auto given, Timestamp::parse(options.as_of));
        as_of = given.instant();
    }
    CARNET_TRY_VOID(store.change_state(options.id, state, program.clock().now(), as_of));
    CARNET_TRY_VOID(
        record_act(home, {"operator", AuditAction::kKeyStateChanged, options.id, {}}, program.clock().now()));
    const auto* key = store.find(options.id);
    JsonWriter writer;
    if (key != nullptr) {
        say_key(program.console(), *key);
        write_key(writer, *key);
    }
    program.console().give(writer);
    return kExitDone;
}

struct ApiKeyOptions {
    std::string name;
    std::string role;
};

Result<int> run_api_add(Program& program, const ApiKeyOptions& options) {
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(const auto role, api_role_from(options.role));
    CARNET_TRY(const auto secret,
               add_api_key(home, options.name, role, program.clock().now(), program.random()));
    program.console().say("API key " + options.name + " (" + options.role +
                          "), shown this once and kept hashed only:");
    program.console().say(secret);
    JsonWriter writer;
    writer.begin_object()
        .member("name", options.name)
        .member("role", options.role)
        .member("key", secret)
        .end_object();
    program.console().give(writer);
    return kExitDone;
}

Result<int> run_api_list(Program& program) {
    CARNET_TRY(const auto home, program.open_home());
    CARNET_TRY(const auto keys, list_api_keys(home.records()));
    JsonWriter writer;
    writer.begin_array();
    for (const auto& key : keys) {
        program.console().say(key.name + "  " + std::string(to_string(key.role)) + "  since " +
                              Timestamp::of(key.created).text());
        writer.begin_object()
            .member("name", key.name)
            .member("role", to_string(key.role))
            .member("created", Timestamp::of(key.created).text())
            .end_object();
    }
    writer.end_array();
    program.console().give(writer);
    return kExitDone;
}

Result<int> run_api_remove(Program& program, const std::string& name) {
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY_VOID(remove_api_key(home, name, program.clock().now()));
    program.console().say("API key " + name + " is gone; a running serve refuses it from now on.");
    JsonWriter writer;
    writer.begin_object().member("name", name).end_object();
    program.console().give(writer);
    return kExitDone;
}

void add_api_keys(Program& program, Command key) {
    auto added = std::make_shared<ApiKeyOptions>();
    auto add = program.add(key, "api-add",
                           "Make a key for the admin API: it reads or prepares, and can never approve");
    add.option("NAME", added->name, "Short name: a-z, 0-9 and -").required();
    add.option("--role", added->role, "read or prepare").required().one_of({"read", "prepare"});
    program.on(add, [&program, added] { return run_api_add(program, *added); });
    program.on(program.add(key, "api-list", "List the keys of the admin API"),
               [&program] { return run_api_list(program); });
    auto removed = std::make_shared<std::string>();
    auto remove = program.add(key, "api-remove", "Remove a key of the admin API");
    remove.option("NAME", *removed, "The key").required();
    program.on(remove, [&program, removed] { return run_api_remove(program, *removed); });
}

}  // namespace

void add_key(Program& program) {
    auto key = program.add(program.root(), "key",
                           "Signing keys: list, rotate, retire, revoke, csr, import-chain; keys of the admin "
                           "API: api-add, api-list, api-remove");
    key.requires_subcommand();
    program.on(program.add(key, "list", "List the signing keys with their history"),
               [&program] { return run_list(program); });

    auto rotated = std::make_shared<RotateOptions>();
    auto rotate = program.add(key, "rotate", "Make a new active key; the one before becomes retiring");
    rotate.option("--purpose", rotated->purpose, "certificates, status-lists or trust-lists")
        .required()
        .one_of({"certificates", "status-lists", "trust-lists"});
    rotate.option("--algorithm", rotated->algorithm,
                  "Ed25519, P-256 or P-384; the present one's if not given");
    rotated->passphrase.add_to(rotate, "the new key's");
    program.on(rotate, [&program, rotated] { return run_rotate(program, *rotated); });

    auto retired = std::make_shared<StateOptions>();
    auto retire = program.add(key, "retire", "A retiring key signs no more; what it signed stays good");
    retire.option("ID", retired->id, "The key").required();
    program.on(retire,
               [&program, retired] { return run_state(program, *retired, keys::KeyState::kRetired); });

    auto revoked = std::make_shared<StateOptions>();
    auto revoke = program.add(key, "revoke", "Signatures of this key from a moment on are not to be trusted");
    revoke.option("ID", revoked->id, "The key").required();
    revoke.option("--as-of", revoked->as_of, "The moment, 2026-05-01T12:00:00Z").required();
    program.on(revoke,
               [&program, revoked] { return run_state(program, *revoked, keys::KeyState::kRevoked); });
    add_key_certificates(program, key);
    add_api_keys(program, key);
}

}  // namespace carnet::issuer
