// SPDX-License-Identifier: Apache-2.0
//
// The strict JSON reader for everything that comes from outside: text in, compact immutable value out.
//
// Refused, each with its own code and a place: members that appear twice (after unescaping), a byte
// order mark, ill-formed UTF-8, lone surrogates, numbers that no finite double holds, nesting or size
// over the limits, anything after the document. Member order is kept as received.
//
// A JsonDocument owns the memory (shared and immutable; copying it is cheap, and any number of threads
// may read it). A JsonValue is a view, valid as long as some copy of its document lives.
// spec: RFC 8259, RFC 7493 (I-JSON)
#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace carnet {

struct JsonLimits {
    std::size_t max_bytes = 1024 * 1024;
    std::size_t max_depth = 64;        // arrays and objects that contain one another
    std::size_t max_values = 200'000;  // every scalar, array, object and member name
};

enum class JsonType : std::uint8_t { kNull, kBoolean, kNumber, kString, kArray, kObject };

[[nodiscard]] std::string_view to_string(JsonType type) noexcept;

namespace json_detail {
struct Tape;  // base/src/json_tape.h
}

class JsonValue;

// One member of an object.
struct JsonMember;

class JsonDocument {
  public:
    [[nodiscard]] static Result<JsonDocument> parse(std::string_view text, const JsonLimits& limits = {});

    [[nodiscard]] JsonValue root() const noexcept;

  private:
    explicit JsonDocument(std::shared_ptr<const json_detail::Tape> tape) noexcept : tape_(std::move(tape)) {}
    std::shared_ptr<const json_detail::Tape> tape_;
};

class JsonValue {
  public:
    [[nodiscard]] JsonType type() const noexcept;
    [[nodiscard]] bool is_null() const noexcept { return type() == JsonType::kNull; }
    [[nodiscard]] bool is_string() const noexcept { return type() == JsonType::kString; }
    [[nodiscard]] bool is_number() const noexcept { return type() == JsonType::kNumber; }
    [[nodiscard]] bool is_array() const noexcept { return type() == JsonType::kArray; }
    [[nodiscard]] bool is_object() const noexcept { return type() == JsonType::kObject; }

    // Checked reading: the wrong type is kWrongType with this value's JSON Pointer in `where`.
    [[nodiscard]] Result<std::string_view> as_string() const;
    [[nodiscard]] Result<bool> as_boolean() const;
    [[nodiscard]] Result<double> as_number() const;
    // An integer within +-(2^53 - 1), written without fraction or exponent or equal to such a number.
    [[nodiscard]] Result<std::int64_t> as_integer() const;
    [[nodiscard]] Result<JsonValue> as_object() const;
    [[nodiscard]] Result<JsonValue> as_array() const;

    // Unchecked reading, after type() was looked at. Misuse ends the process.
    [[nodiscard]] std::string_view string() const noexcept;
    [[nodiscard]] double number() const noexcept;
    [[nodiscard]] bool boolean() const noexcept;

    // Elements of an array or members of an object; 0 for any other type.
    [[nodiscard]] std::size_t size() const noexcept;
    // The i-th element of an array, i < size(). Constant time for arrays of scalars, linear otherwise:
    // iterate with elements() where it matters.
    [[nodiscard]] JsonValue at(std::size_t index) const noexcept;

    // The member of that name, or nothing; nothing too when this is not an object.
    [[nodiscard]] std::optional<JsonValue> find(std::string_view name) const noexcept;
    // The member of that name; kMissingMember with the object's pointer, kWrongType if not an object.
    [[nodiscard]] Result<JsonValue> require(std::string_view name) const;

    class Iterator;
    class Elements;
    class Members;
    [[nodiscard]] Elements elements() const noexcept;  // of an array, in order; empty otherwise
    [[nodiscard]] Members members() const noexcept;    // of an object, in order; empty otherwise

    // Where this value stands in its document, as a JSON Pointer (RFC 6901). Linear in the document: for
    // errors only.
    [[nodiscard]] std::string pointer() const;

    // Structural equality: member order does not matter, numbers compare as doubles.
    friend bool operator==(const JsonValue& a, const JsonValue& b) noexcept;

  private:
    friend class JsonDocument;
    JsonValue(const json_detail::Tape* tape, std::uint32_t node) noexcept : tape_(tape), node_(node) {}
    const json_detail::Tape* tape_;
    std::uint32_t node_;
};

}  // namespace carnet
