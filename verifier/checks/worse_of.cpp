// SPDX-License-Identifier: Apache-2.0
#include "verifier/checks/checks.h"

namespace carnet::verifier {
namespace {

int gravity(Outcome outcome) noexcept {
    switch (outcome) {
        case Outcome::kPassed:
            return 0;
        case Outcome::kWarned:
            return 1;
        case Outcome::kSkipped:
            return 2;
        case Outcome::kUndetermined:
            return 3;
        case Outcome::kFailed:
            return 4;
    }
    return 4;
}

}  // namespace

Check worse_of(Check a, Check b) {
    return gravity(b.outcome) > gravity(a.outcome) ? std::move(b) : std::move(a);
}

}  // namespace carnet::verifier
