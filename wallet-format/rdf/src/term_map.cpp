// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/src/term_map.h"

#include "wallet-format/rdf/src/active_context.h"

#include <utility>

namespace carnet::wallet {

TermMap TermMap::over(const TermMap& below) {
    TermMap map;
    map.below_ = &below;
    return map;
}

TermMap TermMap::moved_over(const TermMap& below) const {
    TermMap map(*this);
    map.below_ = &below;
    return map;
}

TermPointer TermMap::get(std::string_view name) const {
    const auto* const entry = find_entry(name);
    return entry == nullptr ? nullptr : entry->term;
}

void TermMap::set(TermPointer term) {
    const std::string_view name = term->term;
    changeable().set(name, std::move(term));
}

void TermMap::erase(std::string_view name) {
    if (find(name) != nullptr) changeable().set(name, nullptr);
}

const TermTable& TermMap::own() const noexcept {
    static const TermTable none;
    return own_ ? *own_ : none;
}

TermTable& TermMap::changeable() {
    if (!own_) own_ = std::make_shared<TermTable>();
    if (own_.use_count() > 1) own_ = std::make_shared<TermTable>(*own_);
    return *own_;
}

}  // namespace carnet::wallet
