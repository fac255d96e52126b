// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/context_store.h"

namespace carnet::wallet {

Result<void> ContextStore::add(std::string_view url, const JsonDocument& document) {
    const auto [known, is_new] = documents_.emplace(url, document);
    if (is_new || known->second.root() == document.root()) return {};
    return error(ErrorCode::kConflict, "There is another document under this URL already.", std::string(url));
}

const JsonDocument* ContextStore::find(std::string_view url) const noexcept {
    const auto found = documents_.find(url);
    return found == documents_.end() ? nullptr : &found->second;
}

}  // namespace carnet::wallet
