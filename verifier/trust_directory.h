// SPDX-License-Identifier: Apache-2.0
//
// The folder in which an operator of this verifier lays what it goes by: trust lists, and what countries have
// signed about each other's certificates. Files that came over the network or on a stick. Each is verified
// when it is loaded; what does not hold is not used, and it is said why. Loading may block while the
// signers' DID documents are fetched.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "verifier/fetch/issuer_documents.h"
#include "verifier/policy.h"
#include "verifier/recognition/recognition_library.h"
#include "verifier/trust/trust_registry.h"

#include <filesystem>
#include <string>
#include <vector>

namespace carnet::verifier {

// A file that is not used, and why.
struct UnusedTrustFile {
    std::filesystem::path file;
    std::string why;
};

struct LoadedTrust {
    TrustRegistry registry;
    RecognitionLibrary library;
    std::vector<UnusedTrustFile> unused;
};

// Of the "*.json" files directly in the directory, lists first, because they say who may publish the rest.
// kIo when it cannot be read; kLimit: more than 2,000 files.
[[nodiscard]] Result<LoadedTrust> load_trust(const std::filesystem::path& directory, const Policy& policy,
                                             const IssuerDocuments& issuers, UtcTime now);

}  // namespace carnet::verifier
