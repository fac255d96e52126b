// SPDX-License-Identifier: Apache-2.0
#include "base/json_reader.h"
#include "base/src/json_members.h"

#include <bit>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace carnet {
namespace {

constexpr double kMaxSafeInteger = 9007199254740991.0;  // 2^53 - 1

[[noreturn]] void misuse(const char* what) {
    static_cast<void>(std::fprintf(stderr, "carnet: %s\n", what));
    std::abort();
}

Error wrong_type(const JsonValue& value, JsonType wanted) {
    return error(
        ErrorCode::kWrongType,
        std::string(to_string(wanted)) + " expected, but this is " + std::string(to_string(value.type())),
        json_detail::pointer_for_people(value));
}

// spec: RFC 6901 3
void append_token(std::string& pointer, std::string_view token) {
    pointer += '/';
    for (const char c : token) {
        if (c == '~') {
            pointer += "~0";
        } else if (c == '/') {
            pointer += "~1";
        } else {
            pointer += c;
        }
    }
}

}  // namespace

std::string_view to_string(JsonType type) noexcept {
    switch (type) {
        case JsonType::kNull:
            return "null";
        case JsonType::kBoolean:
            return "a boolean";
        case JsonType::kNumber:
            return "a number";
        case JsonType::kString:
            return "a string";
        case JsonType::kArray:
            return "an array";
        case JsonType::kObject:
            return "an object";
    }
    std::abort();
}

Result<std::string_view> JsonValue::as_string() const {
    if (!is_string()) return wrong_type(*this, JsonType::kString);
    return tape_->text(node_);
}

Result<bool> JsonValue::as_boolean() const {
    if (type() != JsonType::kBoolean) return wrong_type(*this, JsonType::kBoolean);
    return boolean();
}

Result<double> JsonValue::as_number() const {
    if (!is_number()) return wrong_type(*this, JsonType::kNumber);
    return number();
}

// spec: RFC 7493 2.2
Result<std::int64_t> JsonValue::as_integer() const {
    if (!is_number()) return wrong_type(*this, JsonType::kNumber);
    const double value = number();
    if (std::trunc(value) != value || std::abs(value) > kMaxSafeInteger) {
        return error(ErrorCode::kBadValue,
                     "a whole number is expected, from -9007199254740991 to 9007199254740991",
                     json_detail::pointer_for_people(*this));
    }
    return static_cast<std::int64_t>(value);
}

Result<JsonValue> JsonValue::as_object() const {
    if (!is_object()) return wrong_type(*this, JsonType::kObject);
    return *this;
}

Result<JsonValue> JsonValue::as_array() const {
    if (!is_array()) return wrong_type(*this, JsonType::kArray);
    return *this;
}

std::string_view JsonValue::string() const noexcept {
    if (!is_string()) misuse("a JSON value was read as a string without being one");
    return tape_->text(node_);
}

double JsonValue::number() const noexcept {
    if (!is_number()) misuse("a JSON value was read as a number without being one");
    return std::bit_cast<double>(tape_->nodes[node_].payload);
}

bool JsonValue::boolean() const noexcept {
    if (type() != JsonType::kBoolean) misuse("a JSON value was read as a boolean without being one");
    return tape_->nodes[node_].payload != 0;
}

std::size_t JsonValue::size() const noexcept {
    return tape_->is_container(node_) ? tape_->nodes[node_].size : 0;
}

JsonValue JsonValue::at(std::size_t index) const noexcept {
    if (!is_array() || index >= size()) misuse("a JSON array has no element of this index");
    std::uint32_t node = node_ + 1;
    if (tape_->nodes[node_].flat) return {tape_, node + static_cast<std::uint32_t>(index)};
    for (; index > 0; --index) node = tape_->after(node);
    return {tape_, node};
}

std::optional<JsonValue> JsonValue::find(std::string_view name) const noexcept {
    if (!is_object()) return std::nullopt;
    const std::uint32_t end = tape_->after(node_);
    for (std::uint32_t node = node_ + 1; node < end; node = tape_->after(node + 1)) {
        if (tape_->text(node) == name) return JsonValue(tape_, node + 1);
    }
    return std::nullopt;
}

Result<JsonValue> JsonValue::require(std::string_view name) const {
    if (!is_object()) return wrong_type(*this, JsonType::kObject);
    if (const auto found = find(name)) return *found;
    return error(ErrorCode::kMissingMember, "the member \"" + std::string(name) + "\" is missing; add it",
                 json_detail::pointer_for_people(*this));
}

// From the root down, each time into the child that spans this node.
std::string JsonValue::pointer() const {
    std::string pointer;
    std::uint32_t at = 0;
    while (at != node_) {
        const bool object = tape_->nodes[at].type == JsonType::kObject;
        std::size_t index = 0;
        std::uint32_t child = at + (object ? 2 : 1);
        while (tape_->after(child) <= node_) {
            child = tape_->after(child) + (object ? 1 : 0);
            ++index;
        }
        append_token(pointer, object ? tape_->text(child - 1) : std::string_view(std::to_string(index)));
        at = child;
    }
    return pointer;
}

namespace {

bool same_elements(const JsonValue& a, const JsonValue& b) {
    auto other = b.elements().begin();
    for (const JsonValue element : a.elements()) {
        if (!(element == *other)) return false;
        ++other;
    }
    return true;
}

}  // namespace

bool operator==(const JsonValue& a, const JsonValue& b) noexcept {
    if (a.type() != b.type() || a.size() != b.size()) return false;
    switch (a.type()) {
        case JsonType::kNull:
            return true;
        case JsonType::kBoolean:
            return a.boolean() == b.boolean();
        case JsonType::kNumber:
            return a.number() == b.number();
        case JsonType::kString:
            return a.string() == b.string();
        case JsonType::kArray:
            return same_elements(a, b);
        case JsonType::kObject:
            return json_detail::same_members(a, b);
    }
    std::abort();
}

}  // namespace carnet
