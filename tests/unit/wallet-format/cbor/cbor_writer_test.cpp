// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/cbor/cbor_writer.h"

#include "base/text_encoding.h"
#include "tests/support/result_text.h"
#include "tests/support/seeded_random.h"
#include "wallet-format/cbor/cbor_reader.h"

#include <catch2/catch.hpp>

#include <array>
#include <limits>

using namespace carnet;
using namespace carnet::wallet;

namespace {

std::string hex(const CborValue& value) {
    return encode_hex(write_cbor(value));
}

class RandomItems {
  public:
    explicit RandomItems(Random& random) : random_(random) {}

    CborValue make(std::size_t depth) {
        switch (byte() % (depth == 0 ? 5U : 8U)) {
            case 0:
                return CborValue::of_integer(number());
            case 1:
                return CborValue::of_text(std::string(byte() % 40, 'x') + "é");
            case 2:
                return CborValue::of_bytes(Bytes(byte(), 0xab));
            case 3:
                return CborValue::of_boolean(byte() % 2 == 0);
            case 4:
                return {};
            case 5:
                return CborValue::of_tag(static_cast<std::uint64_t>(number()), make(depth - 1));
            case 6:
                return array(depth);
            default:
                return map(depth);
        }
    }

  private:
    std::uint8_t byte() {
        std::array<std::uint8_t, 1> one{};
        random_.fill(one);
        return one[0];
    }
    // Of any length in bytes.
    std::int64_t number() {
        std::int64_t made = 0;
        for (int i = byte() % 7; i >= 0; --i) made = made * 256 + byte();
        return byte() % 2 == 0 ? made : -made;
    }
    CborValue array(std::size_t depth) {
        std::vector<CborValue> elements(byte() % 4);
        for (auto& element : elements) element = make(depth - 1);
        return CborValue::of_array(std::move(elements));
    }
    // In the writer's order, so that what is read back compares equal.
    CborValue map(std::size_t depth) {
        std::vector<CborValue::Entry> entries;
        for (std::int64_t label = 0; label < byte() % 4; ++label)
            entries.emplace_back(CborValue::of_integer(label * 100), make(depth - 1));
        entries.emplace_back(CborValue::of_integer(-7), make(depth - 1));
        entries.emplace_back(CborValue::of_text("a"), make(depth - 1));
        return CborValue::of_map(std::move(entries));
    }

    Random& random_;
};

}  // namespace

TEST_CASE("numbers and lengths have the shortest head", "[wallet][cbor]") {
    CHECK(hex(CborValue::of_integer(23)) == "17");
    CHECK(hex(CborValue::of_integer(24)) == "1818");
    CHECK(hex(CborValue::of_integer(256)) == "190100");
    CHECK(hex(CborValue::of_integer(65'536)) == "1a00010000");
    CHECK(hex(CborValue::of_integer(4'294'967'296)) == "1b0000000100000000");
    CHECK(hex(CborValue::of_integer(-24)) == "37");
    CHECK(hex(CborValue::of_integer(-25)) == "3818");
    CHECK(hex(CborValue::of_integer(std::numeric_limits<std::int64_t>::min())) == "3b7fffffffffffffff");
    CHECK(hex(CborValue::of_text(std::string(23, 'a'))).substr(0, 2) == "77");
    CHECK(hex(CborValue::of_bytes(Bytes(24))).substr(0, 4) == "5818");
    CHECK(hex(CborValue::of_tag(18, CborValue::of_array({}))) == "d280");
    CHECK(hex({}) == "f6");
}

TEST_CASE("labels come in the order of their bytes, however they were given", "[wallet][cbor]") {
    const auto label = [](std::int64_t number) { return CborValue::of_integer(number); };
    const auto map = CborValue::of_map({{CborValue::of_text("aa"), label(6)},
                                        {label(-1), label(4)},
                                        {label(100), label(3)},
                                        {CborValue::of_text("b"), label(5)},
                                        {label(10), label(2)}});
    CHECK(hex(map) ==
          "a50a0218640320046162056261610"
          "6");  // the example of RFC 8949 4.2.1
}

TEST_CASE("whatever is written is read back as deterministic and the same", "[wallet][cbor]") {
    test::SeededRandom random(18);
    RandomItems items(random);
    for (int round = 0; round < 2'000; ++round) {
        const CborValue value = items.make(4);
        const Bytes bytes = write_cbor(value);
        const auto again = read_cbor(bytes, CborSpelling::kDeterministic, {1U << 20U, 8, 100'000});
        REQUIRE(again);
        REQUIRE(*again == value);
        REQUIRE(write_cbor(*again) == bytes);
    }
}
