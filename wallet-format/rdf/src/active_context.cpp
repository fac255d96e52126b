// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/src/active_context.h"

#include "wallet-format/rdf/src/iri.h"
#include "wallet-format/rdf/src/keyword.h"

#include <algorithm>

namespace carnet::wallet {
namespace {

bool same_scope(const std::optional<LocalContext>& a, const std::optional<LocalContext>& b) {
    return a.has_value() == b.has_value() && (!a || a->value == b->value);
}

std::string concat(std::string_view a, std::string_view b) {
    std::string text(a);
    return text.append(b);
}

}  // namespace

bool mean_the_same(const TermDefinition& a, const TermDefinition& b) {
    return a.iri == b.iri && a.is_prefix == b.is_prefix && a.is_reverse == b.is_reverse &&
           a.containers == b.containers && a.type == b.type && a.index == b.index && a.nest == b.nest &&
           a.language == b.language && a.direction == b.direction && same_scope(a.context, b.context);
}

bool ActiveContext::has_protected_terms() const noexcept {
    const auto is_protected = [](const auto& entry) { return entry.term && entry.term->is_protected; };
    const auto& own = terms.own();
    if (std::any_of(own.entries().begin(), own.entries().end(), is_protected)) return true;
    if (below == nullptr) return false;
    const auto& others = below->terms.own().entries();
    return std::any_of(others.begin(), others.end(), [&](const auto& entry) {
        return is_protected(entry) && own.find(entry.name) == nullptr;
    });
}

bool ActiveContext::has_defaults_of(const ActiveContext& other) const noexcept {
    return base == other.base && original_base == other.original_base && vocabulary == other.vocabulary &&
           language == other.language && direction == other.direction;
}

std::optional<std::string> expand_iri(const ActiveContext& context, std::string_view text,
                                      RelativeTo relative_to) {
    const bool by_vocabulary =
        relative_to == RelativeTo::kVocabulary || relative_to == RelativeTo::kVocabularyThenBase;
    if (keyword::is_keyword(text)) return std::string(text);
    if (keyword::has_keyword_form(text)) return std::nullopt;
    if (const auto* term = context.find(text); term != nullptr && (by_vocabulary || term->is_keyword))
        return term->iri;
    if (const auto colon = text.find(':', 1); colon != std::string_view::npos) {
        const auto prefix = text.substr(0, colon);
        const auto suffix = text.substr(colon + 1);
        if (prefix == "_" || suffix.starts_with("//")) return std::string(text);
        if (const auto* term = context.find(prefix); term != nullptr && term->iri && term->is_prefix)
            return concat(*term->iri, suffix);
        if (has_iri_form(text)) return std::string(text);
    }
    if (by_vocabulary && context.vocabulary) return concat(*context.vocabulary, text);
    if (relative_to == RelativeTo::kBase || relative_to == RelativeTo::kVocabularyThenBase) {
        if (context.base) return resolve_iri(*context.base, text);
    }
    return std::string(text);
}

bool means_keyword(const ActiveContext& context, std::string_view text, std::string_view name) noexcept {
    if (keyword::is_keyword(text)) return text == name;
    const auto* term = keyword::has_keyword_form(text) ? nullptr : context.find(text);
    return term != nullptr && term->is_keyword && *term->iri == name;
}

}  // namespace carnet::wallet
