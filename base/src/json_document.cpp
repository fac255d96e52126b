// SPDX-License-Identifier: Apache-2.0
// From text to tape: simdjson reads the text, one pass over its result makes ours, one more looks for
// members that appear twice.
#include "base/json_reader.h"
#include "base/src/json_members.h"
#include "base/src/json_scan.h"
#include "base/text_encoding.h"

#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace carnet {
namespace {

using json_detail::Node;
using json_detail::Tape;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
// A parser keeps about 15 bytes for each byte of the longest text that it read; beyond 4 MiB they are
// given back, and what it needed only on the way even before our own copy is made.
constexpr std::size_t kKeptCapacity = 262'144;

std::string at_offset(std::size_t offset) {
    return "offset " + std::to_string(offset);
}

Error too_large(std::string detail) {
    return error(ErrorCode::kJsonTooLarge, std::move(detail));
}

Error too_deep(std::size_t max_depth) {
    return error(ErrorCode::kJsonTooDeep, "arrays and objects may be nested " + std::to_string(max_depth) +
                                              " deep here; flatten the document");
}

// simdjson's result, word by word: a tag in the upper eight bits, a payload below (its doc/tape.md). Its
// strings are taken over in one piece, each behind four bytes of length and before a zero.
class Builder {
  public:
    Builder(const simdjson::dom::document& parsed, const JsonLimits& limits)
        : words_(parsed.tape.get()), strings_(parsed.string_buf.get()), limits_(limits) {
        // No value takes less than a word, and one above the limit is seen at once: next_ stays inside.
        tape_.nodes.resize(std::min(payload(words_[0]), limits.max_values + 1));
        next_ = tape_.nodes.data();
        open_.reserve(16);
    }

    Result<Tape> build() && {
        const std::size_t end = payload(words_[0]) - 1;
        for (std::size_t i = 1; i < end; ++i) {
            i += add(i);
            if (open_.size() > limits_.max_depth) return too_deep(limits_.max_depth);
            if (index() > limits_.max_values) {
                return too_large("the document has more than " + std::to_string(limits_.max_values) +
                                 " values and member names; divide it");
            }
        }
        tape_.nodes.resize(index());
        tape_.arena.assign(reinterpret_cast<const char*>(strings_), strings_end_);
        return std::move(tape_);
    }

