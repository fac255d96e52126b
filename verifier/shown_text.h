// SPDX-License-Identifier: Apache-2.0
//
// What kind of text was shown: one credential, a presentation, or a credential with others beside it. Nothing
// is verified here. Pure, thread-safe.
#pragma once

#include "base/result.h"
#include "verifier/policy.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::verifier {

// {"verifiableCredential": {...}, "with": [{...}, ...]}, without "@context".
struct ShownTogether {
    std::string credential;
    std::vector<std::string> with;
};

// Is it a presentation, as JSON or as a token? False for whatever cannot be read.
[[nodiscard]] bool is_presentation(std::string_view text, const Policy& policy);

// Nothing: it is not of that form. kWrongType, kUnknownMember, kLimit (more than kMaxShownWith) with the JSON
// Pointer: it is, and wrongly made.
[[nodiscard]] Result<std::optional<ShownTogether>> read_shown_together(std::string_view text,
                                                                       const Policy& policy);

}  // namespace carnet::verifier
