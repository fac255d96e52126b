// SPDX-License-Identifier: Apache-2.0
//
// The folder in which an operator of this verifier lays the trust lists that it goes by: files that came over
// the network or on a stick. Each is verified when it is loaded; what does not hold is not used, and it is
// said why. Loading may block while the operators' DID documents are fetched.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "verifier/fetch/issuer_documents.h"
#include "verifier/policy.h"
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
    std::vector<UnusedTrustFile> unused;
};

// Of the "*.json" files directly in the directory. kIo when it cannot be read; kLimit: more than 1,000 files.
[[nodiscard]] Result<LoadedTrust> load_trust(const std::filesystem::path& directory, const Policy& policy,
                                             const IssuerDocuments& issuers, UtcTime now);

// One document: its signature holds, made with a JCS suite by a key of its own issuer, which `policy` accepts
// as an operator of lists. `why` is for people.
[[nodiscard]] Result<void> add_trust_list(TrustRegistry& registry, std::string_view bytes,
                                          const Policy& policy, const IssuerDocuments& issuers, UtcTime now);

}  // namespace carnet::verifier
