// SPDX-License-Identifier: Apache-2.0
#include "base/text_encoding.h"

#include "base/src/utf8.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

namespace carnet {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::string_view kBase64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kBase64urlDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view kBase45Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
constexpr std::string_view kBase58Digits = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

// The value of each character in an alphabet, -1 for strangers.
using DigitValues = std::array<std::int8_t, 256>;

constexpr DigitValues values_of(std::string_view alphabet) {
    DigitValues values{};
    values.fill(-1);
    for (std::size_t i = 0; i < alphabet.size(); ++i) {
        values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::int8_t>(i);
    }
    return values;
}

constexpr DigitValues hex_values() {
    DigitValues values = values_of(kHexDigits);
    for (std::size_t i = 0; i < 6; ++i) values['A' + i] = static_cast<std::int8_t>(10 + i);
    return values;
}

constexpr DigitValues kHexValues = hex_values();
constexpr DigitValues kBase64Values = values_of(kBase64Digits);
constexpr DigitValues kBase64urlValues = values_of(kBase64urlDigits);
constexpr DigitValues kBase45Values = values_of(kBase45Digits);
constexpr DigitValues kBase58Values = values_of(kBase58Digits);

int value_of(const DigitValues& values, char digit) {
    return values[static_cast<unsigned char>(digit)];
}

std::string at_offset(std::size_t offset) {
    return "offset " + std::to_string(offset);
}

// Three bytes become four digits; one or two left over become two or three.
std::string encode_in_sixes(ByteView bytes, std::string_view digits) {
    std::string text;
    text.reserve((bytes.size() * 4 + 2) / 3 + 2);
    std::uint32_t window = 0;
    unsigned bits = 0;
    for (const std::uint8_t byte : bytes) {
        window = (window << 8U) | byte;
        bits += 8;
        while (bits >= 6) {
            bits -= 6;
            text += digits[(window >> bits) & 63U];
        }
    }
    if (bits > 0) text += digits[(window << (6 - bits)) & 63U];
    return text;
}

Error bad_digit(std::string_view encoding, std::size_t offset) {
    return error(ErrorCode::kBadBase64url,
                 "this character does not belong to " + std::string(encoding) +
                     "; copy the value again, without spaces, line breaks or padding that is not its own",
                 at_offset(offset));
}

// `text` comes without padding. Each byte string has one spelling: a single left-over digit and
// left-over bits that are not zero would be others.
Result<Bytes> decode_in_sixes(std::string_view text, const DigitValues& values, std::string_view encoding) {
    Bytes bytes;
    bytes.reserve(text.size() / 4 * 3 + 2);
    std::uint32_t window = 0;
    unsigned bits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int value = value_of(values, text[i]);
        if (value < 0) return bad_digit(encoding, i);
        window = (window << 6U) | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes.push_back(static_cast<std::uint8_t>(window >> bits));
        }
    }
    if (text.size() % 4 == 1) {
        return error(ErrorCode::kBadBase64url, std::string(encoding) + " of this length was cut short",
                     at_offset(text.size() - 1));
    }
    if ((window & ((1U << bits) - 1U)) != 0) {
        return error(ErrorCode::kBadBase64url,
                     "the unused bits of the last " + std::string(encoding) + " character are not zero",
                     at_offset(text.size() - 1));
    }
    return bytes;
}

constexpr std::uint32_t kRadix45 = 45;

// One to three digits, the least significant first.
Result<std::uint32_t> read_group(std::string_view text, std::size_t begin, std::size_t digits) {
    std::uint32_t number = 0;
    for (std::size_t i = begin + digits; i > begin; --i) {
        const int value = value_of(kBase45Values, text[i - 1]);
        if (value < 0) {
            return error(ErrorCode::kBadBase45,
                         "this character does not belong to base45; scan the code again", at_offset(i - 1));
        }
        number = number * kRadix45 + static_cast<std::uint32_t>(value);
    }
    return number;
}

