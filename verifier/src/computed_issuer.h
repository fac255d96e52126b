// SPDX-License-Identifier: Apache-2.0
//
// What every source of issuer documents does the same way: which method a DID is of, and did:key and did:jwk,
// whose documents follow from the identifier.
#pragma once

#include "base/result.h"
#include "verifier/fetch/issuer_documents.h"

#include <optional>
#include <string_view>

namespace carnet::verifier {

// The document when `did` is a did:key or did:jwk; nothing when it is a did:web, whose document lies
// elsewhere; an error for every other method and for what is no DID.
[[nodiscard]] Result<std::optional<IssuerDocument>> computed_document(std::string_view did, UtcTime now);

// Reads a did:web document's text. kFetchBadAnswer, except that a weak key stays kWeakKey: under it anything
// would look signed, which is worse than an answer that cannot be read.
[[nodiscard]] Result<IssuerDocument> read_issuer_document(std::string_view text, std::string_view did,
                                                          UtcTime as_of);

}  // namespace carnet::verifier
