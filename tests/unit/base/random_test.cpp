// SPDX-License-Identifier: Apache-2.0
#include "base/random.h"

#include "tests/support/ends_process.h"
#include "tests/support/seeded_random.h"

#include <array>
#include <regex>
#include <set>

#include <catch2/catch.hpp>

using namespace carnet;

namespace {

// Gives the bytes that the test lays out, and counts how often it was asked.
class ScriptedRandom final : public Random {
  public:
    explicit ScriptedRandom(Bytes script) : script_(std::move(script)) {}
    void fill(std::span<std::uint8_t> out) override {
        ++asked;
        for (auto& byte : out) byte = script_.at(place_++ % script_.size());
    }
    int asked = 0;

  private:
    Bytes script_;
    std::size_t place_ = 0;
};

}  // namespace

TEST_CASE("numbers below a bound stay below it and reach all of it", "[base][random]") {
    test::SeededRandom random(1);
    std::array<int, 6> counts{};
    for (int i = 0; i < 6000; ++i) ++counts.at(random.below(6));
    for (const int count : counts) {
        CHECK(count > 850);
        CHECK(count < 1150);
    }
    CHECK(random.below(1) == 0);
}

TEST_CASE("a draw that would favour small numbers is drawn again", "[base][random]") {
    // 2^64 mod 3 is 1: of all draws only 0 is unfair.
    ScriptedRandom random({0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0});
    CHECK(random.below(3) == 2);
    CHECK(random.asked == 2);
}

TEST_CASE("a bound of zero is a mistake and ends the process", "[base][random]") {
    CHECK(test::ends_process([] {
        test::SeededRandom random(1);
        static_cast<void>(random.below(0));
    }));
}

TEST_CASE("a UUID is of version 4 and of the RFC variant", "[base][random]") {
    const std::regex shape("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    test::SeededRandom random(2);
    std::set<std::string> seen;
    for (int i = 0; i < 200; ++i) {
        const std::string uuid = random.uuid();
        CHECK(std::regex_match(uuid, shape));
        CHECK(seen.insert(uuid).second);
    }
    ScriptedRandom ones({0xff});
    CHECK(ones.uuid() == "ffffffff-ffff-4fff-bfff-ffffffffffff");
}

TEST_CASE("the system's generator fills everything and does not repeat itself", "[base][random]") {
    SystemRandom random;
    std::array<std::uint8_t, 64> a{};
    std::array<std::uint8_t, 64> b{};
    random.fill(a);
    random.fill(b);
    CHECK(a != b);
    CHECK(a != std::array<std::uint8_t, 64>{});
    random.fill({});
}
