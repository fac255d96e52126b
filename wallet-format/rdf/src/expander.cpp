// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/src/expander.h"

#include "wallet-format/rdf/src/iri.h"
#include "wallet-format/rdf/src/json_ld_error.h"
#include "wallet-format/rdf/src/keyword.h"

#include <algorithm>
#include <iterator>

namespace carnet::wallet {
namespace {

bool is_container(JsonValue value) {
    return value.is_object() || value.is_array();
}

// Does the object stand for the node that holds it, as a value or a mere reference does? spec: step 7
bool goes_on_with_node(const ActiveContext& context, JsonValue element) {
    const bool is_alone = element.size() == 1;
    for (const auto& [key, value] : element.members()) {
        if (means_keyword(context, key, keyword::kValue)) return true;
        if (is_alone && means_keyword(context, key, keyword::kId)) return true;
    }
    return false;
}

// The values of all members that mean @type, by the names of the members. spec: step 11
std::vector<JsonValue> type_members(const ActiveContext& context, JsonValue element,
                                    const std::optional<std::string_view>& left_out) {
    std::vector<std::pair<std::string_view, JsonValue>> found;
    for (const auto& [key, value] : element.members()) {
        if (key != left_out && means_keyword(context, key, keyword::kType)) found.emplace_back(key, value);
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<JsonValue> values;
    values.reserve(found.size());
    for (const auto& [key, value] : found) values.push_back(value);
    return values;
}

// spec: step 12
bool is_json_type(const ActiveContext& context, const std::vector<JsonValue>& types) {
    if (types.empty()) return false;
    JsonValue last = types.front();
    for (const JsonValue type : types.front().elements()) last = type;
    return last.is_string() && means_keyword(context, last.string(), keyword::kJson);
}

Error bad_value_object(std::string_view what, JsonValue at) {
    return json_ld_error("invalid value object", what, at);
}

bool is_json_literal(const ExpandedItem& item, bool has_type_array) {
    return !has_type_array && item.types && item.types->size() == 1 && item.has_type(keyword::kJson);
}

// spec: steps 15.1, 15.2, 15.4, 15.5
Result<void> check_value_object(const ExpandedItem& item, bool has_type_array) {
    const std::size_t allowed = (item.value ? 1U : 0U) + (item.types ? 1U : 0U) + (item.language ? 1U : 0U) +
                                (item.direction ? 1U : 0U) + (item.index ? 1U : 0U);
    if (item.entries() != allowed)
        return bad_value_object("It holds more than a value's entries.", item.source);
    if (item.types && (item.language || item.direction))
        return bad_value_object("A type stands without language and direction.", item.source);
    if (!item.value || is_json_literal(item, has_type_array)) return {};
    if (item.value->json && is_container(*item.value->json))
        return json_ld_error("invalid value object value",
                             "Only a value of type @json is an object or an array.", item.source);
    const bool is_text = !item.value->json || item.value->json->is_string();
    if (item.language && !is_text)
        return json_ld_error("invalid language-tagged value", "Only a text has a language.", item.source);
    const auto* type = item.types && !has_type_array ? &item.types->front() : nullptr;
    if (!item.types || (type != nullptr && *type && has_iri_form(**type))) return {};
    return json_ld_error("invalid typed value", "The type of a value is one IRI.", item.source);
}

}  // namespace

bool Expander::Place::is_free() const noexcept {
    return !property || *property == keyword::kGraph;
}

Result<void> Expander::lose(std::string_view what, JsonValue at) const {
    if (!options_.is_safe) return {};
    return data_loss(what, at);
}

Result<void> Expander::count(JsonValue at) {
    if (values_left_ == 0) {
        return error(ErrorCode::kLimit,
                     "The document comes to more nodes and values than is allowed. Make it smaller.",
                     at.pointer());
    }
    --values_left_;
    return {};
}

Result<ContextPointer> Expander::initial_context() {
    ContextPointer context = contexts_.empty();
    const auto& base = options_.base.empty() ? options_.document_url : options_.base;
    if (!base.empty()) {
        auto with_base = std::make_unique<ActiveContext>();
        with_base->base = with_base->original_base = base;
        context = contexts_.keep(std::move(with_base));
    }
    if (options_.expand_context.empty()) return context;
    const auto* document = store_.find(options_.expand_context);
    const auto value = document == nullptr ? std::nullopt : document->root.find(keyword::kContext);
    if (!value)
        return error(ErrorCode::kBadContext, "This context is not known here.", options_.expand_context);
    return contexts_.process(context, LocalContext{document->owner, *value, options_.expand_context},
                             ContextRules{});
}

Result<ExpandedItems> Expander::expand(const JsonLdSource& source) {
    CARNET_TRY(const auto* context, initial_context());
    Place place{context, std::nullopt, false, nullptr};
    if (source.root.is_object()) place.root = &source;
    CARNET_TRY(auto expansion, expand(place, source.root));
    auto& items = expansion.items;
    const bool is_only_graph = items.size() == 1 && items.front().graph && items.front().entries() == 1;
    if (!is_only_graph) return std::move(items);
    return *std::move(items.front().graph);
}

Result<Expansion> Expander::expand(const Place& place, JsonValue element) {
    if (element.is_null()) {
        CARNET_TRY_VOID(
            lose("null says nothing in RDF, so no signature covers it. Leave the member out.", element));
        return Expansion::nothing();
    }
    if (element.is_array()) return expand_array(place, element);
    if (element.is_object()) return expand_object(place, element);
    return expand_scalar(place, element);
}

// spec: step 4
Result<Expansion> Expander::expand_scalar(const Place& place, JsonValue element) {
    if (place.is_free()) {
        CARNET_TRY_VOID(lose("A value that nothing refers to is dropped.", element));
        return Expansion::nothing();
    }
    CARNET_TRY(const auto* context,
               contexts_.scoped(place.context, place.context->find(*place.property), {true, true}));
    CARNET_TRY(auto item, expand_value(*context, place.property, {element, {}}, element));
    return Expansion::one(std::move(item));
}

// spec: step 5
Result<Expansion> Expander::expand_array(const Place& place, JsonValue element) {
    const auto* term = place.property ? place.context->find(*place.property) : nullptr;
    const bool is_list = term != nullptr && term->containers.has(Container::kList);
    ExpandedItems items;
    items.reserve(std::min(element.size(), values_left_));
    for (const JsonValue one : element.elements()) {
        CARNET_TRY(auto expansion, expand(place, one));
        if (is_list && expansion.kind == Expansion::Kind::kItems) {
            CARNET_TRY_VOID(count(one));
            ExpandedItem inner(one);
            inner.list = std::move(expansion.items);
            items.push_back(std::move(inner));
        } else {
            std::move(expansion.items.begin(), expansion.items.end(), std::back_inserter(items));
        }
    }
    return Expansion::several(std::move(items));
}

// spec: steps 7 to 9
Result<ContextPointer> Expander::context_of(const Place& place, JsonValue element) {
    const auto* property = place.property ? place.context->find(*place.property) : nullptr;
    ContextPointer context = place.context;
    if (context->previous != nullptr && !place.from_map && !goes_on_with_node(*context, element))
        context = context->previous;
    CARNET_TRY(context, contexts_.scoped(context, property, {true, true}));
    const auto own =
        place.root != nullptr && place.root->context ? place.root->context : element.find(keyword::kContext);
    if (!own) return context;
    return contexts_.process(context, LocalContext{std::nullopt, *own, options_.document_url},
                             ContextRules{});
}

// spec: step 11
Result<ContextPointer> Expander::with_type_scopes(ContextPointer context,
                                                  const std::vector<JsonValue>& types) {
    ContextPointer result = context;
    for (const JsonValue type : types) {
        std::vector<std::string_view> terms;
        if (type.is_string()) terms.push_back(type.string());
        for (const JsonValue term : type.elements())
            if (term.is_string()) terms.push_back(term.string());
        std::sort(terms.begin(), terms.end());
        for (const auto term : terms) {
            CARNET_TRY(result, contexts_.scoped(result, context->find(term), {false, false}));
        }
    }
    return result;
}

// spec: steps 6 to 20
Result<Expansion> Expander::expand_object(const Place& place, JsonValue element) {
    const auto left_out = place.root != nullptr ? place.root->left_out : std::nullopt;
    CARNET_TRY(const auto* type_scope, context_of(place, element));
    const auto types = type_members(*type_scope, element, left_out);
    CARNET_TRY(const auto* context, with_type_scopes(type_scope, types));
    Building building{Place{context, place.property}, type_scope, ExpandedItem(element), left_out};
    building.is_json = is_json_type(*building.place.context, types);
    CARNET_TRY_VOID(add_members(building, element));
    return finished(std::move(building));
}

// spec: steps 15 to 20
Result<Expansion> Expander::finished(Building&& building) {
    auto& item = building.item;
    CARNET_TRY_VOID(count(item.source));
    if (item.value || building.has_null_value) {
        CARNET_TRY_VOID(check_value_object(item, building.has_type_array));
        const bool is_null = !item.value || (item.value->json && item.value->json->is_null());
        if (is_null && !is_json_literal(item, building.has_type_array)) return Expansion::nothing();
    } else if (item.list || item.set) {
        if (item.entries() != (item.index ? 2U : 1U)) {
            return json_ld_error("invalid set or list object", "@set and @list stand alone, or with @index.",
                                 item.source);
        }
        if (item.set) return Expansion{building.set_kind, *std::move(item.set)};
    }
    const bool is_alone = item.entries() == 1;
    const bool is_only_language = is_alone && item.language;
    const bool is_unused =
        building.place.is_free() && (item.entries() == 0 || item.value || item.list || (is_alone && item.id));
    if (is_only_language || is_unused) {
        CARNET_TRY_VOID(lose("This object says nothing in RDF, so it is dropped.", item.source));
        return Expansion::nothing();
    }
    return Expansion::one(std::move(item));
}

Result<ExpandedIri> Expander::expand_reference(const ActiveContext& context, std::string_view text,
                                               RelativeTo relative_to, JsonValue source) {
    auto iri = expand_iri(context, text, relative_to);
    CARNET_TRY_VOID(contexts_.spend_text(iri ? iri->size() : 0, source));
    if (!options_.is_safe) return iri;
    if (iri && (has_iri_form(*iri) || is_blank_node_identifier(*iri) || *iri == keyword::kJson)) return iri;
    return data_loss("\"" + std::string(text) + "\" is no absolute IRI and no term that the context defines.",
                     source);
}

// spec: JSON-LD 1.1 API 5.3
Result<ExpandedItem> Expander::expand_value(const ActiveContext& context,
                                            std::optional<std::string_view> property, ExpandedLiteral literal,
                                            JsonValue source) {
    CARNET_TRY_VOID(count(source));
    ExpandedItem item(source);
    const auto* term = property ? context.find(*property) : nullptr;
    const std::string_view type = term == nullptr ? std::string_view() : term->type;
    const bool is_text = !literal.json || literal.json->is_string();
    if (is_text && (type == keyword::kId || type == keyword::kVocab)) {
        const std::string_view text = literal.json ? literal.json->string() : std::string_view(literal.text);
        CARNET_TRY(item.id,
                   expand_reference(
                       context, text,
                       type == keyword::kId ? RelativeTo::kBase : RelativeTo::kVocabularyThenBase, source));
        return item;
    }
    item.value = std::move(literal);
    if (!type.empty() && type != keyword::kId && type != keyword::kVocab && type != keyword::kNone) {
        CARNET_TRY_VOID(contexts_.spend_text(type.size(), source));
        item.types.emplace().emplace_back(std::string(type));
    } else if (is_text) {
        const auto& language =
            term != nullptr && term->language.is_given ? term->language.value : context.language;
        CARNET_TRY_VOID(contexts_.spend_text(language ? language->size() : 0, source));
        item.language = language;
        item.direction =
            term != nullptr && term->direction.is_given ? term->direction.value : context.direction;
    }
    return item;
}

}  // namespace carnet::wallet
