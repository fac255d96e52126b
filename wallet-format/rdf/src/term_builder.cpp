// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/src/term_builder.h"

#include "wallet-format/rdf/src/context_keywords.h"
#include "wallet-format/rdf/src/context_names.h"
#include "wallet-format/rdf/src/direct_writer.h"
#include "wallet-format/rdf/src/iri.h"
#include "wallet-format/rdf/src/json_ld_error.h"
#include "wallet-format/rdf/src/keyword.h"
#include "wallet-format/rdf/src/term_entries.h"

#include <algorithm>
#include <array>

namespace carnet::wallet {
namespace {

// Terms of which each is defined by the next: more of them are no context that anybody wrote.
constexpr std::size_t kMaxOpen = 16;

constexpr std::array kNotTerms = {keyword::kBase,     keyword::kDirection, keyword::kImport,
                                  keyword::kLanguage, keyword::kPropagate, keyword::kProtected,
                                  keyword::kVersion,  keyword::kVocab};

Error bad_definition(std::string_view what, JsonValue at) {
    return json_ld_error("invalid term definition", what, at);
}

Error bad_iri(std::string_view what, JsonValue at) {
    return json_ld_error("invalid IRI mapping", what, at);
}

bool is_iri_or_blank(const std::optional<std::string>& text) {
    return text && (is_blank_node_identifier(*text) || has_iri_form(*text));
}

// Does the term look like an IRI, so that it may not be given another meaning?
bool looks_like_iri(std::string_view term) {
    const auto colon = term.find(':', 1);
    return (colon != std::string_view::npos && colon + 1 < term.size()) ||
           term.find('/') != std::string_view::npos;
}

// spec: step 14.2.5 (RFC 3986 2.2: gen-delims)
bool may_be_prefix(std::string_view iri) {
    return is_blank_node_identifier(iri) ||
           (!iri.empty() && std::string_view(":/?#[]@").find(iri.back()) != std::string_view::npos);
}

}  // namespace

TermBuilder::TermBuilder(ContextProcessor& processor, ActiveContext& result,
                         const ContextDefinition& definition, const ContextProcessor::Chain& chain)
    : processor_(processor), result_(result), definition_(definition), chain_(chain) {}

Result<void> TermBuilder::add_all() {
    if (const auto* given = definition_.find(keyword::kProtected); given != nullptr) {
        if (given->value.type() != JsonType::kBoolean)
            return json_ld_error("invalid @protected value", "@protected is true or false.", given->value);
        protected_by_default_ = given->value.boolean();
    }
    for (const auto& entry : definition_.entries()) {
        if (std::find(kNotTerms.begin(), kNotTerms.end(), entry.name) != kNotTerms.end()) continue;
        const auto known = defined_.find(entry.name);
        if (known == defined_.end()) CARNET_TRY_VOID(add(entry));
    }
    return {};
}

// A term that stands in this definition and is not finished yet.
Result<void> TermBuilder::add_if_open(std::string_view term) {
    const auto* entry = definition_.find(term);
    if (entry == nullptr) return {};
    const auto known = defined_.find(term);
    if (known == defined_.end()) return add(*entry);
    if (known->second) return {};
    return json_ld_error("cyclic IRI mapping", "The term is defined by itself.", entry->value);
}

// spec: steps 2 to 5
Result<void> TermBuilder::add(const Entry& entry) {
    const auto& [term, value, is_imported] = entry;
    CARNET_TRY_VOID(processor_.spend(1, value));
    if (term.empty()) return bad_definition("A term is not empty.", value);
    if (keyword::is_keyword(term) && !(term == keyword::kType && may_define_type(value)))
        return json_ld_error("keyword redefinition", "A keyword cannot be given another meaning.", value);
    if (!keyword::is_keyword(term) && keyword::has_keyword_form(term)) return {};
    if (open_ == kMaxOpen)
        return error(ErrorCode::kLimit, "Too many terms are defined by one another.", value.pointer());
    defined_[term] = false;
    ++open_;
    CARNET_TRY_VOID(add_new(entry));
    --open_;
    defined_[term] = true;
    return {};
}

// spec: steps 6 to 10 and 28
Result<void> TermBuilder::add_new(const Entry& entry) {
    const TermPointer before = result_.terms.get(entry.name);
    if (before) result_.terms.erase(entry.name);
    if (!entry.value.is_null() && !entry.value.is_string() && !entry.value.is_object())
        return bad_definition("A term is defined by an IRI, an object or null.", entry.value);
    TermDefinition term;
    term.term = entry.name;
    term.is_protected = protected_by_default_;
    CARNET_TRY(const bool is_kept, fill(term, entry));
    if (!is_kept) return {};
    return keep(std::move(term), before, entry.value);
}

// spec: steps 11 to 13
Result<bool> TermBuilder::fill(TermDefinition& term, const Entry& entry) {
    const JsonValue value = entry.value;
    CARNET_TRY_VOID(set_protected(term, value));
    CARNET_TRY_VOID(set_type(term, value));
    const auto reverse = value.find(keyword::kReverse);
    CARNET_TRY(const bool is_kept, reverse ? set_reverse(term, value, *reverse) : set_iri(term, entry));
    if (!is_kept) return false;
    if (!reverse) CARNET_TRY_VOID(set_rest(term, entry));
    CARNET_TRY_VOID(set_index(term, value));
    return true;
}

// spec: steps 19 to 26
Result<void> TermBuilder::set_rest(TermDefinition& term, const Entry& entry) {
    const JsonValue value = entry.value;
    term.is_keyword = term.iri && keyword::is_keyword(*term.iri);
    CARNET_TRY_VOID(read_containers(term, value));
    CARNET_TRY_VOID(set_scoped_context(term, entry));
    CARNET_TRY_VOID(read_language_and_direction(term, value));
    CARNET_TRY_VOID(read_nest(term, value));
    CARNET_TRY_VOID(read_prefix(term, value));
    return check_entry_names(value);
}

Result<void> TermBuilder::set_protected(TermDefinition& term, JsonValue value) {
    const auto given = value.find(keyword::kProtected);
    if (!given) return {};
    if (given->type() != JsonType::kBoolean)
        return json_ld_error("invalid @protected value", "@protected is true or false.", *given);
    term.is_protected = given->boolean();
    return {};
}

// spec: step 12
Result<void> TermBuilder::set_type(TermDefinition& term, JsonValue value) {
    const auto given = value.find(keyword::kType);
    if (!given) return {};
    if (!given->is_string()) return json_ld_error("invalid type mapping", "@type is a text.", *given);
    CARNET_TRY(const auto type, expand(given->string()));
    const bool is_special = type && (*type == keyword::kId || *type == keyword::kVocab ||
                                     *type == keyword::kJson || *type == keyword::kNone);
    if (!is_special && !(type && has_iri_form(*type))) {
        return json_ld_error("invalid type mapping", "@type is @id, @vocab, @json, @none or an IRI.", *given);
    }
    term.type = *type;
    return {};
}

// spec: step 13
Result<bool> TermBuilder::set_reverse(TermDefinition& term, JsonValue value, JsonValue reverse) {
    if (value.find(keyword::kId) || value.find(keyword::kNest))
        return json_ld_error("invalid reverse property", "@reverse stands without @id and @nest.", value);
    if (!reverse.is_string()) return bad_iri("@reverse is a text.", reverse);
    if (keyword::has_keyword_form(reverse.string())) return false;
    CARNET_TRY(term.iri, expand(reverse.string()));
    if (!is_iri_or_blank(term.iri)) return bad_iri("@reverse is no IRI.", reverse);
    if (const auto container = value.find(keyword::kContainer); container && !container->is_null()) {
        const bool is_set = container->is_string() && container->string() == keyword::kSet;
        const bool is_index = container->is_string() && container->string() == keyword::kIndex;
        if (!is_set && !is_index) {
            return json_ld_error("invalid reverse property", "Its @container is @set, @index or null.",
                                 *container);
        }
        term.containers.add(is_set ? Container::kSet : Container::kIndex);
    }
    term.is_reverse = true;
    return true;
}

Result<bool> TermBuilder::set_iri(TermDefinition& term, const Entry& entry) {
    const JsonValue value = entry.value;
    if (value.is_null()) return true;
    const auto id = value.is_string() ? std::optional(value) : value.find(keyword::kId);
    if (id && id->is_null()) return true;
    if (id && !(id->is_string() && id->string() == term.term)) return set_given_iri(term, entry, *id);
    CARNET_TRY_VOID(set_implied_iri(term, value));
    return true;
}

// spec: step 14.2
Result<bool> TermBuilder::set_given_iri(TermDefinition& term, const Entry& entry, JsonValue id) {
    if (!id.is_string()) return bad_iri("@id is a text or null.", id);
    if (!keyword::is_keyword(id.string()) && keyword::has_keyword_form(id.string())) return false;
    CARNET_TRY(term.iri, expand(id.string()));
    const bool is_keyword = term.iri && keyword::is_keyword(*term.iri);
    if (!is_keyword && !is_iri_or_blank(term.iri)) return bad_iri("This expands to no IRI.", id);
    if (*term.iri == keyword::kContext)
        return json_ld_error("invalid keyword alias", "@context has no other name.", id);
    if (looks_like_iri(term.term)) {
        defined_[entry.name] = true;
        CARNET_TRY(const auto itself, expand(term.term));
        if (itself != term.iri) return bad_iri("A term in the form of an IRI cannot mean another one.", id);
    } else if (entry.value.is_string() && term.term.find(':') == std::string::npos) {
        term.is_prefix = may_be_prefix(*term.iri);
    }
    return true;
}

// spec: steps 15 to 18
Result<void> TermBuilder::set_implied_iri(TermDefinition& term, JsonValue value) {
    const std::string_view name = term.term;
    if (const auto colon = name.find(':', 1); colon != std::string_view::npos) {
        const auto prefix = name.substr(0, colon);
        CARNET_TRY_VOID(add_if_open(prefix));
        const auto* known = result_.find(prefix);
        term.iri = known != nullptr && known->iri ? *known->iri + std::string(name.substr(colon + 1))
                                                  : std::string(name);
    } else if (name.find('/') != std::string_view::npos) {
        term.iri = expand_iri(result_, name, RelativeTo::kVocabulary);
        if (!term.iri || !has_iri_form(*term.iri)) return bad_iri("The term expands to no IRI.", value);
    } else if (name == keyword::kType) {
        term.iri = keyword::kType;
    } else if (result_.vocabulary) {
        term.iri = *result_.vocabulary + std::string(name);
    } else {
        return bad_iri("The term has no @id, and there is no @vocab.", value);
    }
    return {};
}

// spec: step 20
Result<void> TermBuilder::set_index(TermDefinition& term, JsonValue value) {
    const auto index = value.find(keyword::kIndex);
    if (!index) return {};
    if (!term.containers.has(Container::kIndex))
        return bad_definition("@index stands with the container @index only.", *index);
    if (!index->is_string()) return bad_definition("@index is a text.", *index);
    CARNET_TRY(const auto iri, expand(index->string()));
    if (!iri || !has_iri_form(*iri)) return bad_definition("@index expands to no IRI.", *index);
    term.index = index->string();
    return {};
}

// spec: step 21. The context is processed now to find its errors, and again where it is used.
Result<void> TermBuilder::set_scoped_context(TermDefinition& term, const Entry& entry) {
    const auto scoped = entry.value.find(keyword::kContext);
    if (!scoped) return {};
    LocalContext local = definition_.scoped(entry, *scoped);
    CARNET_TRY_VOID(processor_.spend_copy(result_, *scoped));
    ContextPool tried(ContextPool::Lifetime::kOneDocument);
    const ContextProcessor::Chain chain{{true, true}, chain_.urls, false, &tried};
    const auto checked = processor_.process(tried.keep(tried.copy_of(result_)), local, chain);
    if (!checked && checked.error().code == ErrorCode::kLimit) return checked.error();
    if (!checked) return json_ld_error("invalid scoped context", checked.error().message(), *scoped);
    term.context = std::move(local);
    if (chain_.pool->lasts()) term.context_names = names_in_context(*scoped);
    return {};
}

// spec: steps 27, 28
Result<void> TermBuilder::keep(TermDefinition&& term, const TermPointer& before, JsonValue value) {
    CARNET_TRY_VOID(processor_.spend_text((term.iri ? term.iri->size() : 0) + term.type.size(), value));
    term.lasts = chain_.pool->lasts();
    prepare_for_direct_way(term);
    auto kept = std::make_shared<const TermDefinition>(std::move(term));
    if (!chain_.rules.override_protected && before && before->is_protected) {
        if (!mean_the_same(*kept, *before))
            return json_ld_error("protected term redefinition",
                                 "The term is protected: it keeps its meaning.", value);
        kept = before;
    }
    result_.terms.set(std::move(kept));
    return {};
}

// spec: JSON-LD 1.1 API 5.2, steps 3 and 6.3
Result<std::optional<std::string>> TermBuilder::expand(std::string_view text) {
    if (keyword::is_keyword(text) || keyword::has_keyword_form(text))
        return expand_iri(result_, text, RelativeTo::kVocabulary);
    CARNET_TRY_VOID(add_if_open(text));
    if (result_.find(text) == nullptr) {
        const auto colon = text.find(':', 1);
        if (colon != std::string_view::npos && text.substr(0, colon) != "_" &&
            !text.substr(colon + 1).starts_with("//")) {
            CARNET_TRY_VOID(add_if_open(text.substr(0, colon)));
        }
    }
    return expand_iri(result_, text, RelativeTo::kVocabulary);
}

}  // namespace carnet::wallet
