// SPDX-License-Identifier: Apache-2.0
#include "verifier/judging_time.h"

#include <algorithm>

namespace carnet::verifier {
namespace {

constexpr std::int64_t kSecondsADay = 86'400;

}  // namespace

Result<UtcTime> judging_time(std::string_view text, UtcTime now) {
    UtcTime asked;
    if (const auto date = Date::parse(text); date && date->is_complete()) {
        if (date->start() > now)
            return error(ErrorCode::kBadTime, "lies in the future; ask for today or a day before", "at");
        asked = std::min(date->start().plus_seconds(kSecondsADay - 1), now);
    } else if (const auto instant = Timestamp::parse(text); instant) {
        if (instant->instant() > now)
            return error(ErrorCode::kBadTime, "lies in the future; ask for now or earlier", "at");
        asked = instant->instant();
    } else {
        return error(ErrorCode::kBadTime,
                     "must be a day (2026-05-01) or a date-time with offset (2026-05-01T12:00:00Z)", "at");
    }
    return asked;
}

}  // namespace carnet::verifier
