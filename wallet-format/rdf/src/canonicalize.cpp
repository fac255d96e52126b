// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/canonicalize.h"

#include "base/text_encoding.h"
#include "keys/digest.h"
#include "wallet-format/rdf/src/identifier_issuer.h"
#include "wallet-format/rdf/src/quad_lines.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

namespace carnet::wallet {
namespace {

constexpr std::string_view kCanonicalPrefix = "c14n";
constexpr std::string_view kTemporaryPrefix = "b";

// What costs about as much as one step beside it.
constexpr std::size_t kBytesHashed = 128;
constexpr std::size_t kNumbersCopied = 64;

// A digest of either kind; the shorter one leaves the rest zero. In order of bytes, as hexadecimal is too.
using Digest = keys::Sha384Digest;

Digest digest(RdfHash hash, std::string_view text) {
    if (hash == RdfHash::kSha384) return keys::sha384(as_bytes(text));
    Digest padded{};
    const auto bytes = keys::sha256(as_bytes(text));
    std::copy(bytes.begin(), bytes.end(), padded.begin());
    return padded;
}

// spec: RDF Dataset Canonicalization 1.0 section 4.4.1 (hash algorithm; lower-case hexadecimal)
std::string hex(RdfHash hash, const Digest& bytes) {
    const std::size_t size = hash == RdfHash::kSha384 ? bytes.size() : std::tuple_size_v<keys::Sha256Digest>;
    return encode_hex(ByteView(bytes.data(), size));
}

std::string hex_digest(RdfHash hash, std::string_view text) {
    return hex(hash, digest(hash, text));
}

// Which blank nodes a quad names, for telling apart quads whose lines are the same while nodes have no names.
std::array<std::uint32_t, 3> blank_nodes_of(const RdfQuad& quad) noexcept {
    return {quad.subject.blank, quad.object.blank, quad.graph.blank};
}

// How many bytes its quads are, but for the names of blank nodes; counted no further than `enough`.
std::size_t text_of(const RdfDataset& dataset, std::size_t enough) noexcept {
    std::size_t bytes = 0;
    for (const RdfQuad& quad : dataset.quads()) {
        bytes += quad.subject.text.size() + quad.predicate.text.size() + quad.object.text.size() +
                 quad.graph.text.size();
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
    Canonicalization(const RdfDataset& dataset, RdfHash hash, std::size_t max_steps)
        : dataset_(dataset),
          hash_(hash),
          steps_left_(max_steps),
          quads_of_(dataset.blank_nodes()),
          first_degree_(dataset.blank_nodes()),
          canonical_(dataset.blank_nodes(), kNoBlankNode) {}

    // spec: RDF Dataset Canonicalization 1.0 section 4.4.3
    Result<CanonicalDataset> run() && {
        find_quads();
        std::vector<std::uint32_t> nodes;
        for (std::uint32_t blank = 0; blank < dataset_.blank_nodes(); ++blank) {
            if (quads_of_[blank].empty()) continue;
            first_degree_[blank] = hash_first_degree(blank);
            nodes.push_back(blank);
        }
        std::sort(nodes.begin(), nodes.end(), [this](std::uint32_t a, std::uint32_t b) {
            return std::tie(first_degree_[a], a) < std::tie(first_degree_[b], b);
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
        return CanonicalDataset{serialize(), std::move(canonical_)};
    }

  private:
    void find_quads() {
        const auto& quads = dataset_.quads();
        for (std::uint32_t i = 0; i < quads.size(); ++i) {
            for (const RdfTerm* term : {&quads[i].subject, &quads[i].object, &quads[i].graph}) {
                if (!term->is_blank()) continue;
                auto& known = quads_of_[term->blank];
                if (known.empty() || known.back() != i) known.push_back(i);
            }
        }
    }

    void sort_lines() {
        lines_.sort([this](std::uint32_t quad) { return blank_nodes_of(dataset_.quads()[quad]); });
    }

    // Also leaves out the node's quads that are there already.
    // spec: RDF Dataset Canonicalization 1.0 section 4.6 (Hash First Degree Quads)
    Digest hash_first_degree(std::uint32_t reference) {
        lines_.clear();
        for (const std::uint32_t at : quads_of_[reference]) {
            lines_.add(dataset_.quads()[at], at, [reference](std::string& out, std::uint32_t blank) {
                out += blank == reference ? "_:a" : "_:z";
            });
        }
        sort_lines();
        quads_of_[reference].resize(lines_.size());
        for (std::size_t i = 0; i < lines_.size(); ++i) quads_of_[reference][i] = lines_.number(i);
        joined_.clear();
        lines_.append_to(joined_);
        return digest(hash_, joined_);
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
        if (position != 'g') input += quad.predicate.text;
        if (!append_known_name(input, related, issuer)) input += hex(hash_, first_degree_[related]);
        return hex_digest(hash_, input);
    }

    using RelatedNodes = std::map<std::string, std::vector<std::uint32_t>>;

    Result<RelatedNodes> related_nodes(std::uint32_t node, const IdentifierIssuer& issuer) {
        RelatedNodes all;
        for (const std::uint32_t at : quads_of_[node]) {
            const RdfQuad& quad = dataset_.quads()[at];
            const std::pair<const RdfTerm&, char> components[] = {
                {quad.subject, 's'}, {quad.object, 'o'}, {quad.graph, 'g'}};
            for (const auto& [term, position] : components) {
                if (!term.is_blank() || term.blank == node) continue;
                CARNET_TRY_VOID(spend(1 + quad.predicate.text.size() / kBytesHashed));
                all[hash_related(term.blank, quad, issuer, position)].push_back(term.blank);
            }
        }
        return all;
    }

    // spec: RDF Dataset Canonicalization 1.0 section 4.8 (Hash N-Degree Quads)
    Result<NDegree> hash_n_degree(std::uint32_t node, IdentifierIssuer issuer) {
        CARNET_TRY_VOID(spend(1 + quads_of_[node].size() + issuer.in_order().size() / kNumbersCopied));
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

    std::string serialize() {
        lines_.clear();
        const auto& quads = dataset_.quads();
        for (std::uint32_t i = 0; i < quads.size(); ++i) {
            lines_.add(quads[i], i,
                       [this](std::string& out, std::uint32_t blank) { append_canonical_name(out, blank); });
        }
        sort_lines();
        std::string all;
        lines_.append_to(all);
        return all;
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
    std::size_t steps_left_;
    std::vector<std::vector<std::uint32_t>> quads_of_;  // by blank node: where it is a component
    std::vector<Digest> first_degree_;                  // by blank node
    std::vector<std::uint32_t> canonical_;              // by blank node
    std::uint32_t next_ = 0;
    QuadLines lines_;     // at work
    std::string joined_;  // at work
};

}  // namespace

Result<CanonicalDataset> canonicalize_rdf(const RdfDataset& dataset, RdfHash hash, const RdfLimits& limits) {
    if (text_of(dataset, limits.max_text) > limits.max_text) {
        return error(ErrorCode::kLimit,
                     "This document is more text as RDF than is allowed. Use shorter identifiers.");
    }
    return Canonicalization(dataset, hash, limits.max_steps).run();
}

}  // namespace carnet::wallet
