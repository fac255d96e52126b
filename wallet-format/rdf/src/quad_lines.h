// SPDX-License-Identifier: Apache-2.0
//
// Lines of canonical N-Quads on the way to being sorted: one text that grows, and where each line stands in
// it. Used again and again, so that canonicalizing takes memory once.
#pragma once

#include "wallet-format/rdf/dataset.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

class QuadLines {
  public:
    void clear() noexcept {
        text_.clear();
        lines_.clear();
    }
    // `name` appends what stands for a blank node. spec: RDF Dataset Canonicalization 1.0 section 5
    template <class Name>
    void add(const RdfQuad& quad, std::uint32_t number, const Name& name) {
        const std::size_t begin = text_.size();
        const auto put = [&](const RdfTerm& term) {
            if (term.is_blank()) {
                name(text_, term.blank);
            } else {
                text_ += term.text;
            }
            text_ += ' ';
        };
        put(quad.subject);
        put(quad.predicate);
        put(quad.object);
        if (!quad.graph.is_default_graph()) put(quad.graph);
        text_ += ".\n";
        lines_.push_back({begin, text_.size() - begin, number});
    }
    // In code point order, which UTF-8 bytes are in; lines that are the same in the order of `rank(number)`.
    // Of those with one rank, all but one are left out: they come from one quad that is there several times.
    template <class Rank>
    void sort(const Rank& rank) {
        std::sort(lines_.begin(), lines_.end(), [&](const Line& a, const Line& b) {
            const int order = view(a).compare(view(b));
            return order != 0 ? order < 0 : rank(a.number) < rank(b.number);
        });
        const auto end = std::unique(lines_.begin(), lines_.end(), [&](const Line& a, const Line& b) {
            return view(a) == view(b) && rank(a.number) == rank(b.number);
        });
        lines_.erase(end, lines_.end());
    }
    void append_to(std::string& out) const {
        out.reserve(out.size() + text_.size());
        for (const Line& line : lines_) out += view(line);
    }
    [[nodiscard]] std::size_t size() const noexcept { return lines_.size(); }
    [[nodiscard]] std::uint32_t number(std::size_t line) const noexcept { return lines_[line].number; }

  private:
    struct Line {
        std::size_t begin;
        std::size_t size;
        std::uint32_t number;  // of the quad
    };
    [[nodiscard]] std::string_view view(const Line& line) const noexcept {
        return std::string_view(text_).substr(line.begin, line.size);
    }

    std::string text_;
    std::vector<Line> lines_;
};

}  // namespace carnet::wallet