// Base 58 has no bits in common with bytes, so both directions are long arithmetic, quadratic in the length.
// Five digits at a time (58^5 fits 30 bits) against four bytes at a time makes that a twentieth of the steps.
constexpr std::size_t kDigitsAtOnce = 5;
constexpr std::array<std::uint32_t, kDigitsAtOnce + 1> kPowersOf58 = {1,       58,         3'364,
                                                                      195'112, 11'316'496, 656'356'768};

// number = number * factor + carry, over little-endian limbs in base `kBase`.
template <std::uint64_t kBase>
void multiply_add(std::vector<std::uint32_t>& number, std::uint64_t factor, std::uint64_t carry) {
    for (std::uint32_t& limb : number) {
        carry += factor * limb;
        limb = static_cast<std::uint32_t>(carry % kBase);
        carry /= kBase;
    }
    for (; carry > 0; carry /= kBase) number.push_back(static_cast<std::uint32_t>(carry % kBase));
}

constexpr std::uint64_t kFourBytes = std::uint64_t{1} << 32U;

// The number's digits in base `radix`, `per_limb` of them a limb, least significant first and without zeros
// at the end.
std::vector<std::uint8_t> digits_of(const std::vector<std::uint32_t>& number, std::uint32_t radix,
                                    std::size_t per_limb) {
    std::vector<std::uint8_t> digits;
    digits.reserve(number.size() * per_limb);
    for (std::uint32_t limb : number) {
        for (std::size_t i = 0; i < per_limb; ++i, limb /= radix)
            digits.push_back(static_cast<std::uint8_t>(limb % radix));
    }
    while (!digits.empty() && digits.back() == 0) digits.pop_back();
    return digits;
}

}  // namespace

std::string encode_hex(ByteView bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text += kHexDigits[byte >> 4U];
        text += kHexDigits[byte & 15U];
    }
    return text;
}

Result<Bytes> decode_hex(std::string_view text) {
    Bytes bytes;
    bytes.reserve(text.size() / 2);
    int high = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int value = value_of(kHexValues, text[i]);
        if (value < 0) {
            return error(ErrorCode::kBadHex, "only 0-9, a-f and A-F may stand here", at_offset(i));
        }
        if (i % 2 == 0) {
            high = value;
        } else {
            bytes.push_back(static_cast<std::uint8_t>(high * 16 + value));
        }
    }
    if (text.size() % 2 != 0) {
        return error(ErrorCode::kBadHex, "an odd number of hexadecimal digits: one is missing or too many",
                     at_offset(text.size() - 1));
    }
    return bytes;
}

// spec: RFC 4648 5
std::string encode_base64url(ByteView bytes) {
    return encode_in_sixes(bytes, kBase64urlDigits);
}

// spec: RFC 4648 3.5 (canonical encoding), RFC 7515 2 (no padding)
Result<Bytes> decode_base64url(std::string_view text) {
    return decode_in_sixes(text, kBase64urlValues, "base64url");
}

// spec: RFC 4648 4
std::string encode_base64(ByteView bytes) {
    std::string text = encode_in_sixes(bytes, kBase64Digits);
    text.append((4 - text.size() % 4) % 4, '=');
    return text;
}

// spec: RFC 4648 3.2 (padding is required), 3.5
Result<Bytes> decode_base64(std::string_view text) {
    if (text.size() % 4 != 0) {
        return error(ErrorCode::kBadBase64url, "base64 comes in groups of four characters, padding included",
                     at_offset(text.size()));
    }
    std::size_t padding = 0;
    while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') ++padding;
    return decode_in_sixes(text.substr(0, text.size() - padding), kBase64Values, "base64");
}

// spec: Controlled Identifiers 1.0 section 2.4
std::string encode_base45(ByteView bytes) {
    std::string text;
    text.reserve(bytes.size() / 2 * 3 + 2);
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        const bool is_pair = i + 1 < bytes.size();
        std::uint32_t number = is_pair ? bytes[i] * 256U + bytes[i + 1] : bytes[i];
        for (std::size_t digit = 0; digit < (is_pair ? 3U : 2U); ++digit, number /= kRadix45)
            text += kBase45Digits[number % kRadix45];
    }
    return text;
}

// Groups that stand for more than their bytes hold are no second spelling: they are refused.
Result<Bytes> decode_base45(std::string_view text) {
    constexpr std::uint32_t kLargestByte = 0xff;
    constexpr std::uint32_t kLargestPair = 0xffff;
    if (text.size() % 3 == 1)
        return error(ErrorCode::kBadBase45, "base45 of this length was cut short",
                     at_offset(text.size() - 1));
    Bytes bytes;
    bytes.reserve(text.size() / 3 * 2 + 1);
    for (std::size_t i = 0; i < text.size(); i += 3) {
        const bool is_pair = text.size() - i >= 3;
        CARNET_TRY(const std::uint32_t number, read_group(text, i, is_pair ? 3 : 2));
        if (number > (is_pair ? kLargestPair : kLargestByte))
            return error(ErrorCode::kBadBase45, "these characters stand for more than their bytes can hold",
                         at_offset(i));
        if (is_pair) bytes.push_back(static_cast<std::uint8_t>(number >> 8U));
        bytes.push_back(static_cast<std::uint8_t>(number & kLargestByte));
    }
    return bytes;
}

