// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/src/context_names.h"

#include "wallet-format/rdf/src/keyword.h"

#include <algorithm>

namespace carnet::wallet {
namespace {

class Collector {
  public:
    // False: the names do not tell.
    bool contexts(JsonValue value) {
        if (!value.is_array()) return context(value);
        return std::all_of(value.elements().begin(), value.elements().end(),
                           [this](JsonValue one) { return context(one); });
    }

    std::vector<std::string_view> take() && {
        std::sort(names_.begin(), names_.end());
        names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
        return std::move(names_);
    }

  private:
    bool context(JsonValue value) {
        if (!value.is_object() || value.find(keyword::kContext) || value.find(keyword::kImport)) return false;
        for (const auto& [name, definition] : value.members()) {
            add(name);
            if (definition.is_string()) add(definition.string());
            if (definition.is_object() && !term(definition)) return false;
        }
        return true;
    }

    bool term(JsonValue definition) {
        for (const auto& [entry, value] : definition.members()) {
            // One that sets all aside counts where the term is used, not here.
            if (entry == keyword::kContext && !value.is_null() && !contexts(value)) return false;
            if (value.is_string()) add(value.string());
        }
        return true;
    }

    void add(std::string_view text) {
        names_.push_back(text);
        const auto colon = text.find(':', 1);
        if (colon != std::string_view::npos) names_.push_back(text.substr(0, colon));
    }

    std::vector<std::string_view> names_;
};

}  // namespace

ContextNames names_in_context(JsonValue context) {
    Collector collector;
    if (!collector.contexts(context)) return std::nullopt;
    return std::move(collector).take();
}

}  // namespace carnet::wallet
