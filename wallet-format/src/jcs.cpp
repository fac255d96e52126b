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

// Writes one value after another into one string. The members of all open objects share one scratch
// vector, each object sorting and then dropping its own end of it, so that a whole document costs two
// allocations.
class Canonicalizer {
  public:
    Canonicalizer() {
        text_.reserve(4096);
        scratch_.reserve(64);
    }

    void value(JsonValue value) {
        switch (value.type()) {
            case JsonType::kNull:
                text_ += "null";
                break;
            case JsonType::kBoolean:
                text_ += value.boolean() ? "true" : "false";
                break;
            case JsonType::kNumber:
                append_ecmascript_number(text_, value.number());
                break;
            case JsonType::kString:
                append_json_string(text_, value.string());
                break;
            case JsonType::kArray:
                array(value);
                break;
            case JsonType::kObject:
                object(value, nullptr, nullptr);
                break;
        }
    }

    // `omitted` and `replaced` may be null and concern this object only, not what is inside.
    void object(JsonValue object, const std::string_view* omitted, const ReplacedMember* replaced) {
        const std::size_t begin = scratch_.size();
        for (const JsonMember& member : object.members()) {
            if (omitted != nullptr && member.name == *omitted) continue;
            const bool other = replaced != nullptr && member.name == replaced->name;
            scratch_.emplace_back(member.name, other ? replaced->value : member.value);
        }
        std::sort(scratch_.begin() + static_cast<std::ptrdiff_t>(begin), scratch_.end(),
                  [](const Entry& a, const Entry& b) { return before_in_utf16(a.first, b.first); });
        members(begin);
    }

    [[nodiscard]] std::string take() { return std::move(text_); }

  private:
    using Entry = std::pair<std::string_view, JsonValue>;

    void members(std::size_t begin) {
        const std::size_t end = scratch_.size();
        text_ += '{';
        for (std::size_t at = begin; at < end; ++at) {
            if (at != begin) text_ += ',';
            const Entry entry = scratch_[at];  // a copy: writing the value may move the vector
            append_json_string(text_, entry.first);
            text_ += ':';
            value(entry.second);
        }
        text_ += '}';
        scratch_.erase(scratch_.begin() + static_cast<std::ptrdiff_t>(begin), scratch_.end());
    }

    void array(JsonValue array) {
        text_ += '[';
        bool first = true;
        for (const JsonValue element : array.elements()) {
            if (!first) text_ += ',';
            first = false;
            value(element);
        }
        text_ += ']';
    }

    std::string text_;
    std::vector<Entry> scratch_;
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

std::string canonicalize_object(JsonValue object, std::string_view omitted,
                                const std::optional<ReplacedMember>& replaced) {
    if (!object.is_object()) return canonicalize(object);
    Canonicalizer canonicalizer;
    canonicalizer.object(object, &omitted, replaced ? &*replaced : nullptr);
    return canonicalizer.take();
}

}  // namespace carnet::wallet
