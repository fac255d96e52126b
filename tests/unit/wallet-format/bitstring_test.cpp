// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/status-list/bitstring.h"
#include "base/text_encoding.h"
#include "tests/support/result_text.h"
#include "tests/support/seeded_random.h"
#include "wallet-format/src/deflate.h"

#include <ctime>
#include <string>
#include <vector>

#include <zlib.h>
#include <catch2/catch.hpp>

namespace carnet::wallet {
namespace {

constexpr std::size_t kCap = 16 * 1024 * 1024;

std::string encoded(ByteView compressed) {
    return encode_multibase(Multibase::kBase64Url, compressed);
}

ErrorCode decode_error(std::string_view text, unsigned entry_bits = 1, std::size_t cap = kCap) {
    const auto bits = Bitstring::decode(text, entry_bits, cap);
    REQUIRE_FALSE(bits);
    return bits.error().code;
}

TEST_CASE("index 0 is the most significant bit of the first byte", "[wallet-format][status-list]") {
    auto bits = Bitstring::zeros(kMinStatusEntries).value();
    CHECK(bits.bytes().size() == 16384);
    CHECK(bits.set(0, 1));
    CHECK(bits.bytes()[0] == 0x80);
    CHECK(bits.set(7, 1));
    CHECK(bits.bytes()[0] == 0x81);
    CHECK(bits.set(131'071, 1));
    CHECK(bits.bytes()[16383] == 0x01);
    CHECK(bits.set(0, 0));
    CHECK(bits.bytes()[0] == 0x01);
    CHECK(bits.get(7).value() == 1);
    CHECK(bits.get(8).value() == 0);
}

TEST_CASE("entries of one to eight bits keep their values, also across bytes",
          "[wallet-format][status-list]") {
    for (unsigned size = 1; size <= 8; ++size) {
        auto bits = Bitstring::zeros(kMinStatusEntries, size).value();
        test::SeededRandom random(size);
        std::vector<unsigned> values(1000);
        for (auto& value : values) value = static_cast<unsigned>(random.below(std::uint64_t{1} << size));
        for (std::size_t i = 0; i < values.size(); ++i) REQUIRE(bits.set(i, values[i]));
        const auto back = Bitstring::decode(bits.encode(), size, kCap).value();
        INFO("entries of " << size << " bits");
        CHECK(back.entries() >= kMinStatusEntries);
        bool same = true;
        for (std::size_t i = 0; i < values.size(); ++i) same = same && back.get(i).value() == values[i];
        CHECK(same);
        CHECK(bits.set(0, 1U << size).error().code == ErrorCode::kBadValue);
    }
}

TEST_CASE("an index beyond the list is out of range", "[wallet-format][status-list]") {
    auto bits = Bitstring::zeros(kMinStatusEntries, 2).value();
    CHECK(bits.get(131'071).value() == 0);
    for (const std::uint64_t index : {std::uint64_t{131'072}, std::uint64_t{1} << 63U, UINT64_MAX}) {
        CHECK(bits.get(index).error().code == ErrorCode::kStatusIndexRange);
        CHECK(bits.set(index, 1).error().code == ErrorCode::kStatusIndexRange);
    }
}

TEST_CASE("a list has at least 131072 entries, however wide they are", "[wallet-format][status-list]") {
    CHECK(Bitstring::zeros(kMinStatusEntries - 1).error().code == ErrorCode::kStatusListLength);
    CHECK(Bitstring::zeros(kMinStatusEntries, 9).error().code == ErrorCode::kBadValue);
    CHECK(Bitstring::zeros(kMinStatusEntries, 0).error().code == ErrorCode::kBadValue);
    CHECK(Bitstring::zeros(UINT64_MAX).error().code == ErrorCode::kStatusListTooLarge);
    const auto of_bits = Bitstring::zeros(kMinStatusEntries).value().encode();
    CHECK(decode_error(of_bits, 2) == ErrorCode::kStatusListLength);
    CHECK(decode_error(of_bits, 8) == ErrorCode::kStatusListLength);
    CHECK(Bitstring::decode(Bitstring::zeros(kMinStatusEntries, 8).value().encode(), 8, kCap));
    CHECK(decode_error(encoded(gzip(Bytes(16383)))) == ErrorCode::kStatusListLength);
    CHECK(decode_error(encoded(gzip({}))) == ErrorCode::kStatusListLength);
}

TEST_CASE("equal bits are encoded equally, without time or system", "[wallet-format][status-list]") {
    auto bits = Bitstring::zeros(kMinStatusEntries).value();
    CHECK(bits.set(4711, 1));
    const auto text = bits.encode();
    CHECK(text == Bitstring::decode(text, 1, kCap).value().encode());
    const auto bytes = decode_multibase(Multibase::kBase64Url, text).value();
    CHECK(Bytes(bytes.begin(), bytes.begin() + 4) == Bytes{0x1F, 0x8B, 8, 0});
    CHECK(Bytes(bytes.begin() + 4, bytes.begin() + 8) == Bytes{0, 0, 0, 0});
    CHECK(bytes[9] == 255);
}

TEST_CASE("only base64url with its multibase header is a list", "[wallet-format][status-list]") {
    const auto good = Bitstring::zeros(kMinStatusEntries).value().encode();
    const auto bytes = decode_multibase(Multibase::kBase64Url, good).value();
    constexpr auto kEncoding = ErrorCode::kStatusListEncoding;
    CHECK(decode_error("") == kEncoding);
    CHECK(decode_error("u") == kEncoding);
    CHECK(decode_error(good.substr(1)) == kEncoding);
    CHECK(decode_error("z" + good.substr(1)) == kEncoding);
    CHECK(decode_error(good + "=") == kEncoding);
    CHECK(decode_error(good + "\n") == kEncoding);
    CHECK(decode_error("uu" + good.substr(1)) == kEncoding);
    CHECK(decode_error(encode_multibase(Multibase::kBase58Btc, bytes)) == kEncoding);
}

TEST_CASE("compressed data that is cut, damaged or followed by something is refused",
          "[wallet-format][status-list]") {
    constexpr auto kEncoding = ErrorCode::kStatusListEncoding;
    test::SeededRandom random(5);
    Bytes noise(16384);
    random.fill(noise);
    const Bytes good = gzip(noise);
    REQUIRE(gunzip(good, kCap).value() == noise);
    for (std::size_t cut = 0; cut < good.size(); cut += 97) {
        REQUIRE(decode_error(encoded(ByteView(good).first(cut))) == kEncoding);
    }
    CHECK(decode_error(encoded(ByteView(good).first(good.size() - 1))) == kEncoding);
    auto longer = good;
    longer.push_back(0);
    CHECK(decode_error(encoded(longer)) == kEncoding);
    auto twice = good;
    twice.insert(twice.end(), good.begin(), good.end());
    CHECK(decode_error(encoded(twice)) == kEncoding);
    for (std::size_t at = 10; at < good.size(); at += 131) {
        auto flipped = good;
        flipped[at] ^= 0x10;
        const auto bits = gunzip(flipped, kCap);
        REQUIRE((!bits || *bits == noise));  // a few bits of a deflate stream are padding
    }
    CHECK(decode_error(encoded(ByteView(good).subspan(10))) == kEncoding);
    CHECK(decode_error(encoded(noise)) == kEncoding);
}

TEST_CASE("a list is inflated up to its cap and not one byte further", "[wallet-format][status-list]") {
    const Bytes zeros(100'000);
    const auto compressed = gzip(zeros);
    CHECK(gunzip(compressed, zeros.size()).value().size() == zeros.size());
    CHECK(gunzip(compressed, zeros.size()).value().capacity() <= zeros.size());
    CHECK(gunzip(compressed, zeros.size() - 1).error().code == ErrorCode::kStatusListTooLarge);
    CHECK(gunzip(compressed, 0).error().code == ErrorCode::kStatusListTooLarge);
}

// A gigabyte of zeros, compressed piece by piece: about a megabyte.
Bytes gigabyte_bomb() {
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, MAX_WBITS + 16, 9, Z_DEFAULT_STRATEGY) == Z_OK);
    Bytes zeros(1024 * 1024);
    Bytes out(16 * 1024 * 1024);
    stream.next_out = out.data();
    stream.avail_out = static_cast<uInt>(out.size());
    for (int piece = 0; piece < 1024; ++piece) {
        stream.next_in = zeros.data();
        stream.avail_in = static_cast<uInt>(zeros.size());
        deflate(&stream, piece == 1023 ? Z_FINISH : Z_NO_FLUSH);
    }
    REQUIRE(stream.total_in == 1024UL * 1024 * 1024);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

TEST_CASE("a text too long for any list of the allowed size is not even decoded",
          "[wallet-format][status-list]") {
    const std::string text = "u" + std::string(100'000, '!');  // no base64url: decoding it would say so
    CHECK(decode_error(text, 1, 64 * 1024) == ErrorCode::kStatusListTooLarge);
    CHECK(decode_error(text, 1, 128 * 1024) == ErrorCode::kStatusListEncoding);
    test::SeededRandom random(6);
    Bytes noise(64 * 1024);
    random.fill(noise);
    CHECK(Bitstring::decode(encoded(gzip(noise)), 1, noise.size()));
}

TEST_CASE("a bomb of a gigabyte is refused at the cap and at once", "[wallet-format][status-list]") {
    const auto bomb = gigabyte_bomb();
    const std::clock_t begun = std::clock();
    CHECK(gunzip(bomb, 2 * 1024 * 1024).error().code == ErrorCode::kStatusListTooLarge);
    const double seconds = static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
    CHECK(seconds < 0.1);
    CHECK(decode_error(encoded(bomb), 1, 2 * 1024 * 1024) == ErrorCode::kStatusListTooLarge);
}

}  // namespace
}  // namespace carnet::wallet
