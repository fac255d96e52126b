// SPDX-License-Identifier: Apache-2.0
//
// The keys of an issuer that is named by a URL, in the form in which keys of issuers are kept here:
// each has the id "<issuer>#<kid>", and all may sign credentials. Thread-safe.
// spec: SD-JWT VC draft-25 section 3 (JWT VC Issuer Metadata)
#pragma once

#include "base/result.h"
#include "verifier/fetch/issuer_documents.h"
#include "wallet-format/sd-jwt/jwt_vc_issuer.h"

#include <functional>
#include <string>
#include <string_view>

namespace carnet::verifier {

// Brings the text behind an address.
using FetchText = std::function<Result<std::string>(std::string_view url)>;
// From the metadata's text. `fetch` is asked for `jwks_uri`, which lies under the issuer's own host.
// kFetchBadAnswer, except that a weak key stays kWeakKey; what `fetch` says.
[[nodiscard]] Result<IssuerDocument> read_issuer_metadata(std::string_view text, std::string_view issuer,
                                                          UtcTime as_of, const FetchText& fetch);

}  // namespace carnet::verifier
