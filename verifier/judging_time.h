// SPDX-License-Identifier: Apache-2.0
//
// The day on which somebody asks to have a document judged, from a command line or a query.
#pragma once

#include "base/result.h"
#include "base/time.h"

#include <string_view>

namespace carnet::verifier {

// "2026-05-01" is the end of that day, or `now` if that is earlier; a date-time with offset is itself. A time
// after `now` is refused: nobody knows the status of a day to come. kBadTime says both forms.
[[nodiscard]] Result<UtcTime> judging_time(std::string_view text, UtcTime now);

}  // namespace carnet::verifier
