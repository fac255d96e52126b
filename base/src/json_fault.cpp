// SPDX-License-Identifier: Apache-2.0
// Finds the first fault of a text that simdjson refused: slow, but only refusals pay for it.
#include "base/src/json_scan.h"
#include "base/src/utf8.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace carnet::json_detail {
namespace {

enum class Expected : std::uint8_t {
    kValue,
    kValueOrEnd,
    kName,
    kNameOrEnd,
    kColon,
    kCommaOrEnd,
    kNothing,
};

std::string_view wording_of(Expected expected) {
    switch (expected) {
        case Expected::kValue:
            return "a value is expected here";
        case Expected::kValueOrEnd:
            return "a value or ] is expected here";
        case Expected::kName:
            return "a member name in quotation marks is expected here";
        case Expected::kNameOrEnd:
            return "a member name in quotation marks or } is expected here";
        case Expected::kColon:
            return "a colon is expected here";
        case Expected::kCommaOrEnd:
            return "a comma or the end of the array or object is expected here";
        case Expected::kNothing:
            return "the document ended before this; remove what follows";
    }
    std::abort();
}

constexpr std::string_view kSimpleEscapes = "\"\\/bfnrt";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Whether a number that from_chars could not represent is too large rather than too small: its first
// digit that is not zero stands, exponent included, before the decimal point.
bool is_large(std::string_view number) {
    const std::size_t e = std::min(number.find_first_of("eE"), number.size());
    const std::string_view mantissa = number.substr(0, e);
    const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
    const std::size_t first = mantissa.find_first_of("123456789");
    long long exponent = 0;
    if (e < number.size()) {
        std::string_view digits = number.substr(e + 1);
        if (digits.starts_with('+')) digits.remove_prefix(1);
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
        if (read.ec != std::errc()) return !digits.starts_with('-');
    }
    // Without a sum, which a long exponent would overflow.
    return exponent > static_cast<long long>(first) - static_cast<long long>(point);
}

class FaultFinder {
  public:
    FaultFinder(std::string_view text, std::size_t max_depth) : text_(text), max_depth_(max_depth) {}

    std::optional<Error> run() {
        while (!fault_) {
            while (place_ < text_.size() && std::string_view(" \t\r\n").find(text_[place_]) < 4) ++place_;
            if (place_ == text_.size()) break;
            step(text_[place_]);
        }
        if (!fault_ && expected_ != Expected::kNothing) {
            refuse(ErrorCode::kJsonSyntax, "the text ends too early: " + std::string(wording_of(expected_)));
        }
        return fault_;
    }

  private:
    void refuse(ErrorCode code, std::string detail) {
        if (!fault_) fault_ = error(code, std::move(detail), "offset " + std::to_string(place_));
    }
    [[nodiscard]] char peek() const { return place_ < text_.size() ? text_[place_] : '\0'; }
    [[nodiscard]] Expected after_value() const {
        return open_.empty() ? Expected::kNothing : Expected::kCommaOrEnd;
    }

    void step(char c) {
        switch (expected_) {
            case Expected::kValueOrEnd:
                return c == ']' ? close() : value(c);
            case Expected::kValue:
                return value(c);
            case Expected::kNameOrEnd:
                return c == '}' ? close() : name(c);
            case Expected::kName:
                return name(c);
            case Expected::kColon:
                return c == ':' ? move_on(Expected::kValue) : unexpected();
            case Expected::kCommaOrEnd:
                if (c == ',') return move_on(open_.back() == '{' ? Expected::kName : Expected::kValue);
                return c == (open_.back() == '{' ? '}' : ']') ? close() : unexpected();
            case Expected::kNothing:
                return unexpected();
        }
    }

