// SPDX-License-Identifier: Apache-2.0
// A failure must be looked at: a Result is neither dropped nor taken for its value.
#include "base/json_reader.h"
#include "base/time.h"

using namespace carnet;

bool is_json(std::string_view text) {
#ifdef MISTAKE_dropped
    JsonDocument::parse(text);
    return true;
#else
    return JsonDocument::parse(text).has_value();
#endif
}

UtcTime instant_or_start(std::string_view text) {
    const auto parsed = Timestamp::parse(text);
#ifdef MISTAKE_unchecked_conversion
    const Timestamp time = parsed;
    return time.instant();
#else
    return parsed ? parsed->instant() : UtcTime{};
#endif
}

std::string explanation(const Error& failed) {
#ifdef MISTAKE_error_as_text
    return failed.code;
#else
    return failed.message();
#endif
}
