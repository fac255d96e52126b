// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/src/rdf_writer.h"

#include "wallet-format/rdf/src/iri.h"
#include "wallet-format/rdf/src/json_ld_error.h"
#include "wallet-format/rdf/src/rdf_vocabulary.h"
#include "wallet-format/src/uri.h"

namespace carnet::wallet {

Result<RdfWriter::Term> RdfWriter::lose(std::string_view what, JsonValue at) const {
    if (options_.is_safe) return data_loss(what, at);
    return Term();
}

void RdfWriter::add_quad(const Term& subject, const Term& predicate, const Term& object, const RdfTerm& graph,
                         JsonValue source) {
    if (!subject || !predicate || !object) return;
    dataset_.add({*subject, *predicate, *object, graph});
    sources_.push_back(source);
}

Result<RdfWriter::Term> RdfWriter::node_term(const ExpandedIri& iri, JsonValue source) {
    if (!iri) return lose("An identifier in the form of a keyword means nothing.", source);
    if (is_blank_node_identifier(*iri)) {
        if (!is_well_formed_blank_node(*iri)) return lose("This is no blank node identifier.", source);
        const auto known = blank_nodes_.find(*iri);
        if (known != blank_nodes_.end()) return Term(known->second);
        return Term(blank_nodes_.emplace(*iri, dataset_.add_blank_node(iri->substr(2))).first->second);
    }
    if (!is_iri(*iri)) return lose("\"" + *iri + "\" is no absolute IRI.", source);
    return Term(dataset_.keep_iri(*iri));
}

Result<RdfWriter::Term> RdfWriter::subject_of(const ExpandedItem& item) {
    if (item.id) return node_term(*item.id, item.source);
    return Term(dataset_.add_blank_node({}));
}

Result<RdfWriter::Term> RdfWriter::predicate(std::string_view iri, const ExpandedItem& item) {
    if (is_blank_node_identifier(iri)) return lose("A blank node is no property in RDF.", item.source);
    if (!is_iri(iri)) return lose("\"" + std::string(iri) + "\" is no absolute IRI.", item.source);
    return Term(dataset_.keep_iri(iri));
}

Result<void> RdfWriter::add_nodes(const ExpandedItems& items, const RdfTerm& graph) {
    for (const auto& item : items) CARNET_TRY_VOID(add_node(item, graph));
    return {};
}

Result<RdfWriter::Term> RdfWriter::add_node(const ExpandedItem& item, const RdfTerm& graph) {
    CARNET_TRY(const auto subject, subject_of(item));
    CARNET_TRY_VOID(add_types(item, subject, graph));
    CARNET_TRY_VOID(add_properties(item, subject, graph));
    CARNET_TRY_VOID(add_reversed(item, subject, graph));
    if (item.graph && subject) CARNET_TRY_VOID(add_nodes(*item.graph, *subject));
    if (item.included) CARNET_TRY_VOID(add_nodes(*item.included, graph));
    return subject;
}

Result<void> RdfWriter::add_types(const ExpandedItem& item, const Term& subject, const RdfTerm& graph) {
    if (!item.types) return {};
    for (const auto& type : *item.types) {
        CARNET_TRY(const auto object, node_term(type, item.source));
        add_quad(subject, RdfTerm{rdf::kType}, object, graph, item.source);
    }
    return {};
}

Result<void> RdfWriter::add_properties(const ExpandedItem& item, const Term& subject, const RdfTerm& graph) {
    for (const auto& [iri, values] : item.properties.all()) {
        CARNET_TRY(const auto property, predicate(iri, item));
        for (const auto& value : values) {
            CARNET_TRY(const auto object, add_object(value, graph));
            add_quad(subject, property, object, graph, value.source);
        }
    }
    return {};
}

Result<void> RdfWriter::add_reversed(const ExpandedItem& item, const Term& subject, const RdfTerm& graph) {
    if (!item.reverse) return {};
    for (const auto& [iri, nodes] : item.reverse->all()) {
        CARNET_TRY(const auto property, predicate(iri, item));
        for (const auto& node : nodes) {
            CARNET_TRY(const auto other, add_node(node, graph));
            add_quad(other, property, subject, graph, node.source);
        }
    }
    return {};
}

Result<RdfWriter::Term> RdfWriter::add_object(const ExpandedItem& item, const RdfTerm& graph) {
    if (item.value) return literal(item, graph);
    if (item.list) return add_list(*item.list, graph);
    return add_node(item, graph);
}

// spec: JSON-LD 1.1 API 8.3
Result<RdfWriter::Term> RdfWriter::add_list(const ExpandedItems& items, const RdfTerm& graph) {
    const Term first(RdfTerm{rdf::kFirst});
    const Term rest(RdfTerm{rdf::kRest});
    const Term nil(RdfTerm{rdf::kNil});
    Term head = nil;
    Term last;
    for (const auto& item : items) {
        const Term link(dataset_.add_blank_node({}));
        if (last) {
            add_quad(last, rest, link, graph, item.source);
        } else {
            head = link;
        }
        CARNET_TRY(const auto object, add_object(item, graph));
        add_quad(link, first, object, graph, item.source);
        last = link;
    }
    if (!items.empty()) add_quad(last, rest, nil, graph, items.back().source);
    return head;
}

}  // namespace carnet::wallet
