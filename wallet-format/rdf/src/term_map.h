// SPDX-License-Identifier: Apache-2.0
//
// The terms of an active context, by name. What a document defines lies over the terms of a context that
// lasts: it holds what differs and nothing else, so a document may define terms at little cost however many
// are known already. Copies share what they hold until one of them is changed.
// One thread at a time, but a map that changes no more may be read and copied by any number.
#pragma once

#include "wallet-format/rdf/src/term_table.h"

#include <memory>
#include <string_view>

namespace carnet::wallet {

class TermMap {
  public:
    // Nothing of its own yet. `below` outlives it, and changes no more.
    [[nodiscard]] static TermMap over(const TermMap& below);
    // What this one holds itself, over another one.
    [[nodiscard]] TermMap moved_over(const TermMap& below) const;

    [[nodiscard]] const TermDefinition* find(std::string_view name) const noexcept {
        const auto* const entry = find_entry(name);
        return entry == nullptr ? nullptr : entry->term.get();
    }
    [[nodiscard]] TermPointer get(std::string_view name) const;
    void set(TermPointer term);
    // `name` lives as long as the map.
    void erase(std::string_view name);

    // What it holds itself; a name that stands for nothing hides a term of the map below, or was erased.
    [[nodiscard]] const TermTable& own() const noexcept;

  private:
    [[nodiscard]] const TermTable::Entry* find_entry(std::string_view name) const noexcept {
        for (const TermMap* map = this; map != nullptr; map = map->below_) {
            if (!map->own_) continue;
            if (const auto* const found = map->own_->find(name); found != nullptr) return found;
        }
        return nullptr;
    }
    [[nodiscard]] TermTable& changeable();

    const TermMap* below_ = nullptr;
    std::shared_ptr<TermTable> own_;
};

}  // namespace carnet::wallet
