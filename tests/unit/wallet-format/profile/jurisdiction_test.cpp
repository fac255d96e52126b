// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/jurisdiction.h"

#include <catch2/catch.hpp>

namespace carnet::wallet::profile {
namespace {

TEST_CASE("a part of a country lies in it, and never the other way round", "[wallet-format][profile]") {
    CHECK(lies_in("DE", "DE"));
    CHECK(lies_in("DE-BY", "DE"));
    CHECK(lies_in("DE-BY", "DE-BY"));
    CHECK_FALSE(lies_in("DE", "DE-BY"));
    CHECK_FALSE(lies_in("DE-BY", "DE-BE"));
    CHECK_FALSE(lies_in("GB-ENG", "GB-E"));
    CHECK_FALSE(lies_in("DE-BY", "BY"));
}

TEST_CASE("a community of states holds itself only: its URI does not name its members",
          "[wallet-format][profile]") {
    CHECK(lies_in("https://community.example/", "https://community.example/"));
    CHECK_FALSE(lies_in("GH", "https://community.example/"));
    CHECK_FALSE(lies_in("DE-x:a", "DE"));
}

}  // namespace
}  // namespace carnet::wallet::profile
