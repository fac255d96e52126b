// SPDX-License-Identifier: Apache-2.0
//
// From the expanded form to quads. The specification goes by way of a node map; as a dataset is a set,
// writing the quads of each node where it stands gives the same. spec: JSON-LD 1.1 API 7.2, 8.1 to 8.3
#pragma once

#include "base/result.h"
#include "wallet-format/rdf/dataset.h"
#include "wallet-format/rdf/json_ld.h"
#include "wallet-format/rdf/src/expanded.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace carnet::wallet {

class RdfWriter {
  public:
    explicit RdfWriter(const JsonLdOptions& options) : options_(options) {}

    [[nodiscard]] Result<void> add(const ExpandedItems& items) { return add_nodes(items, RdfTerm{}); }
    [[nodiscard]] RdfDataset take() { return std::move(dataset_); }
    // By quad, in the dataset's order: the value of the source that says it.
    [[nodiscard]] std::vector<JsonValue> take_sources() { return std::move(sources_); }

  private:
    // Nothing: it is not well-formed, and what would refer to it is left out (an error in safe mode).
    using Term = std::optional<RdfTerm>;

    [[nodiscard]] Result<void> add_nodes(const ExpandedItems& items, const RdfTerm& graph);
    [[nodiscard]] Result<Term> add_node(const ExpandedItem& item, const RdfTerm& graph);
    [[nodiscard]] Result<void> add_types(const ExpandedItem& item, const Term& subject, const RdfTerm& graph);
    [[nodiscard]] Result<void> add_properties(const ExpandedItem& item, const Term& subject,
                                              const RdfTerm& graph);
    [[nodiscard]] Result<void> add_reversed(const ExpandedItem& item, const Term& subject,
                                            const RdfTerm& graph);
    [[nodiscard]] Result<Term> add_object(const ExpandedItem& item, const RdfTerm& graph);
    [[nodiscard]] Result<Term> add_list(const ExpandedItems& items, const RdfTerm& graph);

    [[nodiscard]] Result<Term> subject_of(const ExpandedItem& item);
    [[nodiscard]] Result<Term> node_term(const ExpandedIri& iri, JsonValue source);
    [[nodiscard]] Result<Term> predicate(std::string_view iri, const ExpandedItem& item);
    [[nodiscard]] Result<Term> literal(const ExpandedItem& item, const RdfTerm& graph);
    [[nodiscard]] Result<Term> directed_literal(const ExpandedItem& item, std::string_view text,
                                                std::string_view language, const RdfTerm& graph);
    [[nodiscard]] Result<Term> lose(std::string_view what, JsonValue at) const;
    void add_quad(const Term& subject, const Term& predicate, const Term& object, const RdfTerm& graph,
                  JsonValue source);

    const JsonLdOptions& options_;
    RdfDataset dataset_;
    std::vector<JsonValue> sources_;
    std::unordered_map<std::string, RdfTerm> blank_nodes_;  // by identifier in the document
};

}  // namespace carnet::wallet
