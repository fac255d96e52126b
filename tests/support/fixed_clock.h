// SPDX-License-Identifier: Apache-2.0
// A clock that shows what the test sets.
#pragma once

#include "base/time.h"

namespace carnet::test {

class FixedClock final : public Clock {
  public:
    explicit FixedClock(UtcTime now) : now_(now) {}
    // From "2026-11-21T09:30:00Z"; a malformed text is a mistake in the test and ends it.
    explicit FixedClock(std::string_view text) : now_(Timestamp::parse(text).value().instant()) {}
    [[nodiscard]] UtcTime now() const override { return now_; }
    void set(UtcTime now) { now_ = now; }

  private:
    UtcTime now_;
};

}  // namespace carnet::test
