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
        const auto special = std::find_if(rest.begin(), rest.end(), is_escaped);
        const auto plain = static_cast<std::size_t>(special - rest.begin());
        out += rest.substr(0, plain);
        rest.remove_prefix(plain);
        if (rest.empty()) break;
        append_escaped(out, rest.front());
        rest.remove_prefix(1);
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
