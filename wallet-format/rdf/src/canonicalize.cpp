// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/canonicalize.h"

#include "wallet-format/rdf/src/identifier_issuer.h"
#include "wallet-format/rdf/src/quad_order.h"
#include "wallet-format/rdf/src/rdf_digest.h"

#include <algorithm>
#include <array>
#include <compare>
#include <map>
#include <numeric>
#include <span>
#include <utility>

namespace carnet::wallet {
namespace {

constexpr std::string_view kCanonicalPrefix = "c14n";
constexpr std::string_view kTemporaryPrefix = "b";

// What costs about as much as one step beside it.
constexpr std::size_t kBytesHashed = 128;
constexpr std::size_t kNumbersCopied = 64;

constexpr std::array kWhereNodesStand = {&RdfQuad::subject, &RdfQuad::object, &RdfQuad::graph};

// How many bytes its quads are, but for the names of blank nodes; counted no further than `enough`.
std::size_t text_of(const RdfDataset& dataset, std::size_t enough) noexcept {
    std::size_t bytes = 0;
    for (const RdfQuad& quad : dataset.quads()) {
        bytes += quad.subject.text().size() + quad.predicate.text().size() + quad.object.text().size() +
                 quad.graph.text().size();
        if (bytes > enough) break;
    }
    return bytes;
}

// What Hash N-Degree Quads gives: the hash, and the names that were tried on the way.
struct NDegree {
    std::string hash;
    IdentifierIssuer issuer{kTemporaryPrefix};
};

class Canonicalization {
  public:
    Canonicalization(const RdfDataset& dataset, RdfHash hash, const RdfLimits& limits)
        : dataset_(dataset),
          hash_(hash),
          limits_(limits),
          steps_left_(limits.max_steps),
          begin_of_(dataset.blank_nodes() + 1),
          end_of_(dataset.blank_nodes()),
          first_degree_(dataset.blank_nodes()),
          canonical_(dataset.blank_nodes(), kNoBlankNode) {}

    // spec: RDF Dataset Canonicalization 1.0 section 4.4.3
    Result<void> name_all() {
        if (text_of(dataset_, limits_.max_text) > limits_.max_text) {
            return error(ErrorCode::kLimit,
                         "This document is more text as RDF than is allowed. Use shorter identifiers.");
        }
        find_quads();
        std::vector<std::uint32_t> nodes;
        for (std::uint32_t blank = 0; blank < dataset_.blank_nodes(); ++blank) {
            if (!quads_of(blank).empty()) nodes.push_back(blank);
        }
        if (nodes.size() == 1) {  // as in most proofs: there is nothing to tell it from
            issue(nodes.front());
            return {};
        }
        for (const std::uint32_t node : nodes) first_degree_[node] = hash_first_degree(node);
        std::sort(nodes.begin(), nodes.end(), [this](std::uint32_t a, std::uint32_t b) {
            const auto order = first_degree_[a] <=> first_degree_[b];
            return order != 0 ? order < 0 : a < b;
        });
        std::vector<std::vector<std::uint32_t>> alike;
        for (std::size_t begin = 0, end = 0; begin < nodes.size(); begin = end) {
            while (end < nodes.size() && first_degree_[nodes[end]] == first_degree_[nodes[begin]]) ++end;
            if (end - begin == 1) {
                issue(nodes[begin]);
            } else {
                alike.emplace_back(nodes.begin() + static_cast<std::ptrdiff_t>(begin),
                                   nodes.begin() + static_cast<std::ptrdiff_t>(end));
            }
        }
        for (const auto& group : alike) CARNET_TRY_VOID(tell_apart(group));
        return {};
    }

    // After all nodes have names.
    void write(std::size_t lines_at_once, const TextPieces& take) {
        std::vector<std::string> names(canonical_.size());
        for (std::uint32_t blank = 0; blank < names.size(); ++blank)
            append_canonical_name(names[blank], blank);
        const QuadOrder order(dataset_.quads(),
                              [&](std::uint32_t blank) { return std::string_view(names[blank]); });
        const auto sorted = order.sorted();
        for (std::span<const std::uint32_t> rest(sorted); !rest.empty();) {
            const auto next = rest.first(std::min(lines_at_once, rest.size()));
            order.write_lines(text_, next);
            take(text_);
            rest = rest.subspan(next.size());
        }
    }

    std::string take_whole_text() {
        write(dataset_.quads().size(), [](std::string_view) {});
        return std::move(text_);
    }

    std::vector<std::uint32_t> take_ids() { return std::move(canonical_); }

