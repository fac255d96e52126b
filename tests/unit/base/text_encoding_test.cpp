// SPDX-License-Identifier: Apache-2.0
#include "base/text_encoding.h"

#include "tests/support/result_text.h"
#include "tests/support/seeded_random.h"

#include <catch2/catch.hpp>

using namespace carnet;

namespace {

Bytes bytes_of(std::string_view text) {
    return {text.begin(), text.end()};
}

struct Sample {
    std::string_view plain;
    std::string_view text;
};

void check_samples(const std::vector<Sample>& samples, std::string (*encode)(ByteView),
                   Result<Bytes> (*decode)(std::string_view)) {
    for (const Sample& sample : samples) {
        CAPTURE(sample.plain, sample.text);
        CHECK(encode(as_bytes(sample.plain)) == sample.text);
        CHECK(decode(sample.text).value() == bytes_of(sample.plain));
    }
}

void check_round_trip(std::string (*encode)(ByteView), Result<Bytes> (*decode)(std::string_view)) {
    test::SeededRandom random(58);
    for (std::size_t size = 0; size < 200; ++size) {
        Bytes bytes(size);
        random.fill(bytes);
        if (size % 3 == 0 && size > 4) bytes[0] = bytes[1] = bytes[size - 1] = 0;
        const std::string text = encode(bytes);
        REQUIRE(decode(text).value() == bytes);
    }
}

// Whatever a decoder accepts is spelled as its encoder spells it: texts one character away are refused or
// stand for other bytes.
void check_one_spelling(std::string (*encode)(ByteView), Result<Bytes> (*decode)(std::string_view)) {
    test::SeededRandom random(7);
    for (std::size_t size = 0; size < 12; ++size) {
        Bytes bytes(size);
        random.fill(bytes);
        const std::string text = encode(bytes);
        for (std::size_t place = 0; place < text.size(); ++place) {
            for (int c = 0; c < 256; ++c) {
                std::string other = text;
                other[place] = static_cast<char>(c);
                if (const auto decoded = decode(other)) REQUIRE(encode(*decoded) == other);
            }
        }
        for (const char* extra : {"=", "==", " ", "\n", "A", "1", "-"}) {
            if (const auto decoded = decode(text + extra)) REQUIRE(encode(*decoded) == text + extra);
            if (const auto decoded = decode(extra + text)) REQUIRE(encode(*decoded) == extra + text);
        }
    }
}

struct Refused {
    std::string_view text;
    std::string_view where;
};

void check_refused(const std::vector<Refused>& cases, ErrorCode code,
                   Result<Bytes> (*decode)(std::string_view)) {
    for (const Refused& refused : cases) {
        CAPTURE(refused.text);
        const auto decoded = decode(refused.text);
        REQUIRE_FALSE(decoded);
        CHECK(decoded.error().code == code);
        CHECK(decoded.error().where == refused.where);
        CHECK_FALSE(decoded.error().detail.empty());
    }
}

}  // namespace

TEST_CASE("the examples of RFC 4648 are spelled as it spells them", "[base][text_encoding]") {
    check_samples({{"", ""}, {"f", "66"}, {"foobar", "666f6f626172"}}, encode_hex, decode_hex);
    check_samples({{"", ""},
                   {"f", "Zg=="},
                   {"fo", "Zm8="},
                   {"foo", "Zm9v"},
                   {"foob", "Zm9vYg=="},
                   {"fooba", "Zm9vYmE="},
                   {"foobar", "Zm9vYmFy"}},
                  encode_base64, decode_base64);
    check_samples({{"", ""},
                   {"f", "Zg"},
                   {"fo", "Zm8"},
                   {"foo", "Zm9v"},
                   {"foob", "Zm9vYg"},
                   {"fooba", "Zm9vYmE"},
                   {"foobar", "Zm9vYmFy"},
                   {"\xfb\xff\xbf", "-_-_"}},
                  encode_base64url, decode_base64url);
}

