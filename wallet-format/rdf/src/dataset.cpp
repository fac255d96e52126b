// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/dataset.h"

#include <algorithm>

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

bool is_escaped(char c) noexcept {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '"' || c == '\\';
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

bool is_special(char c) noexcept {
    return is_escaped(c) || c == kBeforeLast;
}

}  // namespace

std::string_view RdfDataset::keep(std::string_view text) {
    if (blocks_.empty() || text.size() > blocks_.back().size - blocks_.back().used) {
        const std::size_t size = std::max(kBlock, text.size());
        blocks_.push_back({std::make_unique<char[]>(size), size, 0});
    }
    Block& block = blocks_.back();
    char* const kept = block.bytes.get() + block.used;
    std::copy(text.begin(), text.end(), kept);
    block.used += text.size();
    return {kept, text.size()};
}

RdfTerm RdfDataset::add_blank_node(std::string_view label) {
    labels_.push_back(keep(label));
    return {{}, static_cast<std::uint32_t>(labels_.size() - 1)};
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
    out += '"';
    if (!language.empty()) {
        out += '@';
        out += language;
    } else if (!datatype.empty() && datatype != kXsdString) {
        out += "^^";
        append_iri(out, datatype);
    }
}

}  // namespace carnet::wallet
