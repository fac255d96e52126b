// SPDX-License-Identifier: Apache-2.0
// Text encodings: any bytes survive the round trip, and any text that is decoded is the only spelling of its
// bytes.
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/text_encoding.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>

namespace {

using carnet::Bytes;
using carnet::ByteView;
using carnet::Result;

void expect(bool truth) {
    if (!truth) std::abort();
}

void check(std::string (*encode)(ByteView), Result<Bytes> (*decode)(std::string_view),
           std::string_view text) {
    const auto decoded = decode(text);
    if (decoded) {
        expect(encode(*decoded) == text);
    } else {
        expect(decoded.error().where.starts_with("offset "));
    }
    const ByteView bytes = carnet::as_bytes(text).first(std::min<std::size_t>(text.size(), 700));
    const auto again = decode(encode(bytes));
    expect(again && std::equal(bytes.begin(), bytes.end(), again->begin(), again->end()));
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = carnet::as_text({data, size});
    check(carnet::encode_base64, carnet::decode_base64, text);
    check(carnet::encode_base64url, carnet::decode_base64url, text);
    check(carnet::encode_base45, carnet::decode_base45, text);
    check(carnet::encode_base58btc, carnet::decode_base58btc, text);
    if (const auto bytes = carnet::decode_hex(text)) expect(carnet::encode_hex(*bytes) == lower(text));
    if (const auto bytes = carnet::decode_multibase(text)) {
        const auto base = text.front() == 'z' ? carnet::Multibase::kBase58Btc : carnet::Multibase::kBase64Url;
        expect(carnet::encode_multibase(base, *bytes) == text);
        expect(carnet::decode_multibase(base, text).has_value());
    }
    // Whatever the bytes, a JSON string of them can be read, and says the same where they were UTF-8.
    std::string quoted;
    carnet::append_json_string(quoted, text);
    const auto document = carnet::JsonDocument::parse(quoted, {.max_bytes = 1U << 26U});
    expect(document.has_value());
    if (carnet::is_utf8(text)) expect(document->root().string() == text);
    return 0;
}
