// SPDX-License-Identifier: Apache-2.0
//
// The same award twice: inside the file, where both rows are named, and against earlier batches.
#pragma once

#include "issuer/intake/import.h"

#include <optional>
#include <vector>

namespace carnet::issuer {

// A row that passed its own rules, waiting for the comparison with others. `findings` are added to;
// `application` is emptied where the row is refused after all.
struct Candidate {
    std::size_t verdict;  // index of its verdict
    std::optional<Application> application;
    AwardIdentity identity;
    std::string number_column;  // headings, for the findings
    std::string name_column;
    std::vector<RowFinding> findings;
};

void compare_inside_file(std::vector<Candidate>& candidates);
// Returns the error of `earlier`, if one occurs.
[[nodiscard]] Result<void> compare_with_earlier(std::vector<Candidate>& candidates,
                                                const EarlierAwards& earlier, bool accept_namesakes);

}  // namespace carnet::issuer
