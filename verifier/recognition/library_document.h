// SPDX-License-Identifier: Apache-2.0
//
// A signed agreement, referencing of levels, occupational standard or notice, taken into the library. May
// block while a DID document is fetched.
#pragma once

#include "base/result.h"
#include "verifier/recognition/authorities.h"
#include "verifier/recognition/recognition_library.h"
#include "verifier/trust/signed_document.h"
#include "wallet-format/credential.h"

namespace carnet::verifier {

// Standards and referencings: by a publisher that the policy or a list knows. Agreements: at least one party
// has signed, and each party counts by its own signature alone. Notices: by anybody who has signed, because
// they count only for decisions of the same issuer. The errors are for people. kUnsupported: of no such kind.
[[nodiscard]] Result<void> add_to_library(RecognitionLibrary& library, const wallet::Credential& credential,
                                          const KnownAuthorities& authorities,
                                          const SignatureSources& sources);

}  // namespace carnet::verifier
