// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/n_quads.h"

#include "base/text_encoding.h"
#include "wallet-format/src/ascii.h"
#include "wallet-format/src/uri.h"

#include <algorithm>
#include <unordered_map>

namespace carnet::wallet {
namespace {

using Blanks = std::unordered_map<std::string_view, RdfTerm>;

void append_utf8(std::string& out, char32_t c) {
    const auto put = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80) return put(c);
    if (c < 0x800) {
        put(0xC0U | (c >> 6U));
    } else {
        if (c < 0x10000) {
            put(0xE0U | (c >> 12U));
        } else {
            put(0xF0U | (c >> 18U));
            put(0x80U | ((c >> 12U) & 0x3FU));
        }
        put(0x80U | ((c >> 6U) & 0x3FU));
    }
    put(0x80U | (c & 0x3FU));
}

constexpr bool is_scalar_value(char32_t c) noexcept {
    return c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
}

// Letters and marks that a blank node label may hold beyond ASCII; taken wide, as the label is only a name.
// spec: RDF 1.1 N-Quads section 4 (BLANK_NODE_LABEL)
constexpr bool is_label_start(char c) noexcept {
    return is_alnum(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}
constexpr bool is_label_part(char c) noexcept {
    return is_label_start(c) || c == '-' || c == '.';
}

// One line after another. Every read_ function leaves the cursor behind what it read, or refuses.
class Reader {
  public:
    Reader(std::string_view text, RdfDataset& dataset) : text_(text), dataset_(dataset) {}

    [[nodiscard]] bool at_end() const noexcept { return at_ == text_.size(); }

    // A statement, a comment, or nothing; and the end of the line.
    Result<void> read_line() {
        skip_blanks();
        if (!at_line_end() && peek() != '#') CARNET_TRY_VOID(read_statement());
        skip_blanks();
        if (peek() == '#') at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
        if (!at_line_end()) return refuse("Nothing but a comment may follow the full stop.");
        while (!at_end() && (peek() == '\r' || peek() == '\n')) {
            if (peek() == '\n' || at_ + 1 == text_.size() || text_[at_ + 1] != '\n') {
                ++line_;
                line_begin_ = at_ + 1;
            }
            ++at_;
        }
        return {};
    }

  private:
    Result<void> read_statement() {
        RdfQuad quad;
        CARNET_TRY(quad.subject, read_node("The subject"));
        skip_blanks();
        if (peek() != '<') return refuse("The predicate is an IRI in angle brackets.");
        CARNET_TRY(quad.predicate, read_iri());
        skip_blanks();
        CARNET_TRY(quad.object, peek() == '"' ? read_literal() : read_node("The object"));
        skip_blanks();
        if (peek() != '.') {
            CARNET_TRY(quad.graph, read_node("The graph"));
            skip_blanks();
        }
        if (peek() != '.') return refuse("A statement ends with a full stop.");
        ++at_;
        dataset_.add(quad);
        return {};
    }

    Result<RdfTerm> read_node(std::string_view what) {
        if (peek() == '<') return read_iri();
        if (text_.substr(at_, 2) == "_:") return read_blank_node();
        return refuse(std::string(what) + " is an IRI in angle brackets or a blank node.");
    }

    Result<RdfTerm> read_blank_node() {
        at_ += 2;
        const std::size_t begin = at_;
        if (at_end() || !is_label_start(peek())) return refuse("A blank node has a name after \"_:\".");
        while (!at_end() && is_label_part(peek())) ++at_;
        while (text_[at_ - 1] == '.') --at_;  // a full stop ends the statement, not the name
        const auto label = text_.substr(begin, at_ - begin);
        const auto known = blanks_.find(label);
        if (known != blanks_.end()) return known->second;
        const auto term = dataset_.add_blank_node(label);
        blanks_.emplace(dataset_.label(term.blank()), term);
        return term;
    }

    // The content of an IRI, unescaped.
    Result<std::string> read_iri_text() {
        ++at_;
        std::string iri;
        for (; !at_end() && peek() != '>'; ++at_) {
            if (peek() == '\\') {
                CARNET_TRY(const char32_t c, read_code_point());
                append_utf8(iri, c);
            } else {
                iri += peek();
            }
        }
        if (at_end()) return refuse("An IRI ends with \">\".");
        if (!is_absolute_uri(iri)) return refuse("This is not an absolute IRI.");
        ++at_;
        return iri;
    }

    Result<RdfTerm> read_iri() {
        CARNET_TRY(const auto iri, read_iri_text());
        return dataset_.keep_iri(iri);
    }

    Result<RdfTerm> read_literal() {
        ++at_;
        std::string value;
        for (; !at_end() && peek() != '"'; ++at_) {
            if (peek() == '\n' || peek() == '\r') return refuse("A literal ends on its line.");
            if (peek() == '\\') {
                CARNET_TRY_VOID(read_escape(value));
            } else {
                value += peek();
            }
        }
        if (at_end()) return refuse("A literal ends with a quotation mark.");
        ++at_;
        std::string datatype;
        std::string_view language;
        if (peek() == '@') {
            CARNET_TRY(language, read_language());
        } else if (text_.substr(at_, 2) == "^^") {
            at_ += 2;
            if (peek() != '<') return refuse("A datatype is an IRI in angle brackets.");
            CARNET_TRY(datatype, read_iri_text());
        }
        return dataset_.keep_literal(value, datatype, language);
    }

    // Letters, then groups of letters and digits after hyphens.
    Result<std::string_view> read_language() {
        const std::size_t begin = ++at_;
        while (!at_end() && is_alpha(peek())) ++at_;
        if (at_ == begin) return refuse("A language tag begins with letters.");
        while (peek() == '-') {
            const std::size_t group = ++at_;
            while (!at_end() && is_alnum(peek())) ++at_;
            if (at_ == group) return refuse("A language tag does not end with a hyphen.");
        }
        return text_.substr(begin, at_ - begin);
    }

    // At a backslash; leaves the cursor on the last character of the escape.
    Result<void> read_escape(std::string& value) {
        constexpr std::string_view letters = "tbnrf\"'\\";
        constexpr std::string_view meanings = "\t\b\n\r\f\"'\\";
        const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
        const auto known = letters.find(next);
        if (known != std::string_view::npos) {
            ++at_;
            value += meanings[known];
            return {};
        }
        CARNET_TRY(const char32_t c, read_code_point());
        append_utf8(value, c);
        return {};
    }

    // After the backslash u and 4 digits, or U and 8; leaves the cursor on the last one.
    Result<char32_t> read_code_point() {
        const char kind = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
        const std::size_t digits = kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
        if (digits == 0 || text_.size() - at_ < digits + 2)
            return refuse("After a backslash stands one of tbnrf\"'\\, or u with 4 or U with 8 digits.");
        char32_t c = 0;
        for (const char digit : text_.substr(at_ + 2, digits)) {
            if (!is_hex_digit(digit)) return refuse("These digits are hexadecimal: 0-9, A-F, a-f.");
            const auto value = is_digit(digit) ? digit - '0' : to_lower(digit) - 'a' + 10;
            c = c * 16 + static_cast<char32_t>(value);
        }
        if (!is_scalar_value(c)) return refuse("This number is no Unicode character.");
        at_ += digits + 1;
        return c;
    }

    [[nodiscard]] char peek() const noexcept { return at_ < text_.size() ? text_[at_] : '\0'; }
    [[nodiscard]] bool at_line_end() const noexcept { return at_end() || peek() == '\n' || peek() == '\r'; }
    void skip_blanks() noexcept {
        while (peek() == ' ' || peek() == '\t') ++at_;
    }
    [[nodiscard]] Error refuse(std::string detail) const {
        return error(ErrorCode::kBadValue, std::move(detail),
                     "line " + std::to_string(line_) + ", column " + std::to_string(at_ - line_begin_ + 1));
    }

    std::string_view text_;
    RdfDataset& dataset_;
    Blanks blanks_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::size_t line_begin_ = 0;
};

}  // namespace

Result<RdfDataset> parse_n_quads(std::string_view text, const NQuadsLimits& limits) {
    if (text.size() > limits.max_bytes) {
        return error(ErrorCode::kLimit,
                     "N-Quads of at most " + std::to_string(limits.max_bytes) + " bytes are read here.");
    }
    if (!is_utf8(text)) return error(ErrorCode::kBadUtf8, "N-Quads are written in UTF-8.");
    RdfDataset dataset;
    Reader reader(text, dataset);
    while (!reader.at_end()) {
        CARNET_TRY_VOID(reader.read_line());
        if (dataset.quads().size() > limits.max_quads) {
            return error(ErrorCode::kLimit,
                         "At most " + std::to_string(limits.max_quads) + " quads are read here.");
        }
    }
    return dataset;
}

}  // namespace carnet::wallet
