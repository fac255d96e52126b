// SPDX-License-Identifier: Apache-2.0
#include "base/result.h"

#include "tests/support/ends_process.h"
#include "tests/support/result_text.h"

#include <memory>
#include <set>

#include <catch2/catch.hpp>

using namespace carnet;

namespace {

Result<int> half(int number) {
    if (number % 2 != 0) return error(ErrorCode::kBadValue, "an even number is needed", "number");
    return number / 2;
}

Result<int> quarter(int number) {
    CARNET_TRY(const int once, half(number));
    CARNET_TRY(const int twice, half(once));
    return twice;
}

Result<void> must_be_even(int number) {
    CARNET_TRY_VOID(half(number));
    return {};
}

Result<std::unique_ptr<int>> boxed(int number) {
    CARNET_TRY(auto value, half(number));
    return std::make_unique<int>(value);
}

Result<int> unboxed(int number) {
    CARNET_TRY(auto box, boxed(number));
    return *box;
}

}  // namespace

TEST_CASE("CARNET_TRY goes on with the value and stops at the first error", "[base][result]") {
    CHECK(quarter(12).value() == 3);
    REQUIRE_FALSE(quarter(6));
    CHECK(quarter(6).error().code == ErrorCode::kBadValue);
    CHECK(quarter(6).error().where == "number");
    CHECK(must_be_even(2));
    CHECK_FALSE(must_be_even(3));
}

TEST_CASE("a result carries a value that can only be moved", "[base][result]") {
    CHECK(unboxed(8).value() == 4);
    CHECK_FALSE(unboxed(7));
}

TEST_CASE("an error's message names the place, the remedy and the code", "[base][result]") {
    CHECK(error(ErrorCode::kJsonDuplicateMember, "keep one of them", "/a").message() ==
          "/a: keep one of them (json-duplicate-member)");
    CHECK(error(ErrorCode::kIo, "the disk is gone").message() == "the disk is gone (io)");
    CHECK(error(ErrorCode::kIo, "").message() == "(io)");
}

TEST_CASE("each error code has a spelling of its own in lower case", "[base][result]") {
    std::set<std::string_view> seen;
    for (int i = 0; i <= static_cast<int>(ErrorCode::kInternal); ++i) {
        const std::string_view name = to_string(static_cast<ErrorCode>(i));
        CAPTURE(name);
        CHECK(seen.insert(name).second);
        CHECK_FALSE(name.empty());
        CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos);
    }
    CHECK(seen.size() > 50);
    CHECK(to_string(ErrorCode::kBadBase64url) == "bad-base64url");
}

TEST_CASE("using a failed result as if it held a value ends the process", "[base][result]") {
    CHECK(test::ends_process([] { static_cast<void>(half(1).value()); }));
    CHECK_FALSE(test::ends_process([] { static_cast<void>(half(2).value()); }));
}
