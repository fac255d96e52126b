// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/src/context_processor.h"

#include "wallet-format/rdf/src/context_definition.h"
#include "wallet-format/rdf/src/context_keywords.h"
#include "wallet-format/rdf/src/iri.h"
#include "wallet-format/rdf/src/json_ld_error.h"
#include "wallet-format/rdf/src/keyword.h"
#include "wallet-format/rdf/src/term_builder.h"

#include <algorithm>

namespace carnet::wallet {
namespace {

// Contexts that name one another: more of them in one line is no context that anybody wrote.
constexpr std::size_t kMaxChain = 16;
// As many terms cost as much as a context without one.
constexpr std::size_t kContextSteps = 8;

Result<std::string> absolute_url(JsonValue reference, const LocalContext& local) {
    const auto text = reference.string();
    if (has_iri_form(local.base_url)) return resolve_iri(local.base_url, text);
    if (has_iri_form(text)) return std::string(text);
    return json_ld_error("loading remote context failed", "A context is named by an absolute URL.",
                         reference);
}

// spec: steps 2, 3
bool propagates_under(JsonValue context, bool usual) {
    const auto given = context.find(keyword::kPropagate);
    return given && given->type() == JsonType::kBoolean ? given->boolean() : usual;
}

// A whole context document where a context is expected.
// spec-exception: JSON-LD 1.1 API 4.2 step 5 (keyword redefinition; docs/divergences.md)
std::optional<JsonValue> wrapped(JsonValue context) {
    return context.size() == 1 ? context.find(keyword::kContext) : std::nullopt;
}

}  // namespace

Result<void> ContextProcessor::spend(std::size_t steps, JsonValue at) {
    if (steps > steps_left_) {
        return error(ErrorCode::kLimit, "The contexts of this document are more work than is allowed.",
                     at.pointer());
    }
    steps_left_ -= steps;
    return {};
}

Result<void> ContextProcessor::spend_text(std::size_t bytes, JsonValue at) {
    if (bytes > text_left_) {
        return error(ErrorCode::kLimit,
                     "The terms of this document stand for more text than is allowed. Use shorter IRIs.",
                     at.pointer());
    }
    text_left_ -= bytes;
    return {};
}

Result<void> ContextProcessor::spend_copy(const ActiveContext& context, JsonValue at) {
    std::size_t text = 0;
    for (const auto* one : {&context.vocabulary, &context.language, &context.base, &context.original_base})
        text += *one ? (*one)->size() : 0;
    CARNET_TRY_VOID(spend_text(text, at));
    return spend(kContextSteps + context.terms.own().entries().size(), at);
}

Result<ContextPointer> ContextProcessor::process(ContextPointer active, const LocalContext& local,
                                                 const ContextRules& rules) {
    return process(active, local, Chain{rules, {}, true, &own_});
}

Result<ContextPointer> ContextProcessor::scoped(ContextPointer active, const TermDefinition* term,
                                                const ContextRules& rules) {
    if (term == nullptr || !term->context) return active;
    auto& lasting = store_.processed();
    if (active->lasts && term->lasts) {
        const DerivedContexts::Key key{term, rules.override_protected, rules.propagate};
        if (const auto* known = active->derived.find(key); known != nullptr) return known;
        if (lasting.has_room()) {
            CARNET_TRY(const auto* result, process(active, *term->context, Chain{rules, {}, true, &lasting}));
            active->derived.add(key, result);
            return result;
        }
    }
    const auto key = std::make_tuple(active, term, rules.override_protected, rules.propagate);
    if (const auto known = scoped_.find(key); known != scoped_.end()) return known->second;
    CARNET_TRY_VOID(spend_copy(*active, term->context->value));
    ContextPointer result =
        past_own_terms(*active, term->context_names, propagates_under(term->context->value, rules.propagate),
                       [&](ContextPointer below) { return scoped(below, term, rules); });
    if (result == nullptr) {
        CARNET_TRY(result, process(active, *term->context, rules));
    }
    return scoped_.emplace(key, result).first->second;
}

template <class Derive>
ContextPointer ContextProcessor::past_own_terms(const ActiveContext& active, const ContextNames& names,
                                                bool propagates, const Derive& derive) {
    if (active.below == nullptr || !names || !active.has_defaults_of(*active.below)) return nullptr;
    const auto& own = active.terms.own().entries();
    const auto is_mentioned = [&](const auto& entry) {
        return std::binary_search(names->begin(), names->end(), entry.name);
    };
    if (std::any_of(own.begin(), own.end(), is_mentioned)) return nullptr;
    const Result<ContextPointer> below = derive(active.below);
    if (!below || !(*below)->lasts) return nullptr;
    auto result = own_.copy_of(**below);
    result->terms = active.terms.moved_over((*below)->terms);
    result->previous = propagates || active.previous != nullptr ? active.previous : &active;
    return own_.keep(std::move(result));
}

Result<ContextPointer> ContextProcessor::process(ContextPointer active, const LocalContext& local,
                                                 const Chain& chain) {
    const bool propagate = propagates_under(local.value, chain.rules.propagate);
    ContextPointer result = active;
    if (!propagate && active->previous == nullptr) {
        CARNET_TRY_VOID(spend_copy(*active, local.value));
        auto copy = chain.pool->copy_of(*active);
        copy->previous = active;
        result = chain.pool->keep(std::move(copy));
    }
    const auto add = [&](JsonValue context) -> Result<void> {
        if (context.is_null()) {
            CARNET_TRY(result, reset(active, result, context, chain, propagate));
        } else if (context.is_string()) {
            CARNET_TRY(result, process_url(result, context, local, chain));
        } else if (const auto inner = unwraps_ ? wrapped(context) : std::nullopt) {
            const LocalContext unwrapped{local.owner, *inner, local.base_url};
            CARNET_TRY(result, process(result, unwrapped, chain));
        } else if (context.is_object()) {
            CARNET_TRY(result, define(result, LocalContext{local.owner, context, local.base_url}, chain));
        } else {
            return json_ld_error("invalid local context", "A context is an object, a URL or null.", context);
        }
        return {};
    };
    if (!local.value.is_array()) CARNET_TRY_VOID(add(local.value));
    for (const JsonValue context : local.value.elements()) CARNET_TRY_VOID(add(context));
    return result;
}

// spec: step 5.1
Result<ContextPointer> ContextProcessor::reset(ContextPointer active, ContextPointer result, JsonValue at,
                                               const Chain& chain, bool propagate) const {
    if (!chain.rules.override_protected && result->has_protected_terms()) {
        return json_ld_error("invalid context nullification",
                             "Protected terms cannot be set aside by a null context.", at);
    }
    auto empty = std::make_unique<ActiveContext>();
    empty->base = active->original_base;
    empty->original_base = active->original_base;
    if (!propagate) empty->previous = result;
    return chain.pool->keep(std::move(empty));
}

Result<const ContextStore::Known*> ContextProcessor::load(std::string_view url, JsonValue at) const {
    const auto* document = store_.find(url);
    if (document != nullptr) return document;
    return error(ErrorCode::kUnknownContext,
                 "loading remote context failed: The context " + std::string(url) +
                     " is not known here, and none is ever fetched.",
                 at.pointer());
}

// spec: step 5.2
Result<ContextPointer> ContextProcessor::process_url(ContextPointer result, JsonValue url,
                                                     const LocalContext& local, const Chain& chain) {
    if (chain.is_first() && result->lasts && local.base_url.empty()) {  // nearly always known already
        const auto* document = store_.find(url.string());
        const auto* known = document == nullptr ? nullptr : result->derived.find({document, false, true});
        if (known != nullptr) return known;
    }
    CARNET_TRY(auto absolute, absolute_url(url, local));
    const bool is_known = std::find(chain.urls.begin(), chain.urls.end(), absolute) != chain.urls.end();
    if (is_known && !chain.validates_scoped) return result;
    if (chain.urls.size() >= kMaxChain) {
        return json_ld_error("context overflow", "The contexts name one another without end.", url);
    }
    CARNET_TRY(const auto* document, load(absolute, url));
    Chain longer = chain;
    longer.urls.push_back(std::move(absolute));
    longer.rules.propagate = true;
    auto& lasting = store_.processed();
    if (!chain.is_first()) return process_known(result, *document, url, longer);
    if (!result->lasts) {
        CARNET_TRY_VOID(spend_copy(*result, url));
        const auto context = document->root.find(keyword::kContext);
        const auto* known =
            past_own_terms(*result, document->names, !context || propagates_under(*context, true),
                           [&](ContextPointer below) { return process_url(below, url, local, chain); });
        return known != nullptr ? known : process_known(result, *document, url, longer);
    }
    const DerivedContexts::Key key{document, false, true};
    if (const auto* known = result->derived.find(key); known != nullptr) return known;
    if (!lasting.has_room()) return process_known(result, *document, url, longer);
    longer.pool = &lasting;
    CARNET_TRY(const auto* processed, process_known(result, *document, url, longer));
    result->derived.add(key, processed);
    return processed;
}

Result<ContextPointer> ContextProcessor::process_known(ContextPointer result,
                                                       const ContextStore::Known& document, JsonValue url,
                                                       const Chain& chain) {
    const auto context = document.root.find(keyword::kContext);
    if (!context) return json_ld_error("invalid remote context", "It has no @context.", url);
    return process(result, LocalContext{document.owner, *context, chain.urls.back()}, chain);
}

// spec: steps 5.4 to 5.13
Result<ContextPointer> ContextProcessor::define(ContextPointer result, const LocalContext& local,
                                                const Chain& chain) {
    CARNET_TRY_VOID(check_version(local.value));
    std::optional<JsonDocument> import_owner;
    std::optional<JsonValue> imported;
    if (const auto import = local.value.find(keyword::kImport)) {
        if (!import->is_string())
            return json_ld_error("invalid @import value", "@import names one context by its URL.", *import);
        CARNET_TRY(const auto url, absolute_url(*import, local));
        CARNET_TRY(const auto* document, load(url, *import));
        CARNET_TRY(imported, imported_definition(document->root, *import));
        import_owner = document->owner;
    }
    const ContextDefinition definition(local, std::move(import_owner), imported);
    CARNET_TRY_VOID(spend_copy(*result, local.value));
    auto next = chain.pool->copy_of(*result);
    CARNET_TRY_VOID(apply_keywords(*next, definition, chain.urls.empty()));
    CARNET_TRY_VOID(TermBuilder(*this, *next, definition, chain).add_all());
    return chain.pool->keep(std::move(next));
}

}  // namespace carnet::wallet
