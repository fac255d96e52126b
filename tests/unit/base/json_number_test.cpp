// SPDX-License-Identifier: Apache-2.0
// Numbers in both directions: what the reader makes of a spelling, and how ECMAScript spells a double.
#include "base/json_reader.h"
#include "base/json_writer.h"

#include "tests/support/ends_process.h"
#include "tests/support/result_text.h"
#include "tests/support/seeded_random.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#include <catch2/catch.hpp>

using namespace carnet;

namespace {

double number_of(const std::string& text) {
    const auto document = JsonDocument::parse("[" + text + "]");
    INFO(text);
    REQUIRE(document);
    return document->root().at(0).number();
}

Result<std::int64_t> integer_of(const std::string& text) {
    const auto document = JsonDocument::parse("[" + text + "]");
    INFO(text);
    REQUIRE(document);
    return document->root().at(0).as_integer();
}

std::string spelled(double value) {
    std::string text;
    append_ecmascript_number(text, value);
    return text;
}

std::string spelled_bits(std::uint64_t bits) {
    return spelled(std::bit_cast<double>(bits));
}

}  // namespace

// spec: RFC 8785 Appendix B
TEST_CASE("the sample numbers of RFC 8785 are spelled as its table says", "[base][json_number]") {
    const std::vector<std::pair<std::uint64_t, std::string>> table = {
        {0x0000000000000000, "0"},
        {0x8000000000000000, "0"},
        {0x0000000000000001, "5e-324"},
        {0x8000000000000001, "-5e-324"},
        {0x7fefffffffffffff, "1.7976931348623157e+308"},
        {0xffefffffffffffff, "-1.7976931348623157e+308"},
        {0x4340000000000000, "9007199254740992"},
        {0xc340000000000000, "-9007199254740992"},
        {0x4430000000000000, "295147905179352830000"},
        {0x44b52d02c7e14af5, "9.999999999999997e+22"},
        {0x44b52d02c7e14af6, "1e+23"},
        {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
        {0x444b1ae4d6e2ef4e, "999999999999999700000"},
        {0x444b1ae4d6e2ef4f, "999999999999999900000"},
        {0x444b1ae4d6e2ef50, "1e+21"},
        {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
        {0x3eb0c6f7a0b5ed8d, "0.000001"},
        {0x41b3de4355555553, "333333333.3333332"},
        {0x41b3de4355555554, "333333333.33333325"},
        {0x41b3de4355555555, "333333333.3333333"},
        {0x41b3de4355555556, "333333333.3333334"},
        {0x41b3de4355555557, "333333333.33333343"},
        {0xbecbf647612f3696, "-0.0000033333333333333333"},
        {0x43143ff3c1cb0959, "1424953923781206.2"},
    };
    for (const auto& [bits, text] : table) {
        CHECK(spelled_bits(bits) == text);
        const double read = number_of(text);
        CHECK(read == std::bit_cast<double>(bits));
    }
}

TEST_CASE("the layout changes at 1e21 and below 1e-6", "[base][json_number]") {
    CHECK(spelled(1e20) == "100000000000000000000");
    CHECK(spelled(123456789012345680000.0) == "123456789012345680000");
    CHECK(spelled(1.5e21) == "1.5e+21");
    CHECK(spelled(1e-6) == "0.000001");
    CHECK(spelled(1.25e-6) == "0.00000125");
    CHECK(spelled(1e-7) == "1e-7");
    CHECK(spelled(1.25e-7) == "1.25e-7");
    CHECK(spelled(0.1) == "0.1");
    CHECK(spelled(10) == "10");
    CHECK(spelled(4.50) == "4.5");
    CHECK(spelled(-12.0625) == "-12.0625");
    CHECK(spelled(1e100) == "1e+100");
    CHECK(spelled(-1e-100) == "-1e-100");
}

TEST_CASE("a number that is not finite is a mistake and ends the process", "[base][json_number]") {
    CHECK(test::ends_process([] { static_cast<void>(spelled(std::numeric_limits<double>::infinity())); }));
    CHECK(test::ends_process([] { static_cast<void>(spelled(-std::numeric_limits<double>::infinity())); }));
    CHECK(test::ends_process([] { static_cast<void>(spelled(std::numeric_limits<double>::quiet_NaN())); }));
}

TEST_CASE("any double is read back from its spelling bit by bit", "[base][json_number]") {
    test::SeededRandom random(8785);
    std::string text = "[0";
    std::vector<double> written{0};
    const auto add = [&](double value) {
        written.push_back(value);
        text += ',';
        append_ecmascript_number(text, value);
    };
    for (int i = 0; i < 20'000; ++i) {
        const double value = std::bit_cast<double>(random.below(std::numeric_limits<std::uint64_t>::max()));
        if (std::isfinite(value)) add(value);
        add(static_cast<double>(random.below(1U << 20U)) / 64);
        add(static_cast<double>(random.below(1ULL << 60U)));
    }
    for (int power = -1074; power < 1024; ++power) {
        add(std::ldexp(1.0, power));
        add(std::nextafter(std::ldexp(1.0, power), 0.0));
    }
    const auto document =
        JsonDocument::parse(text + "]", {.max_bytes = 8U << 20U, .max_depth = 2, .max_values = 1'000'000});
    REQUIRE(document);
    REQUIRE(document->root().size() == written.size());
    std::size_t wrong = 0;
    std::size_t i = 0;
    for (const JsonValue value : document->root().elements()) {
        if (std::bit_cast<std::uint64_t>(value.number()) != std::bit_cast<std::uint64_t>(written[i++]))
            ++wrong;
    }
    CHECK(wrong == 0);
}

TEST_CASE("hard decimal numbers are rounded to the nearest double", "[base][json_number]") {
    CHECK(number_of("9007199254740993") == 9007199254740992.0);
    CHECK(number_of("9007199254740995") == 9007199254740996.0);
    CHECK(number_of("2.2250738585072011e-308") == 2.2250738585072011e-308);
    CHECK(number_of("2.2250738585072014e-308") == std::numeric_limits<double>::min());
    CHECK(number_of("4.9e-324") == std::numeric_limits<double>::denorm_min());
    CHECK(number_of("1.7976931348623158e308") == std::numeric_limits<double>::max());
    CHECK(number_of("0.1000000000000000055511151231257827021181583404541015625") == 0.1);
    CHECK(number_of("1" + std::string(300, '0')) == 1e300);
    CHECK(number_of("0." + std::string(300, '0') + "1") == 1e-301);
    CHECK(number_of("7.2057594037927933e16") == 72057594037927936.0);
}

TEST_CASE("numbers too small for a double become zero", "[base][json_number]") {
    CHECK(number_of("1e-400") == 0);
    CHECK(number_of("-1e-99999") == 0);
    CHECK(number_of("0e400") == 0);
    CHECK(number_of("0.0e99999999999999999999") == 0);
}

TEST_CASE("integers of any size are numbers, alone and among others", "[base][json_number]") {
    CHECK(number_of("9223372036854775807") == 9223372036854775807.0);
    CHECK(number_of("-9223372036854775808") == -9223372036854775808.0);
    CHECK(number_of("-9223372036854775809") == -9223372036854775808.0);
    CHECK(number_of("18446744073709551615") == 18446744073709551615.0);
    CHECK(number_of("18446744073709551616") == 18446744073709551616.0);
    CHECK(number_of("123456789012345678901234567890") == 123456789012345678901234567890.0);
    const auto mixed = JsonDocument::parse(
        R"({"99999999999999999999":"\"99999999999999999999","b":[99999999999999999999,1e5,-99999999999999999999]})");
    REQUIRE(mixed);
    CHECK(mixed->root().find("99999999999999999999")->string() == "\"99999999999999999999");
    CHECK(mixed->root().find("b")->at(0).number() == 1e20);
    CHECK(mixed->root().find("b")->at(1).number() == 1e5);
    CHECK(mixed->root().find("b")->at(2).number() == -1e20);
}

TEST_CASE("an integer is exact or refused", "[base][json_number]") {
    CHECK(integer_of("0").value() == 0);
    CHECK(integer_of("-0").value() == 0);
    CHECK(integer_of("1.0").value() == 1);
    CHECK(integer_of("12e2").value() == 1200);
    CHECK(integer_of("9007199254740991").value() == 9007199254740991);
    CHECK(integer_of("-9007199254740991").value() == -9007199254740991);
    for (const char* text :
         {"9007199254740992", "-9007199254740992", "9007199254740993", "18446744073709551616",
          "-18446744073709551617", "1e300", "1.5", "-0.5", "1e-5", "99999999999999999999999"}) {
        CAPTURE(text);
        CHECK(integer_of(text).error().code == ErrorCode::kBadValue);
    }
}
