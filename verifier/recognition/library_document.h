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

#include <compare>
#include <cstdint>
#include <string>

namespace carnet::verifier {

// Standards and referencings: by a publisher that the policy or a list knows. Agreements: at least one party
// has signed, and each party counts by its own signature alone; what takes the place of an earlier version is
// signed by whom that one needed (RecognitionLibrary::check_may_follow). Notices: by anybody who has signed,
// because they count only for decisions of the same issuer. The errors are for people. kUnsupported: of no
// such kind.
[[nodiscard]] Result<void> add_to_library(RecognitionLibrary& library, const wallet::Credential& credential,
                                          const KnownAuthorities& authorities,
                                          const SignatureSources& sources);

// Earlier versions come first, because they say whose signature a later one needs: by the number of the
// version, and of statements on levels by the day of the report. Unproven; of other documents all alike.
struct LibraryOrder {
    std::int64_t version = 0;
    std::string report;
    friend auto operator<=>(const LibraryOrder&, const LibraryOrder&) = default;
};
[[nodiscard]] LibraryOrder library_order(const wallet::Credential& credential);

}  // namespace carnet::verifier
