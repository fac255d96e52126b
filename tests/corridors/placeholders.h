// SPDX-License-Identifier: Apache-2.0
//
// What a document of a folder cannot say before it is made, written as ${kind:name}:
//
//   ${did:ACTOR}      the actor's DID
//   ${id:DOCUMENT}    id of the credential, of one made later too
//   ${self}           id of the credential in which it stands
//   ${digest:DOCUMENT}  digest of what another document says (docs/formats/own-documents.md)
//   ${bytes:DOCUMENT}   SHA-256 of another document's bytes as signed
//   ${paper:WORDS}      SHA-256 of the words, in place of a paper that lies in somebody's file
#pragma once

#include "base/result.h"
#include "tests/corridors/actors.h"

#include <map>
#include <string>
#include <string_view>

namespace carnet::corridors {

struct Known {
    const Actors& actors;
    std::map<std::string, std::string, std::less<>> ids;      // of all documents, made or not
    std::map<std::string, std::string, std::less<>> digests;  // of those made so far
    std::map<std::string, std::string, std::less<>> bytes;
};

// kNotFound: names nothing that is known by then.
[[nodiscard]] Result<std::string> fill_in(std::string_view text, const Known& known, std::string_view self);

[[nodiscard]] std::string digest_of(std::string_view bytes);  // multibase

}  // namespace carnet::corridors
