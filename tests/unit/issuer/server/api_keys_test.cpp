// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/api_keys.h"

#include "tests/support/seeded_random.h"
#include "tests/support/temporary_directory.h"

#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

using namespace carnet;
using namespace carnet::issuer;

namespace {

const UtcTime kNow{1'800'000'000, 0};

}  // namespace

TEST_CASE("an API key is found again by itself and by nothing else", "[issuer][server]") {
    const test::TemporaryDirectory folder;
    test::SeededRandom random(1);
    auto keys = ApiKeys::open(folder.path()).value();
    const auto key = keys.add("registry", ApiRole::kPrepare, kNow, random).value();
    const auto again = ApiKeys::open(folder.path()).value();
    REQUIRE(again.find(key) != nullptr);
    REQUIRE(again.find(key)->role == ApiRole::kPrepare);
    REQUIRE(again.find(key + "x") == nullptr);
    REQUIRE(again.find(key.substr(0, key.size() - 1)) == nullptr);
    REQUIRE(again.find("") == nullptr);
}

TEST_CASE("the file of API keys holds no key that works", "[issuer][server]") {
    const test::TemporaryDirectory folder;
    test::SeededRandom random(2);
    auto keys = ApiKeys::open(folder.path()).value();
    const auto key = keys.add("registry", ApiRole::kRead, kNow, random).value();
    std::ifstream file(folder.path() / "api-keys.json");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    REQUIRE(text.find("registry") != std::string::npos);
    REQUIRE(text.find(key.substr(key.rfind('_') + 1)) == std::string::npos);
}

TEST_CASE("a removed API key is not found any more", "[issuer][server]") {
    const test::TemporaryDirectory folder;
    test::SeededRandom random(3);
    auto keys = ApiKeys::open(folder.path()).value();
    const auto key = keys.add("registry", ApiRole::kRead, kNow, random).value();
    REQUIRE(keys.remove("registry"));
    REQUIRE(ApiKeys::open(folder.path()).value().find(key) == nullptr);
    REQUIRE(keys.remove("registry").error().code == ErrorCode::kNotFound);
}

TEST_CASE("a taken name, a name of other letters and a damaged file are refused", "[issuer][server]") {
    const test::TemporaryDirectory folder;
    test::SeededRandom random(4);
    auto keys = ApiKeys::open(folder.path()).value();
    REQUIRE(keys.add("registry", ApiRole::kRead, kNow, random));
    REQUIRE(keys.add("registry", ApiRole::kRead, kNow, random).error().code == ErrorCode::kConflict);
    REQUIRE(keys.add("Registry/..", ApiRole::kRead, kNow, random).error().code == ErrorCode::kBadValue);
    std::ofstream(folder.path() / "api-keys.json")
        << R"({"keys":[{"name":"x","role":"read","sha256":"00","created":"2026-01-01T00:00:00Z"}]})";
    REQUIRE_FALSE(ApiKeys::open(folder.path()));
}
