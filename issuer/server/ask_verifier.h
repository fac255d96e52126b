// SPDX-License-Identifier: Apache-2.0
//
// Asks the configured carnet-verifier what a received credential is worth: the authority's own service, so
// plain http and private addresses are as good as the configuration says. docs/formats/verdict.md
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace carnet::issuer {

struct VerifierQuestion {
    std::string destination;
    std::string purpose;
    std::string occupation;  // empty: the certificate's own
};

// The answer's bytes. kFetchFailed and its like; kFetchBadAnswer: any status but 200, with what the verifier
// said.
[[nodiscard]] Result<std::string> ask_verifier(const std::string& base_url, std::string_view credential,
                                               const VerifierQuestion& question);

}  // namespace carnet::issuer
