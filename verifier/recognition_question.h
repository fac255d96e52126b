// SPDX-License-Identifier: Apache-2.0
//
// How somebody asks what a certificate counts for in another country, from a command line or a query.
#pragma once

#include "base/result.h"
#include "verifier/recognition/recognition.h"

#include <optional>
#include <string>

namespace carnet::verifier {

// As it was written; what is empty was not.
struct WrittenQuestion {
    std::string destination;
    std::string purpose;
    std::string occupation;
};

// Nothing: no destination is asked about. kBadValue with `where` the name of the part: a destination that is
// no code of ISO 3166, a purpose that is none (all are named), an occupation that is no unit group of
// ISCO-08, or one of the two without a destination.
[[nodiscard]] Result<std::optional<RecognitionQuestion>> recognition_question(const WrittenQuestion& written);

}  // namespace carnet::verifier
