// SPDX-License-Identifier: Apache-2.0
//
// carnet-verifier check --batch: a spreadsheet of candidates back with what each document is worth. Rows are
// read, judged and written one by one, so that no number of them takes more memory. docs/guide-employer.md
// Exit codes as of check.
#pragma once

#include "verifier/commands/assembly.h"
#include "verifier/recognition_question.h"

#include <filesystem>
#include <optional>
#include <string>

namespace carnet::verifier {

struct BatchOptions {
    std::filesystem::path csv;
    std::optional<std::filesystem::path> out;  // none: standard output
    std::string column;                        // of files or codes; empty: told from the heading
    WrittenQuestion recognition;
    Overrides overrides;
    std::string at;
    std::string language = "en";
};

[[nodiscard]] int run_batch(const BatchOptions& options);

}  // namespace carnet::verifier
