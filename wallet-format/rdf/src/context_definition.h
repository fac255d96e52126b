// SPDX-License-Identifier: Apache-2.0
//
// One context definition as it is processed: its own entries, and those that it imports and does not replace.
// spec: JSON-LD 1.1 API 4.1, step 5.6
#pragma once

#include "wallet-format/rdf/src/active_context.h"

#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace carnet::wallet {

class ContextDefinition {
  public:
    struct Entry {
        std::string_view name;  // lives as long as the definition
        JsonValue value;
        bool is_imported = false;
    };

    ContextDefinition(LocalContext own, std::optional<JsonDocument> import_owner,
                      std::optional<JsonValue> imported)
        : own_(std::move(own)), import_owner_(std::move(import_owner)) {
        add(own_.value, false);
        if (imported) add(*imported, true);
    }

    [[nodiscard]] const std::vector<Entry>& entries() const noexcept { return entries_; }
    [[nodiscard]] const Entry* find(std::string_view name) const noexcept {
        const auto found = places_.find(name);
        return found == places_.end() ? nullptr : &entries_[found->second];
    }
    // A context inside that entry, to be processed later.
    [[nodiscard]] LocalContext scoped(const Entry& entry, JsonValue context) const {
        return {entry.is_imported ? import_owner_ : own_.owner, context, own_.base_url};
    }

  private:
    void add(JsonValue context, bool is_imported) {
        for (const auto& [name, value] : context.members()) {
            if (places_.emplace(name, entries_.size()).second) entries_.push_back({name, value, is_imported});
        }
    }

    LocalContext own_;
    std::optional<JsonDocument> import_owner_;
    std::vector<Entry> entries_;
    std::unordered_map<std::string_view, std::size_t> places_;
};

}  // namespace carnet::wallet
