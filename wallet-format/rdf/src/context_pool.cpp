// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/src/context_pool.h"

#include "wallet-format/rdf/src/keyword.h"

#include <utility>

namespace carnet::wallet {
namespace {

constexpr std::size_t kMaxLastingTerms = 100'000;  // about 8 MB

void note_names(ActiveContext& context) {
    context.id_names.clear();
    context.type_names.clear();
    context.has_value_name = false;
    context.has_names_with_colon = false;
    for (const auto& [name, term] : context.terms) {
        context.has_names_with_colon |= name.find(':') != std::string_view::npos;
        if (!term->is_keyword) continue;
        if (*term->iri == keyword::kId) context.id_names.push_back(name);
        if (*term->iri == keyword::kType) context.type_names.push_back(name);
        context.has_value_name = context.has_value_name || *term->iri == keyword::kValue;
    }
}

}  // namespace

ContextPool::ContextPool(Lifetime lifetime)
    : lifetime_(lifetime), empty_(keep(std::make_unique<ActiveContext>())) {}

ContextPointer ContextPool::keep(std::unique_ptr<ActiveContext> context) {
    context->lasts = lasts();
    note_names(*context);
    terms_ += context->terms.size();
    const std::lock_guard lock(mutex_);
    return contexts_.emplace_back(std::move(context)).get();
}

bool ContextPool::has_room() const noexcept {
    return terms_ < kMaxLastingTerms;
}

}  // namespace carnet::wallet
