// SPDX-License-Identifier: Apache-2.0
//
// Reads the members of a CBOR map by label, strictly: wrong types, empty texts and labels that nobody asked
// for are errors at a named place. Not shared between threads.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "wallet-format/cbor/cbor_value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carnet::wallet {

// "19880402", "19880400", "19880000": a date of which month and day may be unknown, as one number.
[[nodiscard]] std::int64_t date_number(const Date& date) noexcept;
[[nodiscard]] Result<Date> date_from_number(std::int64_t number, const std::string& where);

// One value, which must be of that type.
[[nodiscard]] Result<std::string> read_text(const CborValue& value, const std::string& where);
[[nodiscard]] Result<std::int64_t> read_number(const CborValue& value, const std::string& where);
// An array of `least` to `most` elements.
[[nodiscard]] Result<const std::vector<CborValue>*> read_array(const CborValue& value, std::size_t least,
                                                               std::size_t most, const std::string& where);

class ClaimReader {
  public:
    // kWrongType: no map. `where` goes before each member's name: "award/".
    [[nodiscard]] static Result<ClaimReader> open(const CborValue& map, std::string where);

    [[nodiscard]] const CborValue* take(std::int64_t label);  // null when absent
    [[nodiscard]] Result<const CborValue*> require(std::int64_t label, const char* name);
    [[nodiscard]] Result<std::string> text(std::int64_t label, const char* name);
    [[nodiscard]] Result<std::optional<std::string>> optional_text(std::int64_t label, const char* name);
    [[nodiscard]] Result<std::int64_t> number(std::int64_t label, const char* name);
    [[nodiscard]] Result<std::optional<std::int64_t>> optional_number(std::int64_t label, const char* name);
    [[nodiscard]] Result<Date> date(std::int64_t label, const char* name);
    // `least` to 200 texts.
    [[nodiscard]] Result<std::vector<std::string>> texts(std::int64_t label, std::size_t least,
                                                         const char* name);
    // kUnknownMember when the map holds more than was asked for.
    [[nodiscard]] Result<void> close() const;

    [[nodiscard]] std::string place(const char* name) const { return where_ + name; }

  private:
    ClaimReader(const CborValue& map, std::string where) : map_(&map), where_(std::move(where)) {}
    const CborValue* map_;
    std::string where_;
    std::size_t taken_ = 0;
};

}  // namespace carnet::wallet
