// SPDX-License-Identifier: Apache-2.0
// Times and dates: what is read keeps its spelling, stands for an instant that can be written, and is never
// later or earlier than what it is written as by a second or more.
#include "base/bytes.h"
#include "base/time.h"

#include <cstdlib>

namespace {

void expect(bool truth) {
    if (!truth) std::abort();
}

void check_timestamp(std::string_view text) {
    const auto parsed = carnet::Timestamp::parse(text);
    if (!parsed) {
        expect(parsed.error().code == carnet::ErrorCode::kBadTime && !parsed.error().where.empty());
        return;
    }
    expect(parsed->text() == text);
    const carnet::UtcTime instant = parsed->instant();
    expect(instant.nanoseconds >= 0 && instant.nanoseconds < 1'000'000'000);
    const carnet::Timestamp written = carnet::Timestamp::of(instant);
    const auto again = carnet::Timestamp::parse(written.text());
    expect(again.has_value() && again->instant() == written.instant());
    const bool writable = instant.seconds >= -62'135'596'800 && instant.seconds <= 253'402'300'799;
    expect(!writable || written.instant().seconds == instant.seconds);
    expect(carnet::Date::of(instant).start() <= instant || !writable);
}

void check_date(std::string_view text) {
    const auto parsed = carnet::Date::parse(text);
    if (!parsed) return;
    expect(parsed->text() == text);
    expect(carnet::Date::of(parsed->year(), parsed->month(), parsed->day()).value() == *parsed);
    if (!parsed->is_complete()) return;
    expect(carnet::Date::of(parsed->start()) == *parsed);
    expect(carnet::Date::parse(parsed->plus_years(parsed->year() % 7).text()).has_value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = carnet::as_text({data, size});
    check_timestamp(text);
    check_date(text);
    return 0;
}
