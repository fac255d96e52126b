// SPDX-License-Identifier: Apache-2.0
//
// What whoever asks for a verdict wants the proofs to say besides: that they were made for this place and in
// answer to this question. Nothing: whatever they say. spec: VC Data Integrity 1.0 sections 2.1, 4.4
#pragma once

#include <optional>
#include <string>

namespace carnet::verifier {

struct ProofExpectations {
    std::optional<std::string> domain;
    std::optional<std::string> challenge;
};

}  // namespace carnet::verifier
