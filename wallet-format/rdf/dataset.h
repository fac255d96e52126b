// SPDX-License-Identifier: Apache-2.0
//
// An RDF dataset as Data Integrity needs it: quads whose IRIs and literals already stand in canonical
// N-Quads form, so that serializing and hashing only join texts, and whose blank nodes are numbers.
//
// A dataset owns its texts; terms are views into it, valid as long as the dataset lives (moving it keeps them
// valid). Built by one thread, then read by any number.
// spec: RDF 1.1 Concepts 3, 4; RDF Dataset Canonicalization 1.0 section 5 (canonical N-Quads)
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

inline constexpr std::uint32_t kNoBlankNode = 0xFFFF'FFFF;

// An IRI ("<https://example.org/>"), a literal ("\"1\"^^<...#integer>"), a blank node (its number in the
// dataset, from 0, and no text), or, as a graph only, the default graph (neither).
struct RdfTerm {
    std::string_view text;
    std::uint32_t blank = kNoBlankNode;

    [[nodiscard]] bool is_blank() const noexcept { return blank != kNoBlankNode; }
    [[nodiscard]] bool is_default_graph() const noexcept { return text.empty() && !is_blank(); }
    friend bool operator==(const RdfTerm&, const RdfTerm&) = default;
};

struct RdfQuad {
    RdfTerm subject;
    RdfTerm predicate;
    RdfTerm object;
    RdfTerm graph;
    friend bool operator==(const RdfQuad&, const RdfQuad&) = default;
};

class RdfDataset {
  public:
    RdfDataset() = default;
    RdfDataset(RdfDataset&&) noexcept = default;
    RdfDataset& operator=(RdfDataset&&) noexcept = default;

    // A copy of `text` that lives as long as the dataset.
    [[nodiscard]] std::string_view keep(std::string_view text);
    // A new blank node; `label` is what the source called it (without "_:"), for messages and label maps.
    [[nodiscard]] RdfTerm add_blank_node(std::string_view label);
    // A dataset is a set: a quad that is there several times counts once, which canonicalizing sees to. The
    // texts must have been kept here, or live longer than the dataset (processed contexts that last do).
    void add(const RdfQuad& quad) { quads_.push_back(quad); }

    [[nodiscard]] const std::vector<RdfQuad>& quads() const noexcept { return quads_; }
    [[nodiscard]] std::size_t blank_nodes() const noexcept { return labels_.size(); }
    [[nodiscard]] std::string_view label(std::uint32_t blank) const noexcept { return labels_[blank]; }

  private:
    struct Block {
        std::unique_ptr<char[]> bytes;
        std::size_t size = 0;
        std::size_t used = 0;
    };
    std::vector<Block> blocks_;
    std::vector<RdfQuad> quads_;
    std::vector<std::string_view> labels_;
};

// The canonical N-Quads forms of the two kinds of text, appended to `out`. `iri` holds no character that
// N-Quads would refuse; `datatype` is an IRI without brackets; xsd:string and an empty datatype are left out.
void append_iri(std::string& out, std::string_view iri);
void append_literal(std::string& out, std::string_view value, std::string_view datatype,
                    std::string_view language);

}  // namespace carnet::wallet
