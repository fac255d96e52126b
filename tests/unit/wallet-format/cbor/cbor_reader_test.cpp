// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/cbor/cbor_reader.h"

#include "base/text_encoding.h"
#include "tests/support/result_text.h"
#include "wallet-format/cbor/cbor_writer.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::wallet;

namespace {

Result<CborValue> read_hex(std::string_view hex, CborSpelling spelling = CborSpelling::kDeterministic,
                           const CborLimits& limits = {}) {
    return read_cbor(decode_hex(hex).value(), spelling, limits);
}

void check_refused(std::string_view hex, ErrorCode code, std::string_view where,
                   CborSpelling spelling = CborSpelling::kAny) {
    CAPTURE(hex);
    const auto read = read_hex(hex, spelling);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == code);
    CHECK(read.error().where == where);
}

}  // namespace

TEST_CASE("each kind of item of RFC 8949 appendix A is read as what it is", "[wallet][cbor]") {
    CHECK(read_hex("00")->integer() == 0);
    CHECK(read_hex("17")->integer() == 23);
    CHECK(read_hex("1818")->integer() == 24);
    CHECK(read_hex("1903e8")->integer() == 1000);
    CHECK(read_hex("1a000f4240")->integer() == 1'000'000);
    CHECK(read_hex("1b000000e8d4a51000")->integer() == 1'000'000'000'000);
    CHECK(read_hex("20")->integer() == -1);
    CHECK(read_hex("3903e7")->integer() == -1000);
    CHECK(read_hex("3b7fffffffffffffff")->integer() == INT64_MIN);
    CHECK(encode_hex(read_hex("4401020304")->bytes()) == "01020304");
    CHECK(read_hex("62c3bc")->text() == "ü");
    CHECK(read_hex("83010203")->elements().size() == 3);
    CHECK(read_hex("a201020304")->find(3)->integer() == 4);
    CHECK(read_hex("a201020304")->find(2) == nullptr);
    CHECK(read_hex("c11a514b67b0")->tag() == 1);
    CHECK(read_hex("c11a514b67b0")->elements().front().integer() == 1'363'896'240);
    CHECK(read_hex("d2f6")->tag() == 18);
    CHECK(read_hex("d7f6")->tag() == 23);
    CHECK(read_hex("d818f6")->tag() == 24);
    CHECK(read_hex("f4")->boolean() == false);
    CHECK(read_hex("f5")->boolean() == true);
    CHECK(read_hex("f6")->type() == CborType::kNull);
}

TEST_CASE("a value asked for as another type answers nothing", "[wallet][cbor]") {
    const auto number = read_hex("01").value();
    CHECK(number.text().empty());
    CHECK(number.bytes().empty());
    CHECK_FALSE(number.boolean());
    CHECK_FALSE(number.tag());
    CHECK(number.find(1) == nullptr);
    CHECK_FALSE(read_hex("6161")->integer());
    CHECK(read_hex("6161")->bytes().empty());
}

TEST_CASE("what is not read here is refused with its place", "[wallet][cbor]") {
    check_refused("", ErrorCode::kCborMalformed, "offset 0");
    check_refused("1801ff", ErrorCode::kCborMalformed, "offset 0");  // something behind
    check_refused("19", ErrorCode::kCborMalformed, "offset 0");
    check_refused("820102ff", ErrorCode::kCborMalformed, "offset 2");
    check_refused("8201", ErrorCode::kCborMalformed, "offset 2");
    check_refused("5f4101ff", ErrorCode::kCborMalformed, "offset 0");  // indefinite lengths
    check_refused("7f6161ff", ErrorCode::kCborMalformed, "offset 0");
    check_refused("9f01ff", ErrorCode::kCborMalformed, "offset 0");
    check_refused("bf0102ff", ErrorCode::kCborMalformed, "offset 0");
    check_refused("81ff", ErrorCode::kCborMalformed, "offset 1");
    check_refused("f93c00", ErrorCode::kCborMalformed, "offset 0");  // floats
    check_refused("fa47c35000", ErrorCode::kCborMalformed, "offset 0");
    check_refused("fb3ff199999999999a", ErrorCode::kCborMalformed, "offset 0");
    check_refused("f7", ErrorCode::kCborMalformed, "offset 0");  // undefined
    check_refused("f0", ErrorCode::kCborMalformed, "offset 0");  // other simple values
    check_refused("f8ff", ErrorCode::kCborMalformed, "offset 0");
    check_refused("1c", ErrorCode::kCborMalformed, "offset 0");                  // reserved
    check_refused("1b8000000000000000", ErrorCode::kCborMalformed, "offset 0");  // 64 bits
    check_refused("3b8000000000000000", ErrorCode::kCborMalformed, "offset 0");
    check_refused("8162c328", ErrorCode::kCborMalformed, "offset 1");  // UTF-8
    check_refused("a1f501", ErrorCode::kCborMalformed, "offset 1");    // labels
    check_refused("a1410001", ErrorCode::kCborMalformed, "offset 1");
    check_refused("a1800001", ErrorCode::kCborMalformed, "offset 1");
}

TEST_CASE("a label that appears twice is refused, under another spelling too", "[wallet][cbor]") {
    check_refused("a201020103", ErrorCode::kCborMalformed, "offset 3");
    check_refused("a30102020301f5", ErrorCode::kCborMalformed, "offset 5");
    check_refused("a20102180103", ErrorCode::kCborMalformed, "offset 3");
    check_refused("a26161016161f5", ErrorCode::kCborMalformed, "offset 4");
    CHECK(read_hex("a2010261310a"));  // the number 1 and the text "1" are two labels
}

TEST_CASE("longer heads and labels out of order pass only where any spelling does", "[wallet][cbor]") {
    for (const auto* hex : {"1817", "190017", "1a00000017", "1b0000000000000017", "3800", "580101", "78016a",
                            "980101", "b8010102", "d80101", "a202000100", "a220000000",
                            "a2616100"
                            "0100",
                            "a262616100616200"}) {
        CAPTURE(hex);
        CHECK(read_hex(hex, CborSpelling::kAny));
        const auto strict = read_hex(hex, CborSpelling::kDeterministic);
        REQUIRE_FALSE(strict);
        CHECK(strict.error().code == ErrorCode::kCborMalformed);
    }
}

TEST_CASE("lengths and counts are believed only as far as bytes follow", "[wallet][cbor]") {
    check_refused("9bffffffffffffffff", ErrorCode::kCborMalformed, "offset 9");
    check_refused("bbffffffffffffffff", ErrorCode::kCborMalformed, "offset 9");
    check_refused("5bffffffffffffffff", ErrorCode::kCborMalformed, "offset 0");
    check_refused("7b7fffffffffffffff61", ErrorCode::kCborMalformed, "offset 0");
    check_refused("9affffffff00", ErrorCode::kCborMalformed, "offset 6");
}

TEST_CASE("size, depth and count have their limits", "[wallet][cbor]") {
    const CborLimits limits{.max_bytes = 12, .max_depth = 2, .max_items = 4};
    const auto code = [&limits](std::string_view hex) {
        const auto read = read_hex(hex, CborSpelling::kAny, limits);
        return read ? ErrorCode::kInternal : read.error().code;
    };
    CHECK(code("8181f6") == ErrorCode::kInternal);
    CHECK(code("818181f6") == ErrorCode::kLimit);
    CHECK(code("81c1a0") == ErrorCode::kLimit);
    CHECK(code("83010203") == ErrorCode::kInternal);
    CHECK(code("8401020304") == ErrorCode::kLimit);
    CHECK(code("4b0102030405060708090a0b") == ErrorCode::kInternal);
    CHECK(code("4c0102030405060708090a0b0c") == ErrorCode::kLimit);
    const Bytes nested(100'000, 0x81);
    CHECK(read_cbor(nested, CborSpelling::kAny, {nested.size(), nested.size(), nested.size()}).error().code ==
          ErrorCode::kLimit);
}
