// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/src/derived_contexts.h"

#include <memory>

namespace carnet::wallet {

DerivedContexts::~DerivedContexts() {
    const Entry* entry = first_.load(std::memory_order_relaxed);
    while (entry != nullptr) {
        const std::unique_ptr<const Entry> ended(entry);
        entry = ended->next;
    }
}

ContextPointer DerivedContexts::find(const Key& key) const noexcept {
    const Entry* entry = first_.load(std::memory_order_acquire);
    while (entry != nullptr && entry->key != key) entry = entry->next;
    return entry == nullptr ? nullptr : entry->context;
}

void DerivedContexts::add(const Key& key, ContextPointer context) {
    auto entry = std::make_unique<Entry>(Entry{key, context, first_.load(std::memory_order_relaxed)});
    while (!first_.compare_exchange_weak(entry->next, entry.get(), std::memory_order_release,
                                         std::memory_order_relaxed)) {
    }
    static_cast<void>(entry.release());
}

}  // namespace carnet::wallet
