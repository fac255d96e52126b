// SPDX-License-Identifier: Apache-2.0
//
// carnet-verifier check: files in, verdicts out.
// Exit codes: 0 every file accepted, 1 one is rejected, 2 none rejected but one undetermined, 3 usage.
#pragma once

#include "verifier/commands/assembly.h"
#include "verifier/recognition_question.h"

#include <filesystem>
#include <string>
#include <vector>

namespace carnet::verifier {

struct CheckOptions {
    std::vector<std::filesystem::path> files;
    std::vector<std::filesystem::path> with;  // shown together with each of the files
    WrittenQuestion recognition;
    Overrides overrides;
    std::string
        at;  // "2026-05-01" (the end of that day, or now if that is earlier) or a date-time; may be empty
    std::string language = "en";
    bool json = false;
};

[[nodiscard]] int run_check(const CheckOptions& options);

}  // namespace carnet::verifier
