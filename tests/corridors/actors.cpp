// SPDX-License-Identifier: Apache-2.0
#include "tests/corridors/actors.h"

#include "wallet-format/identifier/did_document.h"

#include <utility>

namespace carnet::corridors {
namespace {

Result<std::optional<Timestamp>> revoked_time(JsonValue json) {
    const auto written = json.find("keyRevoked");
    if (!written) return std::optional<Timestamp>();
    CARNET_TRY(const auto text, written->as_string());
    CARNET_TRY(auto time, Timestamp::parse(text));
    return std::optional(std::move(time));
}

Result<void> make_web(Actor& actor, JsonValue host, JsonValue json) {
    CARNET_TRY(const auto name, host.as_string());
    actor.did = "did:web:" + std::string(name);
    actor.verification_method = actor.did + "#key-1";
    CARNET_TRY(const auto revoked, revoked_time(json));
    wallet::VerificationMethod method{actor.verification_method, actor.did, actor.signer->public_key(),
                                      std::nullopt, revoked};
    actor.did_document = wallet::write_did_document(
        {actor.did, {std::move(method)}, {actor.verification_method}, {actor.verification_method}});
    return {};
}

Result<Actor> make_actor(std::string_view handle, JsonValue json, Random& random) {
    Actor actor;
    actor.handle = handle;
    CARNET_TRY(const auto name, json.require("name"));
    CARNET_TRY(actor.name, name.as_string());
    CARNET_TRY(auto secret, keys::generate_secret(keys::Algorithm::kEd25519, random));
    CARNET_TRY(actor.signer, keys::make_signer(keys::Algorithm::kEd25519, std::move(secret)));
    if (const auto host = json.find("host")) {
        CARNET_TRY_VOID(make_web(actor, *host, json));
        return actor;
    }
    const auto& key = actor.signer->public_key();
    actor.did = key.did_key();
    actor.verification_method = actor.did + "#" + key.multikey();
    return actor;
}

}  // namespace

Result<Actors> make_actors(JsonValue json, Random& random) {
    Actors actors;
    for (const auto& [handle, value] : json.members()) {
        CARNET_TRY(auto actor, make_actor(handle, value, random));
        actors.emplace(handle, std::move(actor));
    }
    return actors;
}

Result<const Actor*> find_actor(const Actors& actors, JsonValue handle) {
    CARNET_TRY(const auto text, handle.as_string());
    const auto found = actors.find(text);
    if (found == actors.end())
        return error(ErrorCode::kNotFound, "There is no actor '" + std::string(text) + "'.",
                     handle.pointer());
    return &found->second;
}

}  // namespace carnet::corridors
