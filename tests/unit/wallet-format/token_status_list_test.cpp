// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/status-list/token_status_list.h"
#include "base/text_encoding.h"
#include "tests/support/result_text.h"
#include "tests/support/seeded_random.h"
#include "wallet-format/src/deflate.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace carnet::wallet {
namespace {

constexpr std::size_t kCap = 2 * 1024 * 1024;

ErrorCode decode_error(std::string_view text, unsigned entry_bits = 1, std::size_t cap = kCap) {
    const auto list = TokenStatusList::decode(text, entry_bits, cap);
    REQUIRE_FALSE(list);
    return list.error().code;
}

TEST_CASE("index 0 is in the least significant bits of the first byte", "[wallet-format][token-status]") {
    auto ones = TokenStatusList::zeros(16, 1).value();
    CHECK(ones.set(0, 1));
    CHECK(ones.bytes()[0] == 0x01);
    CHECK(ones.set(7, 1));
    CHECK(ones.bytes()[0] == 0x81);
    CHECK(ones.set(8, 1));
    CHECK(ones.bytes()[1] == 0x01);
    auto fours = TokenStatusList::zeros(4, 4).value();
    CHECK(fours.set(1, 0xA));
    CHECK(fours.set(2, 0x3));
    CHECK(fours.bytes()[0] == 0xA0);
    CHECK(fours.bytes()[1] == 0x03);
    CHECK(fours.set(1, 0));
    CHECK(fours.bytes()[0] == 0x00);
}

TEST_CASE("statuses of every width keep their values and their neighbours'",
          "[wallet-format][token-status]") {
    for (const unsigned bits : {1U, 2U, 4U, 8U}) {
        INFO("statuses of " << bits << " bits");
        auto list = TokenStatusList::zeros(1001, bits).value();
        test::SeededRandom random(bits);
        std::vector<unsigned> values(list.entries());
        for (auto& value : values) value = static_cast<unsigned>(random.below(std::uint64_t{1} << bits));
        for (std::size_t i = 0; i < values.size(); ++i) REQUIRE(list.set(i, values[i]));
        const auto back = TokenStatusList::decode(list.encode(), bits, kCap).value();
        REQUIRE(back.entries() == values.size());
        bool same = true;
        for (std::size_t i = 0; i < values.size(); ++i) same = same && back.get(i).value() == values[i];
        CHECK(same);
        CHECK(list.set(0, 1U << bits).error().code == ErrorCode::kBadValue);
    }
}

TEST_CASE("an index beyond the list of token statuses is out of range", "[wallet-format][token-status]") {
    auto list = TokenStatusList::zeros(12, 2).value();
    CHECK(list.entries() == 12);
    CHECK(list.get(11).value() == kTokenValid);
    for (const std::uint64_t index : {std::uint64_t{12}, std::uint64_t{1} << 63U, UINT64_MAX}) {
        CHECK(list.get(index).error().code == ErrorCode::kStatusIndexRange);
        CHECK(list.set(index, 1).error().code == ErrorCode::kStatusIndexRange);
    }
    const auto empty =
        TokenStatusList::decode(TokenStatusList::zeros(0, 1).value().encode(), 1, kCap).value();
    CHECK(empty.get(0).error().code == ErrorCode::kStatusIndexRange);
}

TEST_CASE("only 1, 2, 4 and 8 bits are widths of a token status", "[wallet-format][token-status]") {
    const auto text = TokenStatusList::zeros(8, 1).value().encode();
    for (const unsigned bits : {0U, 3U, 5U, 6U, 7U, 9U, 16U}) {
        CHECK(TokenStatusList::zeros(8, bits).error().code == ErrorCode::kBadValue);
        CHECK(decode_error(text, bits) == ErrorCode::kBadValue);
    }
    CHECK(TokenStatusList::zeros(UINT64_MAX, 1).error().code == ErrorCode::kStatusListTooLarge);
}

TEST_CASE("equal statuses are encoded equally, at the best compression", "[wallet-format][token-status]") {
    auto list = TokenStatusList::zeros(std::uint64_t{1} << 20U, 2).value();
    CHECK(list.set(4711, kTokenSuspended));
    const auto text = list.encode();
    CHECK(text == TokenStatusList::decode(text, 2, kCap).value().encode());
    const auto bytes = decode_base64url(text).value();
    CHECK(bytes[0] == 0x78);
    CHECK(bytes[1] == 0xDA);
}

TEST_CASE("a list of any other wrapper, cut short, damaged or followed by something is refused",
          "[wallet-format][token-status]") {
    test::SeededRandom random(5);
    Bytes noise(4096);
    random.fill(noise);
    const Bytes good = zlib_compress(noise);
    const auto text = encode_base64url(good);
    REQUIRE(TokenStatusList::decode(text, 8, kCap));
    constexpr auto kEncoding = ErrorCode::kStatusListEncoding;
    CHECK(decode_error("") == kEncoding);
    CHECK(decode_error(text + "=") == kEncoding);
    CHECK(decode_error("u" + text) == kEncoding);
    CHECK(decode_error(encode_base64url(gzip(noise))) == kEncoding);
    for (std::size_t cut = 0; cut < good.size(); cut += 61)
        REQUIRE(decode_error(encode_base64url(ByteView(good).first(cut))) == kEncoding);
    auto longer = good;
    longer.push_back(0);
    CHECK(decode_error(encode_base64url(longer)) == kEncoding);
    auto wrong_sum = good;
    wrong_sum.back() ^= 1U;
    CHECK(decode_error(encode_base64url(wrong_sum)) == kEncoding);
}

TEST_CASE("any zlib level is read: the header is no fixed value", "[wallet-format][token-status]") {
    const Bytes packed{0xB9, 0xA3};
    Bytes stored{0x78, 0x01, 0x01, 0x02, 0x00, 0xFD, 0xFF, 0xB9, 0xA3};  // without compression
    const auto compressed = zlib_compress(packed);
    stored.insert(stored.end(), compressed.end() - 4, compressed.end());
    const auto list = TokenStatusList::decode(encode_base64url(stored), 1, kCap);
    REQUIRE(list);
    CHECK(std::ranges::equal(list->bytes(), packed));
}

TEST_CASE("a token list is inflated up to its cap and not one byte further",
          "[wallet-format][token-status]") {
    const Bytes zeros(1'000'000);
    const auto text = encode_base64url(zlib_compress(zeros));
    CHECK(text.size() < 2000);
    CHECK(TokenStatusList::decode(text, 1, zeros.size()));
    CHECK(decode_error(text, 1, zeros.size() - 1) == ErrorCode::kStatusListTooLarge);
    CHECK(decode_error(std::string(100'000, 'A'), 1, 1000) == ErrorCode::kStatusListTooLarge);
}

}  // namespace
}  // namespace carnet::wallet
