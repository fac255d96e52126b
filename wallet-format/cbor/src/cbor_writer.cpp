// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/cbor/cbor_writer.h"

#include <cbor.h>

#include <algorithm>
#include <array>
#include <utility>

namespace carnet::wallet {
namespace {

constexpr std::size_t kLongestHead = 9;

template <class Encode, class Number>
void append_head(Bytes& out, Encode encode, Number number) {
    std::array<unsigned char, kLongestHead> head{};
    const std::size_t size = encode(number, head.data(), head.size());
    out.insert(out.end(), head.begin(), head.begin() + static_cast<std::ptrdiff_t>(size));
}

void append_bytes(Bytes& out, ByteView bytes) {
    out.insert(out.end(), bytes.begin(), bytes.end());
}

void append_integer(Bytes& out, std::int64_t number) {
    if (number >= 0) {
        append_head(out, cbor_encode_uint, static_cast<std::uint64_t>(number));
    } else {
        append_head(out, cbor_encode_negint, static_cast<std::uint64_t>(-1 - number));
    }
}

void append(Bytes& out, const CborValue& value);

void append_map(Bytes& out, const std::vector<CborValue::Entry>& entries) {
    std::vector<std::pair<Bytes, const CborValue*>> sorted;
    sorted.reserve(entries.size());
    for (const auto& [label, value] : entries) sorted.emplace_back(write_cbor(label), &value);
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    append_head(out, cbor_encode_map_start, entries.size());
    for (const auto& [label, value] : sorted) {
        append_bytes(out, label);
        append(out, *value);
    }
}

void append(Bytes& out, const CborValue& value) {
    switch (value.type()) {
        case CborType::kInteger:
            return append_integer(out, value.integer().value_or(0));
        case CborType::kBytes:
            append_head(out, cbor_encode_bytestring_start, value.bytes().size());
            return append_bytes(out, value.bytes());
        case CborType::kText:
            append_head(out, cbor_encode_string_start, value.text().size());
            return append_bytes(out, as_bytes(value.text()));
        case CborType::kArray:
            append_head(out, cbor_encode_array_start, value.elements().size());
            for (const CborValue& element : value.elements()) append(out, element);
            return;
        case CborType::kMap:
            return append_map(out, value.entries());
        case CborType::kTag:
            append_head(out, cbor_encode_tag, value.tag().value_or(0));
            for (const CborValue& content : value.elements()) append(out, content);
            return;
        case CborType::kBoolean:
            return append_head(out, cbor_encode_bool, value.boolean().value_or(false));
        case CborType::kNull:
            append_head(
                out, [](int, unsigned char* to, std::size_t size) { return cbor_encode_null(to, size); }, 0);
    }
}

}  // namespace

Bytes write_cbor(const CborValue& value) {
    Bytes out;
    append(out, value);
    return out;
}

}  // namespace carnet::wallet
