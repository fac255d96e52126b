// SPDX-License-Identifier: Apache-2.0
// The credential does not begin in the future: the clock was not set back between reserving and signing.
#include "issuer/lint/rules.h"

namespace carnet::issuer {
namespace {

constexpr std::int64_t kClockTolerance = 60;  // seconds; the same as when reserving

}  // namespace

LintVerdict lint_clock(const LintSubject& subject) {
    if (subject.reservation.valid_from.seconds <= subject.run.now.seconds + kClockTolerance)
        return std::nullopt;
    return "The clock stands before the time at which this credential was reserved (" +
           Timestamp::of(subject.reservation.valid_from).text() + ").";
}

}  // namespace carnet::issuer
