// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/context_store.h"

namespace carnet::wallet {

Result<void> ContextStore::add(std::string_view url, const Known& context) {
    const auto [known, is_new] = contexts_.emplace(url, context);
    if (is_new || known->second.root == context.root) return {};
    return error(ErrorCode::kConflict, "There is another document under this URL already.", std::string(url));
}

const ContextStore::Known* ContextStore::find(std::string_view url) const noexcept {
    const auto found = contexts_.find(url);
    return found == contexts_.end() ? nullptr : &found->second;
}

}  // namespace carnet::wallet
