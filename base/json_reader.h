// SPDX-License-Identifier: Apache-2.0
//
// The strict JSON reader for everything that comes from outside: text in, compact immutable value out.
//
// Refused, each with its own code and a place: members that appear twice (kJsonDuplicateMember, compared
// after unescaping), ill-formed UTF-8 and lone surrogates (kBadUtf8), numbers that no finite double holds
// or that are misspelt (kJsonBadNumber), nesting or size over the limits (kJsonTooDeep, kJsonTooLarge), and
// all else that is no JSON, byte order mark and trailing text included (kJsonSyntax). The place is a JSON
// Pointer for a duplicate and "offset N" in bytes for the others. Member order is kept as received.
//
// A JsonDocument owns the memory (shared and immutable; copying it is cheap, and any number of threads
// may read it). A JsonValue is a view, valid as long as some copy of its document lives.
// spec: RFC 8259, RFC 7493 (I-JSON)
#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet {

struct JsonLimits {
    std::size_t max_bytes = 1'048'576;
    std::size_t max_depth = 64;        // arrays and objects that contain one another; see kMaxJsonDepth
    std::size_t max_values = 200'000;  // every scalar, array, object and member name
};

// No document is deeper than this whatever limit is asked for, so that code may descend by recursion.
inline constexpr std::size_t kMaxJsonDepth = 1000;

enum class JsonType : std::uint8_t { kNull, kBoolean, kNumber, kString, kArray, kObject };

[[nodiscard]] std::string_view to_string(JsonType type) noexcept;

// How a document lies in memory; only this header and base/src may know. Nodes stand in document order,
// a member's name before its value, a container before its contents.
namespace json_detail {

struct Node {
    JsonType type = JsonType::kNull;
    bool flat = false;          // an array that holds no array and no object
    std::uint32_t size = 0;     // bytes of a string, elements of an array, members of an object
    std::uint64_t payload = 0;  // bits of a double; 0 or 1; a string's place in the arena; a container's end
};

struct Tape {
    std::vector<Node> nodes;
    std::string arena;  // all strings, unescaped, one after the other, with a little between them

    [[nodiscard]] bool is_container(std::uint32_t node) const noexcept {
        return nodes[node].type == JsonType::kArray || nodes[node].type == JsonType::kObject;
    }
    // The node after this value and all that it contains.
    [[nodiscard]] std::uint32_t after(std::uint32_t node) const noexcept {
        return is_container(node) ? static_cast<std::uint32_t>(nodes[node].payload) : node + 1;
    }
    [[nodiscard]] std::string_view text(std::uint32_t node) const noexcept {
        return {arena.data() + nodes[node].payload, nodes[node].size};
    }
};

}  // namespace json_detail

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
    [[nodiscard]] JsonType type() const noexcept { return tape_->nodes[node_].type; }
    [[nodiscard]] bool is_null() const noexcept { return type() == JsonType::kNull; }
    [[nodiscard]] bool is_string() const noexcept { return type() == JsonType::kString; }
    [[nodiscard]] bool is_number() const noexcept { return type() == JsonType::kNumber; }
    [[nodiscard]] bool is_array() const noexcept { return type() == JsonType::kArray; }
    [[nodiscard]] bool is_object() const noexcept { return type() == JsonType::kObject; }

    // Checked reading: the wrong type is kWrongType with this value's JSON Pointer in `where`.
    [[nodiscard]] Result<std::string_view> as_string() const;
    [[nodiscard]] Result<bool> as_boolean() const;
    [[nodiscard]] Result<double> as_number() const;
    // An integer within +-(2^53 - 1), written without fraction or exponent or equal to such a number. Any
    // other number is kBadValue.
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

struct JsonMember {
    std::string_view name;
    JsonValue value;
};

// Ranges over elements and members: `for (const JsonValue element : value.elements())`,
// `for (const auto& [name, member] : value.members())`. Handles, as cheap to copy as a JsonValue.
class JsonValue::Iterator {
  public:
    using value_type = JsonValue;
    using difference_type = std::ptrdiff_t;
    using iterator_concept = std::forward_iterator_tag;
    using iterator_category = std::input_iterator_tag;

    Iterator() = default;
    JsonValue operator*() const noexcept { return {tape_, node_}; }
    Iterator& operator++() noexcept {
        node_ = tape_->after(node_);
        return *this;
    }
    Iterator operator++(int) noexcept {
        const Iterator before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;

  private:
    friend class Elements;
    Iterator(const json_detail::Tape* tape, std::uint32_t node) noexcept : tape_(tape), node_(node) {}
    const json_detail::Tape* tape_ = nullptr;
    std::uint32_t node_ = 0;
};

class JsonValue::Elements {
  public:
    [[nodiscard]] Iterator begin() const noexcept { return {tape_, begin_}; }
    [[nodiscard]] Iterator end() const noexcept { return {tape_, end_}; }
    [[nodiscard]] bool empty() const noexcept { return begin_ == end_; }

  private:
    friend class JsonValue;
    Elements(const json_detail::Tape* tape, std::uint32_t begin, std::uint32_t end) noexcept
        : tape_(tape), begin_(begin), end_(end) {}
    const json_detail::Tape* tape_;
    std::uint32_t begin_;
    std::uint32_t end_;
};

class JsonValue::Members {
  public:
    class Iterator {
      public:
        using value_type = JsonMember;
        using difference_type = std::ptrdiff_t;
        using iterator_concept = std::forward_iterator_tag;
        using iterator_category = std::input_iterator_tag;

        Iterator() = default;
        JsonMember operator*() const noexcept { return {tape_->text(node_), JsonValue(tape_, node_ + 1)}; }
        Iterator& operator++() noexcept {
            node_ = tape_->after(node_ + 1);
            return *this;
        }
        Iterator operator++(int) noexcept {
            const Iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const Iterator&, const Iterator&) = default;

      private:
        friend class Members;
        Iterator(const json_detail::Tape* tape, std::uint32_t node) noexcept : tape_(tape), node_(node) {}
        const json_detail::Tape* tape_ = nullptr;
        std::uint32_t node_ = 0;
    };

    [[nodiscard]] Iterator begin() const noexcept { return {tape_, begin_}; }
    [[nodiscard]] Iterator end() const noexcept { return {tape_, end_}; }
    [[nodiscard]] bool empty() const noexcept { return begin_ == end_; }

  private:
    friend class JsonValue;
    Members(const json_detail::Tape* tape, std::uint32_t begin, std::uint32_t end) noexcept
        : tape_(tape), begin_(begin), end_(end) {}
    const json_detail::Tape* tape_;
    std::uint32_t begin_;
    std::uint32_t end_;
};

inline JsonValue::Elements JsonValue::elements() const noexcept {
    return {tape_, node_ + 1, is_array() ? tape_->after(node_) : node_ + 1};
}

inline JsonValue::Members JsonValue::members() const noexcept {
    return {tape_, node_ + 1, is_object() ? tape_->after(node_) : node_ + 1};
}

}  // namespace carnet
