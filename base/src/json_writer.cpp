// SPDX-License-Identifier: Apache-2.0
#include "base/json_writer.h"

#include <cstdio>
#include <cstdlib>
#include <utility>

namespace carnet {

JsonWriter& JsonWriter::begin_object() {
    separate();
    text_ += '{';
    ++depth_;
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::end_object() {
    text_ += '}';
    --depth_;
    first_ = false;
    return *this;
}

JsonWriter& JsonWriter::begin_array() {
    separate();
    text_ += '[';
    ++depth_;
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::end_array() {
    text_ += ']';
    --depth_;
    first_ = false;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    string(name);
    text_ += ':';
    after_key_ = true;
    return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
    separate();
    append_json_string(text_, text);
    return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t value) {
    return raw(std::to_string(value));
}

JsonWriter& JsonWriter::number(double value) {
    separate();
    append_ecmascript_number(text_, value);
    return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
    return raw(value ? "true" : "false");
}

JsonWriter& JsonWriter::null() {
    return raw("null");
}

// The depth is bounded by the reader (kMaxJsonDepth).
JsonWriter& JsonWriter::value(JsonValue value) {
    switch (value.type()) {
        case JsonType::kNull:
            return null();
        case JsonType::kBoolean:
            return boolean(value.boolean());
        case JsonType::kNumber:
            return number(value.number());
        case JsonType::kString:
            return string(value.string());
        case JsonType::kArray:
            begin_array();
            for (const JsonValue element : value.elements()) this->value(element);
            return end_array();
        case JsonType::kObject:
            begin_object();
            for (const auto& [name, member] : value.members()) key(name).value(member);
            return end_object();
    }
    std::abort();
}

JsonWriter& JsonWriter::raw(std::string_view json) {
    separate();
    text_ += json;
    return *this;
}

std::string JsonWriter::take() {
    if (depth_ != 0 || after_key_ || text_.empty()) {
        static_cast<void>(std::fputs("carnet: a JSON document was taken before it was complete\n", stderr));
        std::abort();
    }
    first_ = true;
    return std::exchange(text_, {});
}

void JsonWriter::separate() {
    if (!first_ && !after_key_) text_ += ',';
    first_ = false;
    after_key_ = false;
}

}  // namespace carnet
