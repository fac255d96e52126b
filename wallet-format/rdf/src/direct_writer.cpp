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
constexpr std::size_t kUsualQuads = 128;

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

bool is_one_of(const std::vector<std::string_view>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
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
    dataset_.expect(kUsualQuads);
    said_.reserve(kUsualQuads);
    const Place place{contexts_.empty(), nullptr, {}, &source};
    if (!node(place, source.root, keywords_of(source.root))) return std::nullopt;
    if (dataset_.quads().empty()) return std::nullopt;
    return std::move(dataset_);
}

std::optional<ContextPointer> DirectWriter::settled(Result<ContextPointer> context) {
    if (context) return *context;
    if (context.error().code == ErrorCode::kLimit) limit_ = std::move(context).error();
    return std::nullopt;
}

DirectWriter::Keywords DirectWriter::keywords_of(JsonValue object) {
    Keywords found;
    for (const auto& [name, value] : object.members()) {
        if (!name.starts_with('@')) continue;
        if (name == keyword::kContext) found.context = value;
        if (name == keyword::kId) found.id = value;
        if (name == keyword::kType) found.type = value;
        if (name == keyword::kValue) found.value = value;
    }
    return found;
}

// spec: JSON-LD 1.1 API 5.1 steps 7 to 9
std::optional<ContextPointer> DirectWriter::context_of(const Place& place, JsonValue object,
                                                       const Keywords& keywords) {
    const auto* context = place.context;
    // Does the object stand for the node that holds it?
    const auto goes_on_with_node = [&] {
        if (keywords.value || object.size() != 1) return keywords.value.has_value();
        return keywords.id || is_one_of(context->id_names, (*object.members().begin()).name);
    };
    if (context->previous != nullptr && !goes_on_with_node()) context = context->previous;
    const auto scoped = settled(contexts_.scoped(context, place.property, {true, true}));
    if (!scoped) return std::nullopt;
    const auto own = place.root != nullptr && place.root->context ? place.root->context : keywords.context;
    if (!own) return *scoped;
    return settled(contexts_.process(*scoped, LocalContext{std::nullopt, *own, {}}, ContextRules{}));
}

bool DirectWriter::is_left_out(const Place& place, std::string_view name) {
    return place.root != nullptr && place.root->left_out == name;
}

DirectWriter::KeywordMember DirectWriter::find_keyword(const Node& node, std::string_view keyword,
                                                       const std::optional<JsonValue>& plain,
                                                       const std::vector<std::string_view>& names) {
    KeywordMember found;
    const auto take = [&](std::string_view name, const std::optional<JsonValue>& value) {
        if (!value || is_left_out(node.place, name)) return;
        if (found.value) found.is_single = false;
        found.name = name;
        found.value = value;
    };
    take(keyword, plain);
    for (const auto name : names) take(name, node.object.find(name));
    return found;
}

// spec: JSON-LD 1.1 API 5.1 step 11
bool DirectWriter::enter_type_scopes(Node& node) {
    node.types = find_keyword(node, keyword::kType, node.keywords.type, node.type_scope->type_names);
    if (!node.types.is_single) return false;
    if (!node.types.value) return true;
    const auto enter = [&](std::string_view type) {
        const auto next =
            settled(contexts_.scoped(node.place.context, node.type_scope->find(type), {false, false}));
        if (next) node.place.context = *next;
        return next.has_value();
    };
    const JsonValue types = *node.types.value;
    if (types.is_string()) return enter(types.string()) && !node.place.context->has_value_name;
    if (!types.is_array() || types.size() > kMaxTypes) return false;
    std::array<std::string_view, kMaxTypes> sorted;
    std::size_t count = 0;
    for (const JsonValue type : types.elements()) {
        if (!type.is_string()) return false;
        sorted[count++] = type.string();
    }
    std::sort(sorted.begin(), sorted.begin() + count);
    return std::all_of(sorted.begin(), sorted.begin() + count, enter) && !node.place.context->has_value_name;
}

DirectWriter::Term DirectWriter::subject_of(const Node& node) {
    const auto& context = *node.place.context;
    const auto id = find_keyword(node, keyword::kId, node.keywords.id, context.id_names);
    if (!id.is_single) return std::nullopt;
    if (!id.value) return dataset_.add_blank_node({});
    if (!id.value->is_string()) return std::nullopt;
    return reference(context, id.value->string());
}

// What a node says is put down in one piece, behind what the nodes inside it say: canonicalizing looks for
// quads of one subject beside one another.
DirectWriter::Term DirectWriter::node(const Place& place, JsonValue object, const Keywords& keywords) {
    if (!count()) return std::nullopt;
    const auto context = context_of(place, object, keywords);
    if (!context) return std::nullopt;
    Node node(place, *context, object, keywords);
    if (!enter_type_scopes(node)) return std::nullopt;
    const auto subject = subject_of(node);
    if (!subject) return std::nullopt;
    const std::size_t first = said_.size();
    if (!add_types(node) || !add_members(node)) return std::nullopt;
    for (std::size_t i = first; i < said_.size(); ++i)
        dataset_.add({*subject, said_[i].predicate, said_[i].object, place.graph});
    said_.resize(first);
    return subject;
}

bool DirectWriter::add_types(const Node& node) {
    if (!node.types.value) return true;
    const auto add = [&](JsonValue type) {
        const auto iri = count() ? term_or_reference(*node.type_scope, type.string()) : std::nullopt;
        if (iri) said_.push_back({RdfTerm{rdf::kType}, *iri});
        return iri.has_value();
    };
    const JsonValue types = *node.types.value;
    if (types.is_string()) return add(types);
    return std::all_of(types.elements().begin(), types.elements().end(), add);
}

bool DirectWriter::add_members(const Node& node) {
    const ActiveContext& context = *node.place.context;
    for (const auto& [name, value] : node.object.members()) {
        if (is_left_out(node.place, name)) continue;
        if (name.starts_with('@')) {
            if (name == keyword::kContext || name == keyword::kId || name == keyword::kType) continue;
            return false;
        }
        const auto* term = context.find(name);
        if (term == nullptr) return false;
        if (term->is_keyword) {
            const bool is_read =
                *term->iri == keyword::kId || (*term->iri == keyword::kType && name == node.types.name);
            if (!is_read) return false;
        } else if (name == node.types.name || term->direct == DirectValue::kNever ||
                   !add_member(node, *term, value)) {
            return false;
        }
    }
    return true;
}

bool DirectWriter::add_member(const Node& node, const TermDefinition& term, JsonValue value) {
    const Place place{node.place.context, &term, node.place.graph};
    const auto property = predicate(term);
    const auto add = [&](const Term& object) {
        if (object) said_.push_back({*property, *object});
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
    return kept(RdfTerm(term.lasts ? std::string_view(term.predicate) : dataset_.keep(term.predicate)));
}

bool DirectWriter::count() noexcept {
    if (values_left_ == 0) return false;
    --values_left_;
    return true;
}

DirectWriter::Term DirectWriter::kept(const RdfTerm& term, std::size_t more_text) noexcept {
    const std::size_t bytes = term.text().size() + more_text;
    if (bytes > text_left_) return std::nullopt;
    text_left_ -= bytes;
    return term;
}

}  // namespace carnet::wallet
