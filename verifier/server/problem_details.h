// SPDX-License-Identifier: Apache-2.0
//
// What checks found, in the words that the specifications have for it. spec: VC Data Model 2.0 section 7.2;
// VC Data Integrity 1.0 section 4.8; Bitstring Status List 1.0 section 3.5
#pragma once

#include "base/json_writer.h"
#include "verifier/verdict.h"

#include <string>
#include <string_view>
#include <vector>

namespace carnet::verifier {

struct ProblemDetail {
    std::string type;   // a URL
    std::string title;  // our reason
    std::string detail;
};
using ProblemList = std::vector<ProblemDetail>;

// One for each check that failed, is undetermined, or warns; `prefix` begins the detail.
void add_problems(ProblemList& problems, const std::vector<Check>& checks, std::string_view prefix);

// `type`, `title`, `status` and `detail` of a problem document, from the first of them.
void write_first_problem(JsonWriter& out, const ProblemList& problems, int status);
void write_problem_details(JsonWriter& out, const ProblemList& problems);

}  // namespace carnet::verifier
