// SPDX-License-Identifier: Apache-2.0
//
// A CBOR data item as an immutable value, of the kinds in use here: whole numbers of up to 63 bits and a
// sign, byte and text strings, arrays, maps, tags, false, true and null. A map's labels are numbers or texts.
// Values; any number of threads may read one. spec: RFC 8949 3
#pragma once

#include "base/bytes.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carnet::wallet {

enum class CborType : std::uint8_t { kInteger, kBytes, kText, kArray, kMap, kTag, kBoolean, kNull };

class CborValue {
  public:
    using Entry = std::pair<CborValue, CborValue>;

    CborValue() = default;  // null
    [[nodiscard]] static CborValue of_integer(std::int64_t number);
    [[nodiscard]] static CborValue of_bytes(ByteView bytes);
    [[nodiscard]] static CborValue of_text(std::string_view utf8);
    [[nodiscard]] static CborValue of_array(std::vector<CborValue> elements);
    // Labels are numbers or texts, each once: the caller's promise. Order does not matter: the writer has its
    // own.
    [[nodiscard]] static CborValue of_map(std::vector<Entry> entries);
    [[nodiscard]] static CborValue of_tag(std::uint64_t tag, CborValue content);
    [[nodiscard]] static CborValue of_boolean(bool truth);

    [[nodiscard]] CborType type() const noexcept { return type_; }
    // Each is empty, or nothing, when the value is of another type.
    [[nodiscard]] std::optional<std::int64_t> integer() const noexcept;
    [[nodiscard]] std::optional<bool> boolean() const noexcept;
    [[nodiscard]] std::optional<std::uint64_t> tag() const noexcept;
    [[nodiscard]] ByteView bytes() const noexcept;
    [[nodiscard]] std::string_view text() const noexcept;
    [[nodiscard]] const std::vector<CborValue>& elements() const noexcept;  // a tag: its content alone
    [[nodiscard]] const std::vector<Entry>& entries() const noexcept;       // as received
    // The map's value under that label; null when there is none, or when this is no map.
    [[nodiscard]] const CborValue* find(std::int64_t label) const noexcept;

    // The same type and content; maps in whatever order their entries are compared as written.
    friend bool operator==(const CborValue& a, const CborValue& b) noexcept;

  private:
    CborType type_ = CborType::kNull;
    std::int64_t number_ = 0;  // a tag's number too, its bits
    std::string content_;
    std::vector<CborValue> elements_;
    std::vector<Entry> entries_;
};

}  // namespace carnet::wallet
