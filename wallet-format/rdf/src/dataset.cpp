// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/dataset.h"

#include <algorithm>
#include <array>
#include <utility>

namespace carnet::wallet {
namespace {

constexpr std::size_t kBlock = std::size_t{16} * 1024;
constexpr std::string_view kXsdString = "http://www.w3.org/2001/XMLSchema#string";
constexpr std::string_view kHexDigits = "0123456789ABCDEF";

// spec: RDF Dataset Canonicalization 1.0 section 5.2 (canonical form of a literal)
void append_escaped(std::string& out, char c) {
    switch (c) {
        case '\b':
            out += "\\b";
            return;
        case '\t':
            out += "\\t";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\f':
            out += "\\f";
            return;
        case '\r':
            out += "\\r";
            return;
        case '"':
        case '\\':
            out += '\\';
            out += c;
            return;
        default:
            out += "\\u00";
            out += kHexDigits[static_cast<unsigned char>(c) >> 4U];
            out += kHexDigits[static_cast<unsigned char>(c) & 15U];
    }
}

// The first byte of U+F000 to U+FFFF. The last two of them, U+FFFE and U+FFFF, are no characters in XML 1.1
// and are escaped too; nothing else that it leaves out is left, because texts are UTF-8.
constexpr char kBeforeLast = '\xEF';

// Appends the character at the beginning of `rest`, which begins with kBeforeLast; returns its length.
std::size_t append_high(std::string& out, std::string_view rest) {
    const auto character = rest.substr(0, 3);
    if (character == "\uFFFE") {
        out += "\\uFFFE";
    } else if (character == "\uFFFF") {
        out += "\\uFFFF";
    } else {
        out += character;
    }
    return character.size();
}

// Bytes with which something begins that is escaped, or may be.
constexpr std::array<bool, 256> kIsSpecial = [] {
    std::array<bool, 256> special{};
    for (std::size_t c = 0; c < 0x20; ++c) special[c] = true;
    for (const char c : {'"', '\\', '\x7F', kBeforeLast}) special[static_cast<unsigned char>(c)] = true;
    return special;
}();

bool is_special(char c) noexcept {
    return kIsSpecial[static_cast<unsigned char>(c)];
}

// Looks at all of it: nearly every text is short and holds nothing of that kind.
bool has_special(std::string_view text) noexcept {
    bool found = false;
    for (const char c : text) found |= is_special(c);
    return found;
}

// What stands behind the value of a literal.
std::array<std::string_view, 3> ending_of(std::string_view datatype, std::string_view language) noexcept {
    if (!language.empty()) return {"\"@", language};
    if (!datatype.empty() && datatype != kXsdString) return {"\"^^<", datatype, ">"};
    return {"\""};
}

}  // namespace

char* RdfDataset::room_for(std::size_t size) {
    if (blocks_.empty() || size > block_size_ - block_used_) {
        block_size_ = std::max(kBlock, size);
        block_used_ = 0;
        blocks_.push_back(std::make_unique_for_overwrite<char[]>(block_size_));
    }
    return blocks_.back().get() + std::exchange(block_used_, block_used_ + size);
}

std::string_view RdfDataset::keep(std::string_view text) {
    char* const kept = room_for(text.size());
    std::copy(text.begin(), text.end(), kept);
    return {kept, text.size()};
}

RdfTerm RdfDataset::keep_iri(std::string_view iri) {
    char* const kept = room_for(iri.size() + 2);
    *kept = '<';
    *std::copy(iri.begin(), iri.end(), kept + 1) = '>';
    return RdfTerm{std::string_view(kept, iri.size() + 2)};
}

RdfTerm RdfDataset::keep_literal(std::string_view value, std::string_view datatype,
                                 std::string_view language) {
    if (has_special(value)) {
        std::string text;
        append_literal(text, value, datatype, language);
        return RdfTerm{keep(text)};
    }
    const auto ending = ending_of(datatype, language);
    const std::size_t size = 1 + value.size() + ending[0].size() + ending[1].size() + ending[2].size();
    char* const kept = room_for(size);
    *kept = '"';
    char* to = std::copy(value.begin(), value.end(), kept + 1);
    for (const auto piece : ending) to = std::copy(piece.begin(), piece.end(), to);
    return RdfTerm{std::string_view(kept, size)};
}

RdfTerm RdfDataset::add_blank_node(std::string_view label) {
    labels_.push_back(keep(label));
    return RdfTerm(static_cast<std::uint32_t>(labels_.size() - 1));
}

void append_iri(std::string& out, std::string_view iri) {
    out += '<';
    out += iri;
    out += '>';
}

void append_literal(std::string& out, std::string_view value, std::string_view datatype,
                    std::string_view language) {
    out += '"';
    for (auto rest = value; !rest.empty();) {
        const auto special = std::find_if(rest.begin(), rest.end(), is_special);
        const auto plain = static_cast<std::size_t>(special - rest.begin());
        out += rest.substr(0, plain);
        rest.remove_prefix(plain);
        if (rest.empty()) break;
        std::size_t length = 1;
        if (rest.front() == kBeforeLast) {
            length = append_high(out, rest);
        } else {
            append_escaped(out, rest.front());
        }
        rest.remove_prefix(length);
    }
    for (const auto piece : ending_of(datatype, language)) out += piece;
}

}  // namespace carnet::wallet
