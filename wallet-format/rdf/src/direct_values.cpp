// SPDX-License-Identifier: Apache-2.0
// What stands behind a member, on the direct way. spec: JSON-LD 1.1 API 5.1 to 5.3, 8.2, 8.3
#include "wallet-format/rdf/src/direct_writer.h"
#include "wallet-format/rdf/src/iri.h"
#include "wallet-format/rdf/src/keyword.h"
#include "wallet-format/rdf/src/rdf_literal.h"
#include "wallet-format/rdf/src/rdf_vocabulary.h"
#include "wallet-format/src/uri.h"

namespace carnet::wallet {

DirectWriter::Term DirectWriter::object(const Place& place, JsonValue value) {
    if (!value.is_object()) return scalar(place, value);
    const Keywords keywords = keywords_of(value);
    if (keywords.value) return value_object(place, value, keywords);
    if (!place.property->containers.has(Container::kGraph)) return node(place, value, keywords);
    const RdfTerm graph = dataset_.add_blank_node({});
    Place inside = place;
    inside.graph = graph;
    if (!node(inside, value, keywords)) return std::nullopt;
    return graph;
}

// spec: JSON-LD 1.1 API 8.3
DirectWriter::Term DirectWriter::list(const Place& place, JsonValue value) {
    if (!count()) return std::nullopt;
    const RdfTerm first{rdf::kFirst};
    const RdfTerm rest{rdf::kRest};
    RdfTerm head{rdf::kNil};
    std::optional<RdfTerm> last;
    const auto add = [&](JsonValue item) {
        const RdfTerm link = dataset_.add_blank_node({});
        if (last) {
            dataset_.add({*last, rest, link, place.graph});
        } else {
            head = link;
        }
        last = link;
        const auto term = object(place, item);
        if (term) dataset_.add({link, first, *term, place.graph});
        return term.has_value();
    };
    if (!value.is_array() && !add(value)) return std::nullopt;
    for (const JsonValue item : value.elements())
        if (!add(item)) return std::nullopt;
    if (last) dataset_.add({*last, rest, RdfTerm{rdf::kNil}, place.graph});
    return head;
}

DirectWriter::Term DirectWriter::scalar(const Place& place, JsonValue value) {
    const auto& term = *place.property;
    if (!count()) return std::nullopt;
    if (value.is_null() || value.is_array() || term.containers.has(Container::kGraph)) return std::nullopt;
    ContextPointer scope = place.context;
    if (term.context) {
        const auto scoped = settled(contexts_.scoped(scope, &term, {true, true}));
        if (!scoped) return std::nullopt;
        scope = *scoped;
        if (scope->find(term.term) != &term) return std::nullopt;  // its own context defines it anew
    }
    const ActiveContext& context = *scope;
    if (value.is_string() && term.direct == DirectValue::kId) return reference(context, value.string());
    if (value.is_string() && term.direct == DirectValue::kVocabulary)
        return term_or_reference(context, value.string());
    if (term.direct == DirectValue::kTyped) return literal(value, term.type, {});
    if (value.is_string() && (context.language || context.direction)) return std::nullopt;
    return literal(value, {}, {});
}

// spec: JSON-LD 1.1 API 5.1 step 15
DirectWriter::Term DirectWriter::value_object(const Place& place, JsonValue object,
                                              const Keywords& keywords) {
    if (!count()) return std::nullopt;
    if (place.property->containers.has(Container::kGraph)) return std::nullopt;
    std::optional<JsonValue> value;
    std::optional<std::string_view> type;
    std::string language;
    for (const auto& [name, member] : object.members()) {
        if (name == keyword::kValue && !member.is_null() && !member.is_array() && !member.is_object()) {
            value = member;
        } else if (name == keyword::kType && member.is_string()) {
            type = member.string();
        } else if (name == keyword::kLanguage && member.is_string() &&
                   is_well_formed_language(member.string())) {
            language = lower_case_language(member.string());
        } else {
            return std::nullopt;
        }
    }
    if (!type) {
        if (!language.empty() && !value->is_string()) return std::nullopt;
        return literal(*value, {}, language);
    }
    const auto scope = context_of(place, object, keywords);
    if (!scope || !language.empty() || !count()) return std::nullopt;
    const auto* term = (*scope)->find(*type);
    const bool is_term = term != nullptr && !term->is_keyword && term->iri && is_iri(*term->iri);
    if (!is_term && !reference(**scope, *type)) return std::nullopt;
    return literal(*value, is_term ? std::string_view(*term->iri) : *type, {});
}

DirectWriter::Term DirectWriter::literal(JsonValue value, std::string_view datatype,
                                         std::string_view language) {
    const auto size = datatype.size();
    if (value.is_string()) return kept(dataset_.keep_literal(value.string(), datatype, language), size);
    const auto form = lexical_form(value, datatype);
    if (datatype.empty()) datatype = form.implied_datatype;
    return kept(dataset_.keep_literal(form.text, datatype, language), size);
}

// An absolute IRI that no prefix changes.
DirectWriter::Term DirectWriter::reference(const ActiveContext& context, std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || !is_iri(text)) return std::nullopt;
    if (context.has_names_with_colon && context.find(text) != nullptr) return std::nullopt;
    if (!text.substr(colon + 1).starts_with("//")) {
        const auto* prefix = context.find(text.substr(0, colon));
        if (prefix != nullptr && prefix->is_prefix) return std::nullopt;
    }
    return kept(dataset_.keep_iri(text));
}

// A term of the context, as types are, or an absolute IRI.
DirectWriter::Term DirectWriter::term_or_reference(const ActiveContext& context, std::string_view text) {
    const auto* term = context.find(text);
    if (term == nullptr) return reference(context, text);
    if (term->direct != DirectValue::kNever) return predicate(*term);
    if (term->is_keyword || !term->iri || !is_iri(*term->iri)) return std::nullopt;
    return kept(dataset_.keep_iri(*term->iri));
}

}  // namespace carnet::wallet
