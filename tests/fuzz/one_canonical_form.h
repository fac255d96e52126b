// SPDX-License-Identifier: Apache-2.0
// Where RDFC-1.0 keeps its promise of one form for one dataset. A quad whose subject, object and graph are
// all blank nodes is looked at from each of them, and from none is it seen which of the other two belong
// together; nodes that differ in this alone come out in the order in which they went in. Other
// implementations do the same. Such a signature may then fail for another serialization, but holds for no
// other dataset. spec: RDF Dataset Canonicalization 1.0 section 4.7 (Hash Related Blank Node)
#pragma once

#include "wallet-format/rdf/dataset.h"

#include <algorithm>

namespace carnet::test {

inline bool has_one_canonical_form(const wallet::RdfDataset& dataset) {
    return std::none_of(dataset.quads().begin(), dataset.quads().end(), [](const wallet::RdfQuad& quad) {
        return quad.subject.is_blank() && quad.object.is_blank() && quad.graph.is_blank();
    });
}

}  // namespace carnet::test
