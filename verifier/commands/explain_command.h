// SPDX-License-Identifier: Apache-2.0
//
// carnet-verifier explain: what the proofs of a file cover, step by step, for people who debug
// interoperability. It judges nothing but the signatures.
// Exit codes: 0 every signature holds, 1 one does not, 2 none is wrong but one could not be looked at, 3
// usage.
#pragma once

#include "verifier/commands/assembly.h"

#include <filesystem>

namespace carnet::verifier {

struct ExplainOptions {
    std::filesystem::path file;
    Overrides overrides;
    bool json = false;
};

[[nodiscard]] int run_explain(const ExplainOptions& options);

}  // namespace carnet::verifier