  private:
    // Counts first, so that the quads of all nodes stand in one vector.
    void find_quads() {
        const auto& quads = dataset_.quads();
        const auto each_node = [&](const auto& act) {
            for (std::uint32_t i = 0; i < quads.size(); ++i) {
                for (const auto where : kWhereNodesStand) {
                    if (const RdfTerm& term = quads[i].*where; term.is_blank()) act(i, term.blank());
                }
            }
        };
        each_node([&](std::uint32_t, std::uint32_t blank) { ++begin_of_[blank + 1]; });
        std::partial_sum(begin_of_.begin(), begin_of_.end(), begin_of_.begin());
        found_.resize(begin_of_.back());
        std::copy(begin_of_.begin(), begin_of_.end() - 1, end_of_.begin());
        each_node([&](std::uint32_t quad, std::uint32_t blank) { found_[end_of_[blank]++] = quad; });
    }

    // Where a node is a component; once hash_first_degree has seen it, each quad once.
    [[nodiscard]] std::span<std::uint32_t> quads_of(std::uint32_t blank) {
        return std::span(found_).subspan(begin_of_[blank], end_of_[blank] - begin_of_[blank]);
    }

    // spec: RDF Dataset Canonicalization 1.0 section 4.6 (Hash First Degree Quads)
    RdfDigest hash_first_degree(std::uint32_t reference) {
        const QuadOrder order(dataset_.quads(), [reference](std::uint32_t blank) {
            return blank == reference ? std::string_view("_:a") : std::string_view("_:z");
        });
        end_of_[reference] = begin_of_[reference] + order.sort(quads_of(reference));
        order.write_lines(text_, quads_of(reference));
        return rdf_digest(hash_, text_);
    }

    // Blank nodes whose surroundings look alike at first.
    // spec: RDF Dataset Canonicalization 1.0 section 4.4.3 step 5
    Result<void> tell_apart(const std::vector<std::uint32_t>& nodes) {
        std::vector<NDegree> paths;
        for (const std::uint32_t node : nodes) {
            if (is_named(node)) continue;
            IdentifierIssuer temporary(kTemporaryPrefix);
            temporary.issue(node);
            CARNET_TRY(auto path, hash_n_degree(node, std::move(temporary)));
            paths.push_back(std::move(path));
        }
        std::stable_sort(paths.begin(), paths.end(),
                         [](const NDegree& a, const NDegree& b) { return a.hash < b.hash; });
        for (const NDegree& path : paths) {
            for (const std::uint32_t node : path.issuer.in_order()) issue(node);
        }
        return {};
    }

    // spec: RDF Dataset Canonicalization 1.0 section 4.7 (Hash Related Blank Node)
    std::string hash_related(std::uint32_t related, const RdfQuad& quad, const IdentifierIssuer& issuer,
                             char position) const {
        std::string input(1, position);
        if (position != 'g') input += quad.predicate.text();
        if (!append_known_name(input, related, issuer)) input += hex(hash_, first_degree_[related]);
        return hex_digest(hash_, input);
    }

    using RelatedNodes = std::map<std::string, std::vector<std::uint32_t>>;

    Result<RelatedNodes> related_nodes(std::uint32_t node, const IdentifierIssuer& issuer) {
        RelatedNodes all;
        for (const std::uint32_t at : quads_of(node)) {
            const RdfQuad& quad = dataset_.quads()[at];
            const std::pair<const RdfTerm&, char> components[] = {
                {quad.subject, 's'}, {quad.object, 'o'}, {quad.graph, 'g'}};
            for (const auto& [term, position] : components) {
                if (!term.is_blank() || term.blank() == node) continue;
                CARNET_TRY_VOID(spend(1 + quad.predicate.text().size() / kBytesHashed));
                all[hash_related(term.blank(), quad, issuer, position)].push_back(term.blank());
            }
        }
        return all;
    }

    // spec: RDF Dataset Canonicalization 1.0 section 4.8 (Hash N-Degree Quads)
    Result<NDegree> hash_n_degree(std::uint32_t node, IdentifierIssuer issuer) {
        CARNET_TRY_VOID(spend(1 + quads_of(node).size() + issuer.in_order().size() / kNumbersCopied));
        CARNET_TRY(auto related, related_nodes(node, issuer));
        std::string data;
        for (auto& [hash, nodes] : related) {
            data += hash;
            CARNET_TRY(auto chosen, shortest_path(nodes, issuer));
            data += chosen.hash;
            issuer = std::move(chosen.issuer);
        }
        return NDegree{hex_digest(hash_, data), std::move(issuer)};
    }

