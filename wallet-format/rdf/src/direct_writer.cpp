// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/src/direct_writer.h"

#include "wallet-format/rdf/src/keyword.h"
#include "wallet-format/rdf/src/rdf_vocabulary.h"
#include "wallet-format/src/uri.h"

#include <algorithm>
#include <array>

namespace carnet::wallet {
namespace {

constexpr std::size_t kMaxTypes = 16;

DirectValue direct_value_of(const TermDefinition& term) {
    const auto indirect = {Container::kLanguage, Container::kIndex, Container::kId, Container::kType};
    const bool is_map = std::any_of(indirect.begin(), indirect.end(),
                                    [&](Container container) { return term.containers.has(container); });
    if (is_map || !term.iri || term.is_keyword || term.is_reverse || !term.nest.empty() ||
        term.language.is_given || term.direction.is_given || !is_iri(*term.iri)) {
        return DirectValue::kNever;
    }
    if (term.type == keyword::kId) return DirectValue::kId;
    if (term.type == keyword::kVocab) return DirectValue::kVocabulary;
    if (term.type.empty()) return DirectValue::kText;
    return is_iri(term.type) ? DirectValue::kTyped : DirectValue::kNever;
}

// The one member that has this keyword for its name, or one of the terms that mean it.
struct KeywordMember {
    std::optional<std::string_view> name;
    std::optional<JsonValue> value;
    bool is_single = true;
};

KeywordMember find_keyword(JsonValue object, std::string_view keyword,
                           const std::vector<std::string_view>& names, const JsonLdSource* root) {
    KeywordMember found;
    const auto look = [&](std::string_view name) {
        const auto value = object.find(name);
        if (!value || (root != nullptr && root->left_out == name)) return;
        if (found.value) found.is_single = false;
        found.name = name;
        found.value = value;
    };
    look(keyword);
    for (const auto name : names) look(name);
    return found;
}

bool means(const TermDefinition* term, std::string_view keyword) {
    return term != nullptr && term->is_keyword && *term->iri == keyword;
}

// Does the object stand for the node that holds it? spec: JSON-LD 1.1 API 5.1 step 7
bool goes_on_with_node(const ActiveContext& context, JsonValue object) {
    if (object.find(keyword::kValue)) return true;
    if (object.size() != 1) return false;
    const auto name = (*object.members().begin()).name;
    return name == keyword::kId || means(context.find(name), keyword::kId);
}

}  // namespace

void prepare_for_direct_way(TermDefinition& term) {
    term.direct = direct_value_of(term);
    if (term.direct == DirectValue::kNever) return;
    term.predicate.clear();
    append_iri(term.predicate, *term.iri);
}

bool may_go_directly(const JsonLdOptions& options) noexcept {
    return options.is_safe && options.base.empty() && options.document_url.empty() &&
           options.expand_context.empty();
}

std::optional<RdfDataset> DirectWriter::write(const JsonLdSource& source) {
    if (!source.root.is_object()) return std::nullopt;
    if (!node(Place{contexts_.empty(), nullptr, {}, &source}, source.root)) return std::nullopt;
    if (dataset_.quads().empty()) return std::nullopt;
    return std::move(dataset_);
}

std::optional<ContextPointer> DirectWriter::settled(Result<ContextPointer> context) {
    if (context) return *context;
    if (context.error().code == ErrorCode::kLimit) limit_ = std::move(context).error();
    return std::nullopt;
}

// spec: JSON-LD 1.1 API 5.1 steps 7 to 9
std::optional<ContextPointer> DirectWriter::context_of(const Place& place, JsonValue object) {
    const auto* context = place.context;
    if (context->previous != nullptr && !goes_on_with_node(*context, object)) context = context->previous;
    const auto scoped = settled(contexts_.scoped(context, place.property, {true, true}));
    if (!scoped) return std::nullopt;
    const auto own =
        place.root != nullptr && place.root->context ? place.root->context : object.find(keyword::kContext);
    if (!own) return *scoped;
    return settled(contexts_.process(*scoped, LocalContext{std::nullopt, *own, {}}, ContextRules{}));
}

// spec: JSON-LD 1.1 API 5.1 step 11
bool DirectWriter::enter_type_scopes(Node& node) {
    const auto types =
        find_keyword(node.object, keyword::kType, node.type_scope->type_names, node.place.root);
    if (!types.is_single) return false;
    node.types_name = types.name;
    if (!types.value) return true;
    std::array<std::string_view, kMaxTypes> sorted;
    std::size_t count = 0;
    const auto add = [&](JsonValue type) {
        if (!type.is_string() || count == sorted.size()) return false;
        sorted[count++] = type.string();
        return true;
    };
    if (!types.value->is_array() && !add(*types.value)) return false;
    for (const JsonValue type : types.value->elements())
        if (!add(type)) return false;
    std::sort(sorted.begin(), sorted.begin() + count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto next =
            settled(contexts_.scoped(node.place.context, node.type_scope->find(sorted[i]), {false, false}));
        if (!next) return false;
        node.place.context = *next;
    }
    return !node.place.context->has_value_name;
}

DirectWriter::Term DirectWriter::subject_of(const Node& node) {
    const auto& context = *node.place.context;
    const auto id = find_keyword(node.object, keyword::kId, context.id_names, node.place.root);
    if (!id.is_single) return std::nullopt;
    if (!id.value) return dataset_.add_blank_node({});
    if (!id.value->is_string()) return std::nullopt;
    return reference(context, id.value->string());
}

DirectWriter::Term DirectWriter::node(const Place& place, JsonValue object) {
    if (!count()) return std::nullopt;
    const auto context = context_of(place, object);
    if (!context) return std::nullopt;
    Node node(place, *context, object);
    if (!enter_type_scopes(node)) return std::nullopt;
    const auto subject = subject_of(node);
    if (!subject) return std::nullopt;
    node.subject = *subject;
    if (!add_types(node) || !add_members(node)) return std::nullopt;
    return subject;
}

bool DirectWriter::add_types(const Node& node) {
    if (!node.types_name) return true;
    const auto add = [&](JsonValue type) {
        const auto iri = count() ? term_or_reference(*node.type_scope, type.string()) : std::nullopt;
        if (iri) dataset_.add({node.subject, RdfTerm{rdf::kType}, *iri, node.place.graph});
        return iri.has_value();
    };
    const JsonValue types = *node.object.find(*node.types_name);
    if (types.is_string()) return add(types);
    return std::all_of(types.elements().begin(), types.elements().end(), add);
}

bool DirectWriter::add_members(const Node& node) {
    const auto& [place, type_scope, object, subject, types_name] = node;
    bool has_types = !types_name;
    for (const auto& [name, value] : object.members()) {
        if (name == keyword::kContext || name == keyword::kId) continue;
        if (place.root != nullptr && place.root->left_out == name) continue;
        if (name == types_name) has_types = name == keyword::kType;
        if (name == keyword::kType) continue;
        const auto* term = name.starts_with('@') ? nullptr : place.context->find(name);
        if (term == nullptr) return false;
        if (means(term, keyword::kId)) continue;
        if (means(term, keyword::kType) && name == types_name) {
            has_types = true;
            continue;
        }
        if (term->direct == DirectValue::kNever || !add_member(node, *term, value)) return false;
    }
    return has_types;
}

bool DirectWriter::add_member(const Node& node, const TermDefinition& term, JsonValue value) {
    const Place place{node.place.context, &term, node.place.graph};
    const auto property = predicate(term);
    const auto add = [&](const Term& object) {
        if (object) dataset_.add({node.subject, *property, *object, place.graph});
        return object.has_value();
    };
    if (!property) return false;
    if (term.containers.has(Container::kList)) return add(list(place, value));
    if (!value.is_array()) return add(object(place, value));
    for (const JsonValue one : value.elements())
        if (!add(object(place, one))) return false;
    return true;
}

DirectWriter::Term DirectWriter::predicate(const TermDefinition& term) {
    if (!spend_text(term.predicate.size())) return std::nullopt;
    return RdfTerm{term.lasts ? std::string_view(term.predicate) : dataset_.keep(term.predicate)};
}

bool DirectWriter::count() noexcept {
    if (values_left_ == 0) return false;
    --values_left_;
    return true;
}

bool DirectWriter::spend_text(std::size_t bytes) noexcept {
    if (bytes > text_left_) return false;
    text_left_ -= bytes;
    return true;
}

// What is in `text_`, as a term.
DirectWriter::Term DirectWriter::kept(std::size_t more_text) {
    if (!spend_text(text_.size() + more_text)) return std::nullopt;
    return RdfTerm{dataset_.keep(text_)};
}

}  // namespace carnet::wallet