std::string encode_base58btc(ByteView bytes) {
    const auto first = static_cast<std::size_t>(
        std::find_if(bytes.begin(), bytes.end(), [](auto byte) { return byte != 0; }) - bytes.begin());
    std::vector<std::uint32_t> number;  // in base 58^5
    number.reserve((bytes.size() - first) * 138 / 100 / kDigitsAtOnce + 2);
    for (std::size_t at = first; at < bytes.size();) {
        const std::size_t count = at == first ? (bytes.size() - first - 1) % 4 + 1 : 4;
        std::uint32_t word = 0;
        for (const std::uint8_t byte : bytes.subspan(at, count)) word = (word << 8U) | byte;
        multiply_add<kPowersOf58[kDigitsAtOnce]>(number, kFourBytes, word);
        at += count;
    }
    const auto digits = digits_of(number, 58, kDigitsAtOnce);
    std::string text(first, kBase58Digits[0]);  // each leading zero byte is a digit of its own
    text.reserve(first + digits.size());
    std::for_each(digits.rbegin(), digits.rend(), [&](std::uint8_t digit) { text += kBase58Digits[digit]; });
    return text;
}

Result<Bytes> decode_base58btc(std::string_view text) {
    if (text.size() > kMaxBase58Text) {
        return error(ErrorCode::kBadBase58,
                     "base58 values of at most " + std::to_string(kMaxBase58Text) + " characters are read",
                     at_offset(kMaxBase58Text));
    }
    const std::size_t zeros = std::min(text.find_first_not_of(kBase58Digits[0]), text.size());
    std::vector<std::uint32_t> number;  // in base 2^32
    number.reserve(text.size() * 6 / 32 + 1);
    for (std::size_t at = zeros; at < text.size();) {
        const std::size_t end = std::min(at + kDigitsAtOnce, text.size());
        const std::uint32_t factor = kPowersOf58[end - at];
        std::uint32_t word = 0;
        for (; at < end; ++at) {
            const int value = value_of(kBase58Values, text[at]);
            if (value < 0) {
                return error(ErrorCode::kBadBase58,
                             "this character does not belong to base58 (0, O, I and l never do)",
                             at_offset(at));
            }
            word = word * 58 + static_cast<std::uint32_t>(value);
        }
        multiply_add<kFourBytes>(number, factor, word);
    }
    const auto reversed = digits_of(number, 256, 4);
    Bytes bytes(zeros, 0);
    bytes.insert(bytes.end(), reversed.rbegin(), reversed.rend());
    return bytes;
}

std::string encode_multibase(Multibase base, ByteView bytes) {
    const std::string header(1, static_cast<char>(base));
    switch (base) {
        case Multibase::kBase58Btc:
            return header + encode_base58btc(bytes);
        case Multibase::kBase64Url:
            return header + encode_base64url(bytes);
    }
    std::abort();
}

Result<Bytes> decode_multibase(Multibase base, std::string_view text) {
    if (text.empty() || text.front() != static_cast<char>(base)) {
        return error(ErrorCode::kBadMultibase,
                     std::string("the value must begin with '") + static_cast<char>(base) +
                         (base == Multibase::kBase58Btc ? "' (base58btc)" : "' (base64url without padding)"),
                     at_offset(0));
    }
    return decode_multibase(text);
}

Result<Bytes> decode_multibase(std::string_view text) {
    const char header = text.empty() ? '\0' : text.front();
    Result<Bytes> bytes =
        error(ErrorCode::kBadMultibase,
              "the value must begin with 'z' (base58btc) or 'u' (base64url without padding)", at_offset(0));
    if (header == static_cast<char>(Multibase::kBase58Btc)) bytes = decode_base58btc(text.substr(1));
    if (header == static_cast<char>(Multibase::kBase64Url)) bytes = decode_base64url(text.substr(1));
    return bytes;
}

// spec: RFC 3629 4
bool is_utf8(std::string_view text) noexcept {
    return simdjson::validate_utf8(text.data(), text.size());
}

std::size_t utf8_character_length(std::string_view text) noexcept {
    for (std::size_t length = 1; length <= 4 && length <= text.size(); ++length) {
        if (is_utf8(text.substr(0, length))) return length;
    }
    return 0;
}

}  // namespace carnet