  private:
    static std::size_t payload(std::uint64_t word) { return word & 0x00ff'ffff'ffff'ffffULL; }
    [[nodiscard]] std::uint32_t index() const {
        return static_cast<std::uint32_t>(next_ - tape_.nodes.data());
    }

    // Takes over the word at `i`; answers how many more words it needed.
    std::size_t add(std::size_t i) {
        const std::uint64_t word = words_[i];
        switch (static_cast<char>(word >> 56U)) {
            case '"':
                string(payload(word));
                return 0;
            case '{':
                begin(JsonType::kObject);
                return 0;
            case '[':
                begin(JsonType::kArray);
                return 0;
            case '}':
            case ']':
                end();
                return 0;
            case 'l':
                number(static_cast<double>(std::bit_cast<std::int64_t>(words_[i + 1])));
                return 1;
            case 'u':
                number(static_cast<double>(words_[i + 1]));
                return 1;
            case 'd':
                number(std::bit_cast<double>(words_[i + 1]));
                return 1;
            case 't':
                push(JsonType::kBoolean, 0, 1);
                return 0;
            case 'f':
                push(JsonType::kBoolean, 0, 0);
                return 0;
            case 'n':
                push(JsonType::kNull, 0, 0);
                return 0;
            default:
                std::abort();  // not a tape of this simdjson
        }
    }

    void push(JsonType type, std::uint32_t size, std::uint64_t node_payload) {
        ++children_;
        next_->type = type;
        next_->size = size;
        next_->payload = node_payload;
        ++next_;
    }
    void begin(JsonType type) {
        if (!open_.empty()) tape_.nodes[open_.back()].flat = false;
        next_->flat = type == JsonType::kArray;
        open_.push_back(index());
        push(type, children_, 0);  // the container keeps its parent's count while it is open
        children_ = 0;
    }
    void end() {
        Node& container = tape_.nodes[open_.back()];
        open_.pop_back();
        const std::uint32_t outside = container.size;
        container.size = container.type == JsonType::kObject ? children_ / 2 : children_;
        container.payload = index();
        children_ = outside + 1;
    }
    void string(std::size_t place) {
        std::uint32_t size = 0;
        std::memcpy(&size, strings_ + place, sizeof size);
        push(JsonType::kString, size, place + sizeof size);
        strings_end_ = place + sizeof size + size;
    }
    void number(double value) { push(JsonType::kNumber, 0, std::bit_cast<std::uint64_t>(value)); }

    const std::uint64_t* words_;
    const std::uint8_t* strings_;
    const JsonLimits& limits_;
    Tape tape_;
    Node* next_ = nullptr;
    std::uint32_t children_ = 0;  // of the innermost open container, names counted too
    std::size_t strings_end_ = 0;
    std::vector<std::uint32_t> open_;  // containers around the present place
};

// simdjson does not say where it stopped: our own scan does, and names the fault.
Error refusal(simdjson::error_code code, std::string_view text, std::size_t max_depth) {
    if (code == simdjson::CAPACITY) return too_large("the document is too large to be read");
    if (auto fault = json_detail::find_json_fault(text, max_depth)) return *std::move(fault);
    if (code == simdjson::DEPTH_ERROR) return too_deep(max_depth);
    return error(ErrorCode::kJsonSyntax,
                 std::string("this is no JSON document: ") + simdjson::error_message(code));
}

simdjson::error_code parse_with(simdjson::dom::parser& parser, std::string_view text) {
    const auto code = parser.parse(text.data(), text.size()).error();
    if (code != simdjson::NUMBER_ERROR) return code;
    const auto respelt = json_detail::respell_big_integers(text);
    return respelt ? parser.parse(respelt->data(), respelt->size()).error() : code;
}

Result<Tape> build_tape(simdjson::dom::parser& parser, const JsonLimits& limits) {
    if (parser.capacity() <= kKeptCapacity) return Builder(parser.doc, limits).build();
    const simdjson::dom::document parsed = std::move(parser.doc);
    parser = simdjson::dom::parser();
    return Builder(parsed, limits).build();
}

Result<Tape> read_tape(std::string_view text, const JsonLimits& limits) {
    thread_local simdjson::dom::parser parser;
    const auto code = parse_with(parser, text);
    Result<Tape> tape = code == simdjson::SUCCESS ? build_tape(parser, limits)
                                                  : Result<Tape>(refusal(code, text, limits.max_depth));
    if (!tape && tape.error().code == ErrorCode::kJsonTooDeep) {
        tape = refusal(simdjson::DEPTH_ERROR, text, limits.max_depth);
    }
    if (parser.capacity() > kKeptCapacity) parser = simdjson::dom::parser();
    return tape;
}

}  // namespace

// spec: RFC 8259 2 to 8; RFC 7493 2
Result<JsonDocument> JsonDocument::parse(std::string_view text, const JsonLimits& limits) {
    JsonLimits granted = limits;
    granted.max_depth = std::min(limits.max_depth, kMaxJsonDepth);
    if (text.size() > limits.max_bytes) {
        return too_large("a document of at most " + std::to_string(limits.max_bytes) +
                         " bytes is read here; this one has " + std::to_string(text.size()));
    }
    if (text.starts_with(kByteOrderMark)) {
        return error(ErrorCode::kJsonSyntax,
                     "the text begins with a byte order mark; save it as UTF-8 without one", at_offset(0));
    }
    if (const auto place = json_detail::find_lone_surrogate(text)) {
        return error(ErrorCode::kBadUtf8, "this \\u escape is half of a surrogate pair; write both halves",
                     at_offset(*place));
    }
    CARNET_TRY(auto tape, read_tape(text, granted));
    const auto shared = std::make_shared<const Tape>(std::move(tape));
    JsonDocument document(shared);
    if (const auto name = json_detail::find_duplicate_member(*shared)) {
        return error(ErrorCode::kJsonDuplicateMember,
                     "this member appears twice in its object; keep one of them",
                     json_detail::pointer_for_people(JsonValue(shared.get(), *name + 1)));
    }
    return document;
}

JsonValue JsonDocument::root() const noexcept {
    return {tape_.get(), 0};
}

}  // namespace carnet
