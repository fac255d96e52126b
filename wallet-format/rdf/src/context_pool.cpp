// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/src/context_pool.h"

#include "wallet-format/rdf/src/keyword.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace carnet::wallet {
namespace {

constexpr std::size_t kMaxLastingTerms = 100'000;  // about 8 MB

void note_name(ActiveContext& context, std::string_view name, const TermDefinition& term) {
    context.has_names_with_colon |= name.find(':') != std::string_view::npos;
    if (!term.is_keyword) return;
    if (*term.iri == keyword::kId) context.id_names.push_back(name);
    if (*term.iri == keyword::kType) context.type_names.push_back(name);
    context.has_value_name |= *term.iri == keyword::kValue;
}

// Names that the context has from the one below it, but for those that it defines itself.
std::vector<std::string_view> names_from_below(const std::vector<std::string_view>& names,
                                               const TermTable& own) {
    std::vector<std::string_view> left;
    std::copy_if(names.begin(), names.end(), std::back_inserter(left),
                 [&](std::string_view name) { return own.find(name) == nullptr; });
    return left;
}

void note_names(ActiveContext& context) {
    const auto& own = context.terms.own();
    const auto* below = context.below;
    context.has_value_name = below != nullptr && below->has_value_name;
    context.has_names_with_colon = below != nullptr && below->has_names_with_colon;
    context.id_names.clear();
    context.type_names.clear();
    if (below != nullptr) {
        context.id_names = names_from_below(below->id_names, own);
        context.type_names = names_from_below(below->type_names, own);
    }
    for (const auto& [name, term] : own.entries())
        if (term != nullptr) note_name(context, name, *term);
}

}  // namespace

ContextPool::ContextPool(Lifetime lifetime) : lifetime_(lifetime) {
    if (lasts()) empty_ = keep(std::make_unique<ActiveContext>());
}

std::unique_ptr<ActiveContext> ContextPool::copy_of(const ActiveContext& context) const {
    auto copy = std::make_unique<ActiveContext>(context);
    copy->lasts = false;
    if (!context.lasts || lasts()) return copy;
    copy->below = &context;
    copy->terms = TermMap::over(context.terms);
    return copy;
}

ContextPointer ContextPool::keep(std::unique_ptr<ActiveContext> context) {
    context->lasts = lasts();
    note_names(*context);
    terms_ += context->terms.own().entries().size();
    const std::lock_guard lock(mutex_);
    return contexts_.emplace_back(std::move(context)).get();
}

bool ContextPool::has_room() const noexcept {
    return terms_ < kMaxLastingTerms;
}

}  // namespace carnet::wallet
