// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/src/expanded.h"

#include "wallet-format/rdf/src/keyword.h"

#include <algorithm>

namespace carnet::wallet {
namespace {

constexpr std::size_t kFew = 16;  // properties that are found sooner by looking at each

}  // namespace

bool ExpandedItem::has_type(std::string_view type) const {
    return types && std::any_of(types->begin(), types->end(),
                                [&](const ExpandedIri& iri) { return iri && *iri == type; });
}

std::size_t ExpandedItem::entries() const noexcept {
    std::size_t count = properties.size();
    for (const bool is_there : {id.has_value(), types.has_value(), value.has_value(), language.has_value(),
                                direction.has_value(), index.has_value(), list.has_value(), set.has_value(),
                                graph.has_value(), included.has_value(), reverse.has_value()}) {
        count += is_there ? 1U : 0U;
    }
    return count;
}

bool ExpandedItem::is_graph() const noexcept {
    const std::size_t others = (id ? 1U : 0U) + (index ? 1U : 0U);
    return graph && entries() == 1 + others;
}

ExpandedItems& ExpandedProperties::values_of(std::string_view iri) {
    if (all_.size() <= kFew) {
        const auto found = std::find_if(all_.begin(), all_.end(),
                                        [&](const Property& property) { return property.first == iri; });
        if (found != all_.end()) return found->second;
    } else {
        if (!places_) places_ = std::make_unique<std::unordered_map<std::string, std::size_t>>();
        for (std::size_t i = places_->size(); i < all_.size(); ++i) places_->emplace(all_[i].first, i);
        const auto found = places_->find(std::string(iri));
        if (found != places_->end()) return all_[found->second].second;
    }
    return all_.emplace_back(std::string(iri), ExpandedItems()).second;
}

}  // namespace carnet::wallet