    // Of all orders of the related nodes the one whose path comes first; the path stands in `hash`.
    // spec: RDF Dataset Canonicalization 1.0 section 4.8 steps 5.4 to 5.6
    Result<NDegree> shortest_path(std::vector<std::uint32_t>& nodes, const IdentifierIssuer& issuer) {
        std::optional<NDegree> chosen;
        std::sort(nodes.begin(), nodes.end());
        do {
            CARNET_TRY(auto tried, path_in_order(nodes, issuer, chosen ? &chosen->hash : nullptr));
            if (tried && (!chosen || tried->hash < chosen->hash)) chosen = std::move(tried);
        } while (std::next_permutation(nodes.begin(), nodes.end()));
        return *std::move(chosen);
    }

    // Nothing when the path is already behind `best`.
    Result<std::optional<NDegree>> path_in_order(const std::vector<std::uint32_t>& order,
                                                 const IdentifierIssuer& issuer, const std::string* best) {
        CARNET_TRY_VOID(spend(1 + order.size() + issuer.in_order().size()));
        NDegree tried{{}, issuer};
        std::string& path = tried.hash;
        const auto is_behind = [&] { return best != nullptr && path.size() >= best->size() && path > *best; };
        std::vector<std::uint32_t> to_visit;
        for (const std::uint32_t node : order) {
            if (is_named(node)) {
                append_canonical_name(path, node);
            } else {
                if (!tried.issuer.number_of(node)) to_visit.push_back(node);
                tried.issuer.append_name(path, tried.issuer.issue(node));
            }
            if (is_behind()) return std::optional<NDegree>();
        }
        for (const std::uint32_t node : to_visit) {
            CARNET_TRY(auto deeper, hash_n_degree(node, tried.issuer));
            tried.issuer.append_name(path, tried.issuer.issue(node));
            path += '<';
            path += deeper.hash;
            path += '>';
            tried.issuer = std::move(deeper.issuer);
            if (is_behind()) return std::optional<NDegree>();
        }
        return std::optional(std::move(tried));
    }

    [[nodiscard]] bool is_named(std::uint32_t blank) const noexcept {
        return canonical_[blank] != kNoBlankNode;
    }
    void issue(std::uint32_t blank) noexcept {
        if (!is_named(blank)) canonical_[blank] = next_++;
    }
    void append_canonical_name(std::string& out, std::uint32_t blank) const {
        out += "_:";
        out += kCanonicalPrefix;
        out += std::to_string(canonical_[blank]);
    }
    // False when the node has no name of either kind yet.
    bool append_known_name(std::string& out, std::uint32_t blank, const IdentifierIssuer& issuer) const {
        if (is_named(blank)) {
            append_canonical_name(out, blank);
            return true;
        }
        const auto number = issuer.number_of(blank);
        if (number) issuer.append_name(out, *number);
        return number.has_value();
    }

    Result<void> spend(std::size_t steps) {
        if (steps > steps_left_) {
            return error(ErrorCode::kLimit,
                         "The unnamed nodes of this document cannot be told apart with the work that is "
                         "allowed. Give them ids, or leave out what repeats.");
        }
        steps_left_ -= steps;
        return {};
    }

    const RdfDataset& dataset_;
    const RdfHash hash_;
    const RdfLimits limits_;
    std::size_t steps_left_;
    std::vector<std::size_t> begin_of_;  // by blank node: where its quads begin and end in found_
    std::vector<std::size_t> end_of_;
    std::vector<std::uint32_t> found_;      // numbers of quads
    std::vector<RdfDigest> first_degree_;   // by blank node
    std::vector<std::uint32_t> canonical_;  // by blank node
    std::uint32_t next_ = 0;
    std::string text_;  // at work
};

}  // namespace

Result<CanonicalDataset> canonicalize_rdf(const RdfDataset& dataset, RdfHash hash, const RdfLimits& limits) {
    Canonicalization work(dataset, hash, limits);
    CARNET_TRY_VOID(work.name_all());
    CanonicalDataset canonical;
    canonical.n_quads = work.take_whole_text();
    canonical.canonical_ids = work.take_ids();
    return canonical;
}

Result<void> canonicalize_rdf_in_pieces(const RdfDataset& dataset, RdfHash hash, const RdfLimits& limits,
                                        const TextPieces& take) {
    constexpr std::size_t kLinesAtOnce = 64;  // about 8 KB
    Canonicalization work(dataset, hash, limits);
    CARNET_TRY_VOID(work.name_all());
    work.write(kLinesAtOnce, take);
    return {};
}

}  // namespace carnet::wallet
