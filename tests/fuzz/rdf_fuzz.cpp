// SPDX-License-Identifier: Apache-2.0
// N-Quads that are accepted have a canonical form that does not change when the blank nodes get other names
// and the quads another order, and that is its own canonical form; or they are refused as too much work
// either way.
#include "base/bytes.h"
#include "wallet-format/rdf/canonicalize.h"
#include "wallet-format/rdf/n_quads.h"

#include <cstdlib>

namespace {

using namespace carnet;
using namespace carnet::wallet;

// The same dataset, last quad first and the first quad twice, with new blank nodes.
RdfDataset turned_round(const RdfDataset& dataset) {
    RdfDataset other;
    std::vector<RdfTerm> nodes;
    for (std::size_t i = 0; i < dataset.blank_nodes(); ++i) nodes.push_back(other.add_blank_node("x"));
    const auto renamed = [&](const RdfTerm& term) {
        return term.is_blank() ? nodes[nodes.size() - 1 - term.blank] : RdfTerm{other.keep(term.text)};
    };
    const auto& quads = dataset.quads();
    for (auto quad = quads.rbegin(); quad != quads.rend(); ++quad) {
        other.add({renamed(quad->subject), renamed(quad->predicate), renamed(quad->object),
                   quad->graph.is_default_graph() ? RdfTerm{} : renamed(quad->graph)});
    }
    if (!quads.empty()) other.add(RdfQuad(other.quads().back()));
    return other;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto dataset = parse_n_quads(as_text({data, size}));
    if (!dataset) return 0;
    const RdfLimits limits{5'000};
    const auto canonical = canonicalize_rdf(*dataset, RdfHash::kSha256, limits);
    const auto other = canonicalize_rdf(turned_round(*dataset), RdfHash::kSha256, limits);
    if (!canonical || !other) return 0;
    if (canonical->n_quads != other->n_quads) std::abort();
    const auto again = parse_n_quads(canonical->n_quads);
    if (!again || again->quads().size() > dataset->quads().size()) std::abort();
    const auto twice = canonicalize_rdf(*again, RdfHash::kSha256, limits);
    if (twice && twice->n_quads != canonical->n_quads) std::abort();
    return 0;
}
