// SPDX-License-Identifier: Apache-2.0
// Expansion of an object's members. spec: JSON-LD 1.1 API 5.1, steps 13 and 14
#include "wallet-format/rdf/src/expander.h"
#include "wallet-format/rdf/src/json_ld_error.h"
#include "wallet-format/rdf/src/keyword.h"

#include <iterator>

namespace carnet::wallet {
namespace {

void append(ExpandedItems& to, ExpandedItems&& from) {
    if (to.empty()) {
        to = std::move(from);
        return;
    }
    std::move(from.begin(), from.end(), std::back_inserter(to));
}

Result<void> check_reversed(const ExpandedItems& items) {
    for (const auto& item : items) {
        if (item.value || item.list) {
            return json_ld_error("invalid reverse property value", "Only nodes can be reversed.",
                                 item.source);
        }
    }
    return {};
}

// spec: steps 13.11, 13.12
void put_into_containers(Expansion& expansion, const TermDefinition& term, JsonValue value) {
    if (term.containers.has(Container::kList) && !expansion.is_list_object()) {
        ExpandedItem list(value);
        list.list = std::move(expansion.items);
        expansion = Expansion::one(std::move(list));
    }
    const bool is_keyed = term.containers.has(Container::kId) || term.containers.has(Container::kIndex);
    if (!term.containers.has(Container::kGraph) || is_keyed) return;
    for (auto& item : expansion.items) {
        ExpandedItem graph(item.source);
        graph.graph.emplace().push_back(std::move(item));
        item = std::move(graph);
    }
}

}  // namespace

Result<void> Expander::add_members(Building& building, JsonValue element) {
    Nests nests;
    for (const auto& [key, value] : element.members()) {
        if (key == building.left_out || key == keyword::kContext) continue;
        CARNET_TRY_VOID(add_member(building, nests, key, value));
    }
    for (const auto& [key, values] : nests) CARNET_TRY_VOID(add_nested(building, key, values));
    return {};
}

Result<void> Expander::add_member(Building& building, Nests& nests, std::string_view key, JsonValue value) {
    const auto iri = expand_iri(*building.place.context, key, RelativeTo::kVocabulary);
    CARNET_TRY_VOID(contexts_.spend_text(iri ? iri->size() : 0, value));
    const bool is_keyword = iri && keyword::is_keyword(*iri);
    if (!iri || (!is_keyword && iri->find(':') == std::string::npos)) {
        return lose(
            "\"" + std::string(key) +
                "\" is defined by no context, so no signature covers it. Add a context that defines it.",
            value);
    }
    if (!is_keyword) return add_property(building, key, *iri, value);
    if (building.place.property == keyword::kReverse)
        return json_ld_error("invalid reverse property map", "A keyword cannot be reversed.", value);
    if (*iri == keyword::kNest) {
        nests.emplace_back(key, value);
        return {};
    }
    return add_keyword(building, *iri, value);
}

// Members that stand one level deeper for their reader's sake only. spec: step 14
Result<void> Expander::add_nested(Building& building, std::string_view key, JsonValue values) {
    const Place outer = building.place;
    CARNET_TRY(const auto* context, contexts_.scoped(outer.context, outer.context->find(key), {true, true}));
    const auto add = [&](JsonValue nested) -> Result<void> {
        bool is_value = !nested.is_object();
        for (const auto& [name, member] : nested.members())
            is_value = is_value || means_keyword(*outer.context, name, keyword::kValue);
        if (is_value) return json_ld_error("invalid @nest value", "What is nested is an object.", nested);
        building.place.context = context;
        building.place.property = key;
        building.left_out.reset();
        return add_members(building, nested);
    };
    if (!values.is_array()) CARNET_TRY_VOID(add(values));
    for (const JsonValue nested : values.elements()) CARNET_TRY_VOID(add(nested));
    building.place = outer;
    return {};
}

// spec: steps 13.5 to 13.14
Result<void> Expander::add_property(Building& building, std::string_view key, std::string_view iri,
                                    JsonValue value) {
    const auto* context = building.place.context;
    const auto* term = context->find(key);
    CARNET_TRY(auto expansion, property_values(building.place, key, term, value));
    if (expansion.kind == Expansion::Kind::kNothing) return {};
    if (term != nullptr) put_into_containers(expansion, *term, value);
    auto& item = building.item;
    if (term == nullptr || !term->is_reverse) {
        append(item.properties.values_of(iri), std::move(expansion.items));
        return {};
    }
    CARNET_TRY_VOID(check_reversed(expansion.items));
    if (!item.reverse) item.reverse.emplace();
    append(item.reverse->values_of(iri), std::move(expansion.items));
    return {};
}

Result<Expansion> Expander::property_values(const Place& place, std::string_view key,
                                            const TermDefinition* term, JsonValue value) {
    if (term != nullptr && term->type == keyword::kJson) {
        CARNET_TRY_VOID(count(value));
        ExpandedItem literal(value);
        literal.value = ExpandedLiteral{value, {}};
        literal.types.emplace().emplace_back(std::string(keyword::kJson));
        return Expansion::one(std::move(literal));
    }
    if (term != nullptr && value.is_object()) {
        const auto& containers = term->containers;
        if (containers.has(Container::kLanguage)) return language_map(*place.context, *term, value);
        if (containers.has(Container::kIndex) || containers.has(Container::kType) ||
            containers.has(Container::kId)) {
            return keyed_map(place, key, *term, value);
        }
    }
    return expand(Place{place.context, key}, value);
}

// spec: step 13.4.13
Result<void> Expander::add_reverse(Building& building, JsonValue value) {
    if (!value.is_object())
        return json_ld_error("invalid @reverse value", "@reverse holds an object.", value);
    CARNET_TRY(auto expansion, expand(Place{building.place.context, keyword::kReverse}, value));
    auto& item = building.item;
    for (auto& reversed : expansion.items) {
        if (reversed.reverse) {  // reversed twice
            for (auto& [iri, items] : reversed.reverse->all())
                append(item.properties.values_of(iri), std::move(items));
        }
        for (auto& [iri, items] : reversed.properties.all()) {
            CARNET_TRY_VOID(check_reversed(items));
            if (!item.reverse) item.reverse.emplace();
            append(item.reverse->values_of(iri), std::move(items));
        }
    }
    return {};
}

}  // namespace carnet::wallet
