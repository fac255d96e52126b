// SPDX-License-Identifier: Apache-2.0
// N-Quads that are accepted have a canonical form that does not change when the blank nodes get other names
// and the quads another order, and that is its own canonical form, with either hash; or they are refused as
// too much work.
#include "base/bytes.h"
#include "tests/fuzz/one_canonical_form.h"
#include "tests/support/seeded_random.h"
#include "wallet-format/rdf/canonicalize.h"
#include "wallet-format/rdf/n_quads.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>
#include <vector>

namespace {

using namespace carnet;
using namespace carnet::wallet;

constexpr RdfLimits kLimits{5'000, 100'000};

// 0 to count - 1 in some order.
std::vector<std::size_t> shuffled(std::size_t count, test::SeededRandom& random) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    for (std::size_t left = count; left > 1; --left) {
        std::array<std::uint8_t, 2> bytes{};
        random.fill(bytes);
        std::swap(order[left - 1], order[(bytes[0] * 256U + bytes[1]) % left]);
    }
    return order;
}

// The same dataset, quads and new blank nodes in another order, one quad twice.
RdfDataset shuffled(const RdfDataset& dataset, std::uint64_t seed) {
    test::SeededRandom random(seed);
    RdfDataset other;
    for (std::size_t i = 0; i < dataset.blank_nodes(); ++i) static_cast<void>(other.add_blank_node("x"));
    const auto nodes = shuffled(dataset.blank_nodes(), random);
    const auto renamed = [&](const RdfTerm& term) {
        if (term.is_default_graph()) return RdfTerm{};
        return term.is_blank() ? RdfTerm(static_cast<std::uint32_t>(nodes[term.blank()]))
                               : RdfTerm(other.keep(term.text()));
    };
    const auto add = [&](const RdfQuad& quad) {
        other.add(
            {renamed(quad.subject), renamed(quad.predicate), renamed(quad.object), renamed(quad.graph)});
    };
    const auto& quads = dataset.quads();
    for (const std::size_t at : shuffled(quads.size(), random)) add(quads[at]);
    if (!quads.empty()) add(quads.front());
    return other;
}

void check(const RdfDataset& dataset, RdfHash hash) {
    const auto canonical = canonicalize_rdf(dataset, hash, kLimits);
    if (!canonical) return;
    const bool is_one = test::has_one_canonical_form(dataset);
    for (std::uint64_t seed = 1; seed <= 3 && is_one; ++seed) {
        const auto other = canonicalize_rdf(shuffled(dataset, seed), hash, kLimits);
        if (other && canonical->n_quads != other->n_quads) std::abort();
    }
    const auto again = parse_n_quads(canonical->n_quads);
    if (!again || again->quads().size() > dataset.quads().size()) std::abort();
    const auto twice = canonicalize_rdf(*again, hash, kLimits);
    if (is_one && twice && twice->n_quads != canonical->n_quads) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto dataset = parse_n_quads(as_text({data, size}));
    if (!dataset) return 0;
    check(*dataset, RdfHash::kSha256);
    check(*dataset, RdfHash::kSha384);
    return 0;
}
