// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/context_store.h"

#include "wallet-format/rdf/src/context_names.h"
#include "wallet-format/rdf/src/context_pool.h"
#include "wallet-format/rdf/src/keyword.h"

#include <utility>

namespace carnet::wallet {
namespace {

std::unique_ptr<ContextPool> new_pool() {
    return std::make_unique<ContextPool>(ContextPool::Lifetime::kStore);
}

}  // namespace

ContextStore::ContextStore() : processed_(new_pool()) {}
ContextStore::ContextStore(const ContextStore& other) : contexts_(other.contexts_), processed_(new_pool()) {}
ContextStore::ContextStore(ContextStore&& other) noexcept = default;
ContextStore& ContextStore::operator=(ContextStore other) noexcept {
    std::swap(contexts_, other.contexts_);
    std::swap(processed_, other.processed_);
    return *this;
}
ContextStore::~ContextStore() = default;

Result<void> ContextStore::add(std::string_view url, const Known& context) {
    const auto [known, is_new] = contexts_.emplace(url, context);
    if (const auto inner = context.root.find(keyword::kContext); is_new && inner)
        known->second.names = names_in_context(*inner);
    if (is_new || known->second.root == context.root) return {};
    return error(ErrorCode::kConflict, "There is another document under this URL already.", std::string(url));
}

const ContextStore::Known* ContextStore::find(std::string_view url) const noexcept {
    const auto found = contexts_.find(url);
    return found == contexts_.end() ? nullptr : &found->second;
}

}  // namespace carnet::wallet
