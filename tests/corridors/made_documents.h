// SPDX-License-Identifier: Apache-2.0
//
// From a draft and its text to a signed document, through the strict readers and our own writers: what a
// reader would refuse is not made.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "tests/corridors/actors.h"
#include "tests/corridors/drafts.h"
#include "wallet-format/data-integrity/cryptosuite.h"

#include <map>
#include <string>
#include <string_view>

namespace carnet::corridors {

struct MadeDocument {
    std::string type;
    std::string text;    // signed
    std::string digest;  // of what it says
};

// Credentials that a passport holds, by their names in the folder.
using MadeDocuments = std::map<std::string, MadeDocument, std::less<>>;

// `text`: {"type": a kind, "credentialSubject": {...}}; or claims (docs/formats/claims.md); or
// {"type": "Passport", "credentials": [names]}.
[[nodiscard]] Result<MadeDocument> make_document(const Draft& draft, std::string_view text,
                                                 const MadeDocuments& before);

// The document's text with one more proof.
[[nodiscard]] Result<std::string> sign(std::string_view text, const Actor& signer, UtcTime at,
                                       wallet::CanonicalForm form,
                                       std::string_view purpose = "assertionMethod");

// Is it one that says whom to trust, and not one that a person holds?
[[nodiscard]] bool is_for_verifiers(std::string_view type);

}  // namespace carnet::corridors