    void unexpected() { refuse(ErrorCode::kJsonSyntax, std::string(wording_of(expected_))); }
    void move_on(Expected next) {
        ++place_;
        expected_ = next;
    }
    void open(char bracket, Expected next) {
        if (open_.size() == max_depth_) {
            return refuse(ErrorCode::kJsonTooDeep, "arrays and objects may be nested " +
                                                       std::to_string(max_depth_) +
                                                       " deep here; flatten the document");
        }
        open_.push_back(bracket);
        move_on(next);
    }
    void close() {
        open_.pop_back();
        move_on(after_value());
    }
    void name(char c) {
        if (c != '"') return unexpected();
        string();
        expected_ = Expected::kColon;
    }

    void value(char c) {
        if (c == '{') return open(c, Expected::kNameOrEnd);
        if (c == '[') return open(c, Expected::kValueOrEnd);
        if (c == '"') {
            string();
        } else if (c == '-' || is_digit(c)) {
            number();
        } else if (!literal("true") && !literal("false") && !literal("null")) {
            return unexpected();
        }
        expected_ = after_value();
    }

    bool literal(std::string_view word) {
        if (!text_.substr(place_).starts_with(word)) return false;
        place_ += word.size();
        return true;
    }

    // spec: RFC 8259 7
    void string() {
        const std::size_t start = place_++;
        while (!fault_) {
            const char c = peek();
            if (place_ == text_.size()) {
                place_ = start;
                return refuse(ErrorCode::kJsonSyntax, "this string is never closed");
            }
            if (c == '"') break;
            character(c);
        }
        ++place_;
    }

    void character(char c) {
        if (c == '\\') return escape();
        if (static_cast<unsigned char>(c) < 0x20) {
            return refuse(ErrorCode::kJsonSyntax, "a control character inside a string; escape it");
        }
        const std::size_t length = utf8_character_length(text_.substr(place_));
        if (length == 0)
            return refuse(ErrorCode::kBadUtf8, "these bytes are not UTF-8; save the text as UTF-8");
        place_ += length;
    }

    void escape() {
        if (place_ + 1 < text_.size() && kSimpleEscapes.find(text_[place_ + 1]) != std::string_view::npos) {
            place_ += 2;
            return;
        }
        const auto unit = unicode_escape(text_, place_);
        if (!unit) return refuse(ErrorCode::kJsonSyntax, "JSON has no such escape");
        const bool pair = is_high_surrogate(*unit);
        if (is_low_surrogate(*unit) ||
            (pair && !is_low_surrogate(unicode_escape(text_, place_ + 6).value_or(0)))) {
            return refuse(ErrorCode::kBadUtf8,
                          "this \\u escape is half of a surrogate pair; write both halves");
        }
        place_ += pair ? 12 : 6;
    }

    bool digits() {
        const std::size_t start = place_;
        while (is_digit(peek())) ++place_;
        return place_ > start;
    }

    // spec: RFC 8259 6
    void number() {
        const std::size_t start = place_;
        if (peek() == '-') ++place_;
        const bool zero = peek() == '0';
        const std::size_t first = place_;
        bool ok = digits() && (!zero || place_ == first + 1);
        if (ok && peek() == '.') {
            ++place_;
            ok = digits();
        }
        if (ok && (peek() == 'e' || peek() == 'E')) {
            ++place_;
            if (peek() == '+' || peek() == '-') ++place_;
            ok = digits();
        }
        const std::string_view spelling = text_.substr(start, place_ - start);
        const std::size_t end = place_;
        place_ = start;
        if (!ok) return refuse(ErrorCode::kJsonBadNumber, "this is not how JSON spells a number");
        double value = 0;
        const auto read = std::from_chars(spelling.data(), spelling.data() + spelling.size(), value);
        if (read.ec == std::errc::result_out_of_range && is_large(spelling)) {
            return refuse(ErrorCode::kJsonBadNumber, "this number is beyond +-1.7976931348623157e308");
        }
        place_ = end;
    }

    std::string_view text_;
    std::size_t max_depth_;
    std::size_t place_ = 0;
    Expected expected_ = Expected::kValue;
    std::vector<char> open_;
    std::optional<Error> fault_;
};

}  // namespace

std::optional<Error> find_json_fault(std::string_view text, std::size_t max_depth) {
    return FaultFinder(text, max_depth).run();
}

}  // namespace carnet::json_detail
