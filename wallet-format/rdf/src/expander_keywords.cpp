// SPDX-License-Identifier: Apache-2.0
// Expansion of the members that are keywords. spec: JSON-LD 1.1 API 5.1, step 13.4
#include "wallet-format/rdf/src/context_keywords.h"
#include "wallet-format/rdf/src/expander.h"
#include "wallet-format/rdf/src/json_ld_error.h"
#include "wallet-format/rdf/src/keyword.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace carnet::wallet {
namespace {

bool is_scalar(JsonValue value) {
    return value.is_string() || value.is_number() || value.type() == JsonType::kBoolean;
}

}  // namespace

struct Expander::KeywordRow {
    std::string_view name;
    AddKeyword add;
    bool (*is_there)(const Building&);  // may not come twice; null: it may
};

const std::vector<Expander::KeywordRow>& Expander::keyword_rows() {
    static const std::vector<KeywordRow> rows = {
        {keyword::kId, &Expander::add_id, [](const Building& b) { return b.item.id.has_value(); }},
        {keyword::kType, &Expander::add_types, nullptr},
        {keyword::kGraph, &Expander::add_graph, [](const Building& b) { return b.item.graph.has_value(); }},
        {keyword::kIncluded, &Expander::add_included, nullptr},
        {keyword::kValue, &Expander::add_value,
         [](const Building& b) { return b.item.value.has_value() || b.has_null_value; }},
        {keyword::kLanguage, &Expander::add_language,
         [](const Building& b) { return b.item.language.has_value(); }},
        {keyword::kDirection, &Expander::add_direction,
         [](const Building& b) { return b.item.direction.has_value(); }},
        {keyword::kIndex, &Expander::add_index, [](const Building& b) { return b.item.index.has_value(); }},
        {keyword::kList, &Expander::add_list, [](const Building& b) { return b.item.list.has_value(); }},
        {keyword::kSet, &Expander::add_set, [](const Building& b) { return b.item.set.has_value(); }},
        {keyword::kReverse, &Expander::add_reverse,
         [](const Building& b) { return b.item.reverse.has_value(); }},
    };
    return rows;
}

Result<void> Expander::add_keyword(Building& building, std::string_view name, JsonValue value) {
    const auto& rows = keyword_rows();
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&](const KeywordRow& r) { return r.name == name; });
    if (row == rows.end()) return lose("This keyword means nothing here.", value);
    if (row->is_there != nullptr && row->is_there(building))
        return json_ld_error("colliding keywords", "Two members mean " + std::string(name) + ".", value);
    return (this->*row->add)(building, value);
}

Result<void> Expander::add_id(Building& building, JsonValue value) {
    if (!value.is_string()) return json_ld_error("invalid @id value", "An identifier is a text.", value);
    CARNET_TRY(building.item.id,
               expand_reference(*building.place.context, value.string(), RelativeTo::kBase, value));
    return {};
}

Result<void> Expander::add_types(Building& building, JsonValue value) {
    auto& types = building.item.types;
    building.has_type_array = building.has_type_array || types || value.is_array();
    if (!types) types.emplace();
    const auto add = [&](JsonValue type) -> Result<void> {
        if (!type.is_string()) return json_ld_error("invalid type value", "A type is a text.", type);
        CARNET_TRY_VOID(count(type));
        CARNET_TRY(auto iri, expand_reference(*building.type_scope, type.string(),
                                              RelativeTo::kVocabularyThenBase, type));
        types->push_back(std::move(iri));
        return {};
    };
    if (!value.is_array()) return add(value);
    for (const JsonValue type : value.elements()) CARNET_TRY_VOID(add(type));
    return {};
}

Result<void> Expander::add_graph(Building& building, JsonValue value) {
    CARNET_TRY(auto expansion, expand(Place{building.place.context, keyword::kGraph}, value));
    building.item.graph = std::move(expansion.items);
    return {};
}

Result<void> Expander::add_included(Building& building, JsonValue value) {
    CARNET_TRY(auto expansion, expand(Place{building.place.context, std::nullopt}, value));
    const bool are_nodes = expansion.kind != Expansion::Kind::kNothing &&
                           std::all_of(expansion.items.begin(), expansion.items.end(),
                                       [](const ExpandedItem& item) { return item.is_node(); });
    if (!are_nodes) return json_ld_error("invalid @included value", "@included holds nodes.", value);
    auto& included = building.item.included;
    if (!included) included.emplace();
    std::move(expansion.items.begin(), expansion.items.end(), std::back_inserter(*included));
    return {};
}

Result<void> Expander::add_value(Building& building, JsonValue value) {
    if (!building.is_json && !is_scalar(value) && !value.is_null())
        return json_ld_error("invalid value object value", "@value holds a text, a number, true or false.",
                             value);
    if (value.is_null() && !building.is_json) {
        building.has_null_value = true;
        return lose("null says nothing in RDF, so no signature covers it. Leave it out.", value);
    }
    building.item.value = ExpandedLiteral{value, {}};
    return {};
}

Result<void> Expander::add_language(Building& building, JsonValue value) {
    if (!value.is_string())
        return json_ld_error("invalid language-tagged string", "A language tag is a text.", value);
    building.item.language = value.string();
    return {};
}

Result<void> Expander::add_direction(Building& building, JsonValue value) {
    CARNET_TRY(building.item.direction, read_direction(value));
    if (building.item.direction) return {};
    return json_ld_error("invalid base direction", "A direction is \"ltr\" or \"rtl\".", value);
}

Result<void> Expander::add_index(Building& building, JsonValue value) {
    if (!value.is_string()) return json_ld_error("invalid @index value", "An index is a text.", value);
    building.item.index = value.string();
    return lose("@index is not part of the RDF, so no signature covers it.", value);
}

Result<void> Expander::add_list(Building& building, JsonValue value) {
    if (building.place.is_free()) return lose("A list that nothing refers to is dropped.", value);
    CARNET_TRY(auto expansion, expand(Place{building.place.context, building.place.property}, value));
    building.item.list = std::move(expansion.items);
    return {};
}

Result<void> Expander::add_set(Building& building, JsonValue value) {
    CARNET_TRY(auto expansion, expand(Place{building.place.context, building.place.property}, value));
    building.set_kind = expansion.kind;
    building.item.set = std::move(expansion.items);
    return {};
}

}  // namespace carnet::wallet
