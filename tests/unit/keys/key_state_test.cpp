// SPDX-License-Identifier: Apache-2.0
#include "keys/key_store.h"
#include "tests/unit/keys/key_material.h"

#include <catch2/catch.hpp>
#include <set>
#include <utility>

using namespace carnet;
using namespace carnet::keys;

namespace {
constexpr auto kStates = {KeyState::kActive, KeyState::kRetiring, KeyState::kRetired, KeyState::kRevoked};
}

TEST_CASE("keys change state along the drawn arrows and along no other", "[keys][state]") {
    const std::set<std::pair<KeyState, KeyState>> arrows = {
        {KeyState::kActive, KeyState::kRetiring}, {KeyState::kRetiring, KeyState::kRetired},
        {KeyState::kActive, KeyState::kRevoked},  {KeyState::kRetiring, KeyState::kRevoked},
        {KeyState::kRetired, KeyState::kRevoked},
    };
    for (const auto from : kStates) {
        for (const auto to : kStates) {
            INFO(to_string(from) << " to " << to_string(to));
            CHECK(may_become(from, to) == arrows.contains({from, to}));
        }
    }
}

TEST_CASE("states and purposes are read as they are written", "[keys][state]") {
    for (const auto state : kStates) CHECK(key_state_from(to_string(state)).value() == state);
    for (const auto purpose : kAllKeyPurposes) {
        CHECK(key_purpose_from(to_string(purpose)).value() == purpose);
    }
    for (const auto* wrong : {"", "Active", "status lists", "unknown", "active "}) {
        CHECK(test::code_of(key_state_from(wrong)) == ErrorCode::kBadValue);
        CHECK(test::code_of(key_purpose_from(wrong)) == ErrorCode::kBadValue);
    }
}
