// SPDX-License-Identifier: Apache-2.0
//
// Who plays a part in a corridor: a handle that the folder's files use, a name, and a key that is made when
// the folder is run and kept nowhere.
//
//   "actors": {"chamber": {"name": "Chamber of Skilled Trades (demo)", "plays": "decides in Germany"}}
//
// An actor is a did:key. With "host": "chamber.example" it is a did:web, whose document lies in the output's
// did folder; then "keyRevoked": TIME says since when its key is not to be trusted.
#pragma once

#include "base/json_reader.h"
#include "base/random.h"
#include "base/result.h"
#include "keys/signer.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace carnet::corridors {

struct Actor {
    std::string handle;
    std::string name;
    std::string did;
    std::string verification_method;
    std::unique_ptr<const keys::Signer> signer;
    std::optional<std::string> did_document;  // of a did:web
};

using Actors = std::map<std::string, Actor, std::less<>>;

[[nodiscard]] Result<Actors> make_actors(JsonValue actors, Random& random);
// kNotFound with the place where the handle stands.
[[nodiscard]] Result<const Actor*> find_actor(const Actors& actors, JsonValue handle);

}  // namespace carnet::corridors
