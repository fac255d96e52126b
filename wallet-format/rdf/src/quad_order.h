// SPDX-License-Identifier: Apache-2.0
//
// Quads in the order of their canonical lines, without writing the lines first: they are compared part by
// part. A part that another one begins with stands before it in both orders, because the space behind it, or
// the full stop where there is no graph, is less than any character that a part can go on with.
// One thread at a time. spec: RDF Dataset Canonicalization 1.0 section 5 (canonical N-Quads)
#pragma once

#include "wallet-format/rdf/dataset.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

// `Names` says what stands for a blank node: std::string_view operator()(std::uint32_t blank), of at most
// kLongestName characters.
template <class Names>
class QuadOrder {
  public:
    // `quads` outlives it.
    QuadOrder(const std::vector<RdfQuad>& quads, Names names) : quads_(quads), names_(names) {}

    // Sorts numbers of quads. Of a quad that is there several times one number comes first; returns how many
    // of the numbers are left then. Quads whose lines are the same, while nodes have no names of their own,
    // all stay.
    std::size_t sort(std::span<std::uint32_t> numbers) const {
        bool has_repeats = false;  // whatever sorts by comparing has compared neighbours
        std::sort(numbers.begin(), numbers.end(), [&](std::uint32_t a, std::uint32_t b) {
            const int order = compare(a, b);
            has_repeats |= order == 0;
            return order < 0;
        });
        if (!has_repeats) return numbers.size();
        const auto end = std::unique(numbers.begin(), numbers.end(),
                                     [this](std::uint32_t a, std::uint32_t b) { return compare(a, b) == 0; });
        return static_cast<std::size_t>(end - numbers.begin());
    }

    // The numbers of all quads, sorted. Subjects are sorted first, then what is said of each: nearly all
    // quads stand beside one of the same subject already.
    [[nodiscard]] std::vector<std::uint32_t> sorted() const {
        std::vector<Run> runs = runs_of_subjects();
        std::sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.subject < b.subject; });
        std::vector<std::uint32_t> numbers;
        numbers.reserve(quads_.size());
        for (auto run = runs.begin(); run != runs.end();) {
            const auto subject = run->subject;
            const std::size_t first = numbers.size();
            for (; run != runs.end() && run->subject == subject; ++run) {
                for (std::uint32_t i = run->begin; i < run->end; ++i) numbers.push_back(i);
            }
            numbers.resize(first + sort(std::span(numbers).subspan(first)));
        }
        return numbers;
    }

    // The lines of these quads, one after the other, in place of what `out` holds.
    void write_lines(std::string& out, std::span<const std::uint32_t> numbers) const {
        std::size_t most = 0;
        for (const std::uint32_t number : numbers) most += longest_line(quads_[number]);
        out.resize(most);
        char* to = out.data();
        const auto put = [&](const RdfTerm& term) {
            const auto part = text(term);
            std::memcpy(to, part.data(), part.size());
            to += part.size();
            *to++ = ' ';
        };
        for (const std::uint32_t number : numbers) {
            const RdfQuad& quad = quads_[number];
            put(quad.subject);
            put(quad.predicate);
            put(quad.object);
            if (!quad.graph.is_default_graph()) put(quad.graph);
            *to++ = '.';
            *to++ = '\n';
        }
        out.resize(static_cast<std::size_t>(to - out.data()));
    }

  private:
    static constexpr std::size_t kLongestName = 16;  // "_:c14n" and ten digits

    // Quads beside one another with one subject.
    struct Run {
        std::string_view subject;
        std::uint32_t begin;
        std::uint32_t end;
    };

    [[nodiscard]] std::vector<Run> runs_of_subjects() const {
        std::vector<Run> runs;
        for (std::uint32_t i = 0; i < quads_.size(); ++i) {
            if (!runs.empty() && quads_[i].subject.is_identical(quads_[i - 1].subject)) {
                ++runs.back().end;
            } else {
                runs.push_back({text(quads_[i].subject), i, i + 1});
            }
        }
        return runs;
    }

    [[nodiscard]] std::string_view text(const RdfTerm& term) const {
        return term.is_blank() ? names_(term.blank()) : term.text();
    }
    [[nodiscard]] int compare(const RdfTerm& a, const RdfTerm& b) const {
        return a.is_identical(b) ? 0 : text(a).compare(text(b));
    }
    // Of two quads, by number.
    [[nodiscard]] int compare(std::uint32_t number_a, std::uint32_t number_b) const {
        const RdfQuad& a = quads_[number_a];
        const RdfQuad& b = quads_[number_b];
        if (const int order = compare(a.subject, b.subject); order != 0) return order;
        if (const int order = compare(a.predicate, b.predicate); order != 0) return order;
        if (const int order = compare(a.object, b.object); order != 0) return order;
        if (const int order = compare(a.graph, b.graph); order != 0) return order;
        const auto nodes = [](const RdfQuad& quad) {
            return std::array{quad.subject.blank(), quad.object.blank(), quad.graph.blank()};
        };
        return nodes(a) < nodes(b) ? -1 : nodes(b) < nodes(a) ? 1 : 0;
    }
    [[nodiscard]] static std::size_t longest_line(const RdfQuad& quad) noexcept {
        constexpr std::size_t kBetween = 6;  // four spaces, the full stop, the end of the line
        const auto size = [](const RdfTerm& term) {
            return term.text().size() + (term.is_blank() ? kLongestName : 0);
        };
        return kBetween + size(quad.subject) + size(quad.predicate) + size(quad.object) + size(quad.graph);
    }

    const std::vector<RdfQuad>& quads_;
    Names names_;
};

}  // namespace carnet::wallet