TEST_CASE("the examples of RFC 9285 are spelled as it spells them", "[base][text_encoding]") {
    check_samples({{"AB", "BB8"},
                   {"Hello!!", "%69 VD92EX0"},
                   {"base-45", "UJCLQE7W581"},
                   {"ietf!", "QED8WEX0"},
                   {"", ""}},
                  encode_base45, decode_base45);
    CHECK(decode_base45("FGW").value() == Bytes{0xff, 0xff});
}

TEST_CASE("base45 that is cut, foreign or larger than its bytes is refused at its place",
          "[base][text_encoding]") {
    const auto place_of = [](std::string_view text) {
        const auto decoded = decode_base45(text);
        REQUIRE_FALSE(decoded);
        CHECK(decoded.error().code == ErrorCode::kBadBase45);
        return decoded.error().where;
    };
    CHECK(place_of("B") == "offset 0");
    CHECK(place_of("BB8B") == "offset 3");
    CHECK(place_of("BB8GGW") == "offset 3");  // 65,536
    CHECK(place_of(":::") == "offset 0");
    CHECK(decode_base45("U5").value() == Bytes{0xff});
    CHECK(place_of("V5") == "offset 0");  // 256
    CHECK(place_of("BBa") == "offset 2");
    CHECK(place_of("BB8\nB8") == "offset 3");
}

TEST_CASE("base58 keeps leading zero bytes as leading ones", "[base][text_encoding]") {
    using namespace std::string_view_literals;
    check_samples({{"", ""},
                   {"a", "2g"},
                   {"bbb", "a3gV"},
                   {"Hello World!", "2NEpo7TZRRrLZSi2U"},
                   {"\0"sv, "1"},
                   {"\0\0\0\x01"sv, "1112"},
                   {"\0\0\x28\x7f\xb4\xcd"sv, "11233QC4"}},
                  encode_base58btc, decode_base58btc);
}

TEST_CASE("each encoding gives back the bytes that it was given", "[base][text_encoding]") {
    check_round_trip(encode_hex, decode_hex);
    check_round_trip(encode_base64, decode_base64);
    check_round_trip(encode_base64url, decode_base64url);
    check_round_trip(encode_base45, decode_base45);
    check_round_trip(encode_base58btc, decode_base58btc);
}

TEST_CASE("each byte string has exactly one spelling", "[base][text_encoding]") {
    check_one_spelling(encode_base64, decode_base64);
    check_one_spelling(encode_base64url, decode_base64url);
    check_one_spelling(encode_base45, decode_base45);
    check_one_spelling(encode_base58btc, decode_base58btc);
}

TEST_CASE("hexadecimal is read in either case and refused when it is anything else",
          "[base][text_encoding]") {
    CHECK(decode_hex("DEADbeef").value() == Bytes{0xde, 0xad, 0xbe, 0xef});
    check_refused({{"a", "offset 0"},
                   {"abc", "offset 2"},
                   {"0g", "offset 1"},
                   {"0x12", "offset 1"},
                   {"12 34", "offset 2"},
                   {"12\n", "offset 2"},
                   {"\xc3\xa9", "offset 0"}},
                  ErrorCode::kBadHex, decode_hex);
}

TEST_CASE("base64url that is padded, cut, foreign or not canonical is refused", "[base][text_encoding]") {
    check_refused({{"Zg==", "offset 2"},
                   {"Zg=", "offset 2"},
                   {"Z", "offset 0"},
                   {"Zm9vY", "offset 4"},
                   {"Zh", "offset 1"},   // unused bits 0001
                   {"Zm9", "offset 2"},  // unused bits 01
                   {"+_-_", "offset 0"},
                   {"-/-_", "offset 1"},
                   {"Zm 9v", "offset 2"},
                   {"Zm9v\n", "offset 4"},
                   {std::string_view("Zm\0v", 4), "offset 2"}},
                  ErrorCode::kBadBase64url, decode_base64url);
}

