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
class RdfTerm {
  public:
    RdfTerm() = default;
    // `text`: less than 4 GB.
    explicit RdfTerm(std::string_view text) noexcept
        : begin_(text.data()), size_(static_cast<std::uint32_t>(text.size())) {}
    explicit RdfTerm(std::uint32_t blank) noexcept : blank_(blank) {}

    [[nodiscard]] std::string_view text() const noexcept { return {begin_, size_}; }
    [[nodiscard]] std::uint32_t blank() const noexcept { return blank_; }
    [[nodiscard]] bool is_blank() const noexcept { return blank_ != kNoBlankNode; }
    [[nodiscard]] bool is_default_graph() const noexcept { return size_ == 0 && !is_blank(); }

    friend bool operator==(const RdfTerm& a, const RdfTerm& b) noexcept {
        return a.blank_ == b.blank_ && a.text() == b.text();
    }
    // Known at a glance to be the same, by where the text stands; terms that are not may still be.
    [[nodiscard]] bool is_identical(const RdfTerm& other) const noexcept {
        return blank_ == other.blank_ && begin_ == other.begin_ && size_ == other.size_;
    }

  private:
    const char* begin_ = nullptr;  // a quad of such terms fits into one line of the processor's cache
    std::uint32_t size_ = 0;
    std::uint32_t blank_ = kNoBlankNode;
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
    // What append_iri and append_literal write, kept here.
    [[nodiscard]] RdfTerm keep_iri(std::string_view iri);
    [[nodiscard]] RdfTerm keep_literal(std::string_view value, std::string_view datatype,
                                       std::string_view language);
    // A new blank node; `label` is what the source called it (without "_:"), for messages and label maps.
    [[nodiscard]] RdfTerm add_blank_node(std::string_view label);
    // A dataset is a set: a quad that is there several times counts once, which canonicalizing sees to. The
    // texts must have been kept here, or live longer than the dataset (processed contexts that last do).
    void add(const RdfQuad& quad) { quads_.push_back(quad); }
    // Room for as many quads, so that adding them copies none.
    void expect(std::size_t quads) {
        quads_.reserve(quads);
        labels_.reserve(quads / 4);
    }

    [[nodiscard]] const std::vector<RdfQuad>& quads() const noexcept { return quads_; }
    [[nodiscard]] std::size_t blank_nodes() const noexcept { return labels_.size(); }
    [[nodiscard]] std::string_view label(std::uint32_t blank) const noexcept { return labels_[blank]; }

  private:
    [[nodiscard]] char* room_for(std::size_t size);

    std::vector<std::unique_ptr<char[]>> blocks_;
    std::size_t block_size_ = 0;  // of the last one
    std::size_t block_used_ = 0;
    std::vector<RdfQuad> quads_;
    std::vector<std::string_view> labels_;
};

// The canonical N-Quads forms of the two kinds of text, appended to `out`. `iri` holds no character that
// N-Quads would refuse; `datatype` is an IRI without brackets; xsd:string and an empty datatype are left out.
void append_iri(std::string& out, std::string_view iri);
void append_literal(std::string& out, std::string_view value, std::string_view datatype,
                    std::string_view language);

}  // namespace carnet::wallet
