// SPDX-License-Identifier: Apache-2.0
//
// From what a holder presents to what it is worth: the holder's own proof, and a verdict for each credential
// inside. Like verify() it never fails, and it may be called by any number of threads.
// spec: VC Data Model 2.0 sections 4.13, 7.1
#pragma once

#include "base/bytes.h"
#include "verifier/policy.h"
#include "verifier/proof_expectations.h"
#include "verifier/verdict.h"
#include "verifier/verify.h"

#include <optional>
#include <string>
#include <vector>

namespace carnet::verifier {

struct PresentationVerdict {
    // format, structure, issuer-key, key-state, proof and issuer-control, where the issuer of a presentation
    // is its holder.
    std::vector<Check> checks;
    std::vector<Verdict> credentials;  // in the order in which they are presented
    std::string holder;                // as the presentation says; may be empty

    // What the holder's own proof is worth, whatever the credentials are.
    [[nodiscard]] Decision holder_decision() const noexcept;
    // rejected if the presentation or one of its credentials is; else undetermined if one is; else accepted.
    [[nodiscard]] Decision decision() const noexcept;
};

[[nodiscard]] PresentationVerdict verify_presentation(ByteView bytes, const ProofExpectations& expected,
                                                      const Policy& policy,
                                                      const VerifyDependencies& dependencies,
                                                      std::optional<UtcTime> as_of = std::nullopt);

// A credential that is shown by itself: nobody presents it, and that asks nothing of anybody.
[[nodiscard]] PresentationVerdict shown_alone(Verdict verdict);

}  // namespace carnet::verifier
