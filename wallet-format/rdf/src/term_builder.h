// SPDX-License-Identifier: Apache-2.0
//
// Adds the terms of one context definition to an active context. spec: JSON-LD 1.1 API 4.2
#pragma once

#include "wallet-format/rdf/src/context_definition.h"
#include "wallet-format/rdf/src/context_processor.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace carnet::wallet {

class TermBuilder {
  public:
    TermBuilder(ContextProcessor& processor, ActiveContext& result, const ContextDefinition& definition,
                const ContextProcessor::Chain& chain);

    [[nodiscard]] Result<void> add_all();

  private:
    using Entry = ContextDefinition::Entry;

    [[nodiscard]] Result<void> add(const Entry& entry);
    [[nodiscard]] Result<void> add_if_open(std::string_view term);
    [[nodiscard]] Result<void> add_new(const Entry& entry);
    [[nodiscard]] Result<bool> fill(TermDefinition& term, const Entry& entry);
    [[nodiscard]] Result<void> set_rest(TermDefinition& term, const Entry& entry);

    // The steps of one definition, in the specification's order. Those that return a bool say whether the
    // term is to be kept; a term that has the form of a keyword is passed over.
    [[nodiscard]] Result<void> set_protected(TermDefinition& term, JsonValue value);
    [[nodiscard]] Result<void> set_type(TermDefinition& term, JsonValue value);
    [[nodiscard]] Result<bool> set_reverse(TermDefinition& term, JsonValue value, JsonValue reverse);
    [[nodiscard]] Result<bool> set_iri(TermDefinition& term, const Entry& entry);
    [[nodiscard]] Result<bool> set_given_iri(TermDefinition& term, const Entry& entry, JsonValue id);
    [[nodiscard]] Result<void> set_implied_iri(TermDefinition& term, JsonValue value);
    [[nodiscard]] Result<void> set_index(TermDefinition& term, JsonValue value);
    [[nodiscard]] Result<void> set_scoped_context(TermDefinition& term, const Entry& entry);
    [[nodiscard]] Result<void> keep(TermDefinition&& term, const TermPointer& before, JsonValue value);

    // An IRI in a context may need terms that are defined later in it.
    [[nodiscard]] Result<std::optional<std::string>> expand(std::string_view text);

    ContextProcessor& processor_;
    ActiveContext& result_;
    const ContextDefinition& definition_;
    const ContextProcessor::Chain& chain_;
    bool protected_by_default_ = false;
    std::size_t open_ = 0;                                // definitions that were begun and need one another
    std::unordered_map<std::string_view, bool> defined_;  // false: being defined
};

}  // namespace carnet::wallet