TEST_CASE("base64 without its padding, with too much or with foreign characters is refused",
          "[base][text_encoding]") {
    check_refused({{"Zg", "offset 2"},
                   {"Zg=", "offset 3"},
                   {"Zh==", "offset 1"},
                   {"Zm9=", "offset 2"},
                   {"====", "offset 0"},
                   {"Z===", "offset 1"},
                   {"Zg==Zg==", "offset 2"},
                   {"-_-_", "offset 0"},
                   {"Zm9v\n", "offset 5"}},
                  ErrorCode::kBadBase64url, decode_base64);
}

TEST_CASE("base58 with look-alike characters or without end is refused", "[base][text_encoding]") {
    check_refused({{"0", "offset 0"},
                   {"1O", "offset 1"},
                   {"zI", "offset 1"},
                   {"zzl", "offset 2"},
                   {"2g ", "offset 2"},
                   {"2g=", "offset 2"},
                   {"\xff", "offset 0"}},
                  ErrorCode::kBadBase58, decode_base58btc);
    CHECK(decode_base58btc(std::string(kMaxBase58Text, 'z')));
    const auto endless = decode_base58btc(std::string(kMaxBase58Text + 1, 'z'));
    REQUIRE_FALSE(endless);
    CHECK(endless.error().where == "offset 1024");
}

TEST_CASE("a multibase value is read only in the base that its header names", "[base][text_encoding]") {
    const Bytes bytes{1, 2, 3, 4};
    for (const auto base : {Multibase::kBase58Btc, Multibase::kBase64Url}) {
        const std::string text = encode_multibase(base, bytes);
        CHECK(text.front() == static_cast<char>(base));
        CHECK(decode_multibase(base, text).value() == bytes);
        CHECK(decode_multibase(text).value() == bytes);
    }
    const std::string base58 = encode_multibase(Multibase::kBase58Btc, bytes);
    CHECK(decode_multibase(Multibase::kBase64Url, base58).error().code == ErrorCode::kBadMultibase);
    for (const char* text : {"", "m", "mAQID", "f01020304", "Z2g", "U", " z2g"}) {
        CAPTURE(text);
        CHECK(decode_multibase(text).error().code == ErrorCode::kBadMultibase);
        CHECK(decode_multibase(Multibase::kBase58Btc, text).error().code == ErrorCode::kBadMultibase);
    }
    CHECK(decode_multibase("z0").error().code == ErrorCode::kBadBase58);
    CHECK(decode_multibase("uZg==").error().code == ErrorCode::kBadBase64url);
    CHECK(decode_multibase("z").value().empty());
}

TEST_CASE("UTF-8 is well-formed exactly where RFC 3629 says so", "[base][text_encoding]") {
    using namespace std::string_view_literals;
    for (const std::string_view good :
         {""sv, "a"sv, "\0"sv, "\x7f"sv, "\xc2\x80"sv, "\xdf\xbf"sv, "\xe0\xa0\x80"sv, "\xed\x9f\xbf"sv,
          "\xee\x80\x80"sv, "\xef\xbf\xbf"sv, "\xf0\x90\x80\x80"sv, "\xf4\x8f\xbf\xbf"sv}) {
        CAPTURE(good);
        CHECK(is_utf8(good));
    }
    for (const std::string_view bad :
         {"\x80"sv, "\xbf"sv, "\xc0\x80"sv, "\xc1\xbf"sv, "\xc2"sv, "\xc2\x41"sv, "\xe0\x9f\xbf"sv,
          "\xed\xa0\x80"sv, "\xed\xbf\xbf"sv, "\xe2\x82"sv, "\xf0\x8f\xbf\xbf"sv, "\xf4\x90\x80\x80"sv,
          "\xf5\x80\x80\x80"sv, "\xff"sv, "\xfe"sv, "a\xc3"sv, "\xf0\x9f\x98"sv}) {
        CAPTURE(encode_hex(as_bytes(bad)));
        CHECK_FALSE(is_utf8(bad));
        CHECK_FALSE(is_utf8(std::string(100, 'x') + std::string(bad) + std::string(100, 'y')));
    }
}
