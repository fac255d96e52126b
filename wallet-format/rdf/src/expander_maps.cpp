// SPDX-License-Identifier: Apache-2.0
// Expansion of objects whose members' names are data: languages, indexes, identifiers, types. spec:
// JSON-LD 1.1 API 5.1, steps 13.7 and 13.8
#include "wallet-format/rdf/src/expander.h"
#include "wallet-format/rdf/src/json_ld_error.h"
#include "wallet-format/rdf/src/keyword.h"

#include <iterator>

namespace carnet::wallet {
namespace {

template <class Item>
void put_first(std::vector<Item>& items, Item first) {
    items.insert(items.begin(), std::move(first));
}

}  // namespace

Result<Expansion> Expander::language_map(const ActiveContext& context, const TermDefinition& term,
                                         JsonValue map) {
    ExpandedItems items;
    const auto direction = term.direction.is_given ? term.direction.value : context.direction;
    for (const auto& [language, value] : map.members()) {
        const auto add = [&, tag = language](JsonValue text) -> Result<void> {
            if (text.is_null()) return lose("null says nothing in RDF, so no signature covers it.", text);
            if (!text.is_string())
                return json_ld_error("invalid language map value", "It holds texts by language.", text);
            CARNET_TRY_VOID(count(text));
            CARNET_TRY_VOID(contexts_.spend_text(tag.size(), text));
            auto& item = items.emplace_back(text);
            item.value = ExpandedLiteral{text, {}};
            if (!means_keyword(context, tag, keyword::kNone)) item.language = tag;
            item.direction = direction;
            return {};
        };
        if (!value.is_array()) CARNET_TRY_VOID(add(value));
        for (const JsonValue text : value.elements()) CARNET_TRY_VOID(add(text));
    }
    return Expansion::several(std::move(items));
}

// spec: steps 13.8.3.1 to 13.8.3.3
Result<ContextPointer> Expander::context_of_key(ContextPointer context, const TermDefinition& term,
                                                std::string_view key) {
    const bool is_type = term.containers.has(Container::kType);
    if (!is_type && !term.containers.has(Container::kId)) return context;
    const auto* result = context->previous != nullptr ? context->previous : context;
    if (!is_type) return result;
    return contexts_.scoped(result, result->find(key), {false, true});
}

Result<Expansion> Expander::keyed_map(const Place& place, std::string_view key, const TermDefinition& term,
                                      JsonValue map) {
    ExpandedItems items;
    for (const auto& [index, value] : map.members()) {
        CARNET_TRY(const auto* context, context_of_key(place.context, term, index));
        CARNET_TRY(auto expansion, expand(Place{context, key, true}, value));
        for (auto& item : expansion.items) {
            if (term.containers.has(Container::kGraph) && !item.is_graph()) {
                ExpandedItem graph(item.source);
                graph.graph.emplace().push_back(std::move(item));
                item = std::move(graph);
            }
            CARNET_TRY_VOID(add_map_key(*place.context, term, index, item));
        }
        std::move(expansion.items.begin(), expansion.items.end(), std::back_inserter(items));
    }
    return Expansion::several(std::move(items));
}

// spec: steps 13.8.3.7.2 to 13.8.3.7.5
Result<void> Expander::add_map_key(const ActiveContext& context, const TermDefinition& term,
                                   std::string_view key, ExpandedItem& item) {
    if (means_keyword(context, key, keyword::kNone)) return {};
    if (term.containers.has(Container::kIndex)) {
        if (!term.index.empty()) return add_index_property(context, term, key, item);
        if (item.index) return {};
        CARNET_TRY_VOID(contexts_.spend_text(key.size(), item.source));
        item.index = key;
        return lose("The key of an index map is not part of the RDF, so no signature covers it.",
                    item.source);
    }
    if (term.containers.has(Container::kId)) {
        if (item.id) return {};
        CARNET_TRY(item.id, expand_reference(context, key, RelativeTo::kBase, item.source));
        return {};
    }
    CARNET_TRY_VOID(count(item.source));
    CARNET_TRY(auto type, expand_reference(context, key, RelativeTo::kVocabulary, item.source));
    if (!item.types) item.types.emplace();
    put_first(*item.types, std::move(type));
    return {};
}

// spec: step 13.8.3.7.2
Result<void> Expander::add_index_property(const ActiveContext& context, const TermDefinition& term,
                                          std::string_view key, ExpandedItem& item) {
    if (item.value)
        return json_ld_error("invalid value object", "A value has no property for its index.", item.source);
    CARNET_TRY(auto value, expand_value(context, term.index, {std::nullopt, std::string(key)}, item.source));
    const auto iri = expand_iri(context, term.index, RelativeTo::kVocabulary);
    CARNET_TRY_VOID(contexts_.spend_text(iri ? iri->size() : 0, item.source));
    if (iri) put_first(item.properties.values_of(*iri), std::move(value));
    return {};
}

}  // namespace carnet::wallet
