// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/jcs.h"

#include "base/json_writer.h"
#include "wallet-format/src/jcs_object.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace carnet::wallet {
namespace {

// UTF-8 bytes sort like code points. UTF-16 differs in one place only: characters beyond the BMP are
// written with surrogates and come before U+E000..U+FFFF. Where two names first differ in bytes from 0xEE
// on, both bytes are lead bytes, so lifting 0xEE and 0xEF over 0xF0..0xF4 gives the order of UTF-16.
constexpr unsigned utf16_rank(unsigned char byte) noexcept {
    return byte == 0xEE || byte == 0xEF ? byte + 0x10U : byte;
}

// spec: RFC 8785 3.2.3
bool before_in_utf16(std::string_view a, std::string_view b) noexcept {
    const auto [at_a, at_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (at_a == a.end() || at_b == b.end()) return a.size() < b.size();
    return utf16_rank(static_cast<unsigned char>(*at_a)) < utf16_rank(static_cast<unsigned char>(*at_b));
}

// A text that grows at its end, written without a check for each character.
class Output {
  public:
    Output() : text_(4096, ' ') {}

    void put(char c) { *room(1) = c; }
    void put(std::string_view text) { std::copy(text.begin(), text.end(), room(text.size())); }
    void put_quoted(std::string_view text) {
        char* at = room(text.size() + 2);
        *at = '"';
        *std::copy(text.begin(), text.end(), at + 1) = '"';
    }
    [[nodiscard]] std::string take() {
        text_.resize(used_);
        return std::move(text_);
    }

  private:
    // `size` more bytes, to be written by the caller.
    char* room(std::size_t size) {
        if (text_.size() - used_ < size) text_.resize(2 * text_.size() + size);
        used_ += size;
        return text_.data() + used_ - size;
    }

    std::string text_;
    std::size_t used_ = 0;
};

// Writes one value after another. The members of all open objects share one scratch vector, each object
// sorting and then dropping its own end of it, so that a whole document costs a handful of allocations.
class Canonicalizer {
  public:
    Canonicalizer() { members_.reserve(64); }

    void value(JsonValue value) {
        switch (value.type()) {
            case JsonType::kNull:
                return out_.put("null");
            case JsonType::kBoolean:
                return out_.put(value.boolean() ? "true" : "false");
            case JsonType::kNumber:
                return number(value.number());
            case JsonType::kString:
                return string(value.string());
            case JsonType::kArray:
                return array(value);
            case JsonType::kObject:
                return object(value, nullptr, nullptr);
        }
    }

    // `omitted` and `replaced` may be null and concern this object only, not what is inside.
    void object(JsonValue object, const std::string_view* omitted, const ReplacedMember* replaced) {
        const std::size_t begin = members_.size();
        for (const auto& [name, value] : object.members()) {
            if (omitted != nullptr && name == *omitted) continue;
            const bool other = replaced != nullptr && name == replaced->name;
            members_.push_back({name, other ? replaced->value : value});
        }
        std::sort(members_.begin() + static_cast<std::ptrdiff_t>(begin), members_.end(),
                  [](const JsonMember& a, const JsonMember& b) { return before_in_utf16(a.name, b.name); });
        sorted_members(begin);
    }

    [[nodiscard]] std::string take() { return out_.take(); }

  private:
    void sorted_members(std::size_t begin) {
        const std::size_t end = members_.size();
        out_.put('{');
        for (std::size_t at = begin; at < end; ++at) {
            if (at != begin) out_.put(',');
            const JsonMember member = members_[at];  // a copy: writing its value may move the vector
            string(member.name);
            out_.put(':');
            value(member.value);
        }
        out_.put('}');
        members_.erase(members_.begin() + static_cast<std::ptrdiff_t>(begin), members_.end());
    }

    void array(JsonValue array) {
        out_.put('[');
        bool first = true;
        for (const JsonValue element : array.elements()) {
            if (!first) out_.put(',');
            first = false;
            value(element);
        }
        out_.put(']');
    }

    void string(std::string_view text) {
        if (is_written_as_is(text)) return out_.put_quoted(text);
        piece_.clear();
        append_json_string(piece_, text);
        out_.put(piece_);
    }

    void number(double value) {
        piece_.clear();
        append_ecmascript_number(piece_, value);
        out_.put(piece_);
    }

    Output out_;
    std::vector<JsonMember> members_;
    std::string piece_;  // one number or one text with escapes
};

}  // namespace

std::string canonicalize(JsonValue value) {
    Canonicalizer canonicalizer;
    canonicalizer.value(value);
    return canonicalizer.take();
}

std::string canonicalize_without(JsonValue object, std::string_view member) {
    return canonicalize_object(object, member, std::nullopt);
}

std::string canonicalize_object(JsonValue object, std::optional<std::string_view> omitted,
                                const std::optional<ReplacedMember>& replaced) {
    if (!object.is_object()) return canonicalize(object);
    Canonicalizer canonicalizer;
    canonicalizer.object(object, omitted ? &*omitted : nullptr, replaced ? &*replaced : nullptr);
    return canonicalizer.take();
}

}  // namespace carnet::wallet
