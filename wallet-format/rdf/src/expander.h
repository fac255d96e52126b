// SPDX-License-Identifier: Apache-2.0
//
// From a JSON-LD document to its expanded form. spec: JSON-LD 1.1 API 5.1 to 5.3
//
// In safe mode everything that a signature over RDF would not cover is an error that names its place: a
// member without a definition, null, a free-floating value, an identifier or type that stays relative, the
// key of an index map. One thread at a time.
#pragma once

#include "base/result.h"
#include "wallet-format/rdf/json_ld.h"
#include "wallet-format/rdf/src/context_processor.h"
#include "wallet-format/rdf/src/expanded.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace carnet::wallet {

// What an element became: nothing, one item, or several.
struct Expansion {
    enum class Kind : std::uint8_t { kNothing, kItem, kItems };
    Kind kind = Kind::kNothing;
    ExpandedItems items;

    [[nodiscard]] static Expansion nothing() { return {}; }
    [[nodiscard]] static Expansion one(ExpandedItem item) {
        Expansion expansion{Kind::kItem, {}};
        expansion.items.push_back(std::move(item));
        return expansion;
    }
    [[nodiscard]] static Expansion several(ExpandedItems items) { return {Kind::kItems, std::move(items)}; }
    [[nodiscard]] bool is_list_object() const noexcept {
        return kind == Kind::kItem && items.front().list.has_value();
    }
};

class Expander {
  public:
    Expander(const ContextStore& store, const JsonLdOptions& options)
        : store_(store), options_(options), contexts_(store, options), values_left_(options.max_values) {}

    // What `source` names lives until the result is dropped.
    [[nodiscard]] Result<ExpandedItems> expand(const JsonLdSource& source);

  private:
    // Where an element stands: the member that holds it (nothing at the top), and what is in force there.
    struct Place {
        ContextPointer context = nullptr;
        std::optional<std::string_view> property;
        bool from_map = false;
        const JsonLdSource* root = nullptr;  // the outermost object's own rules

        // Nobody would refer to a value here.
        [[nodiscard]] bool is_free() const noexcept;
    };
    // An object on the way: contexts are settled, members are being added to `item`.
    struct Building {
        Place place;
        ContextPointer type_scope = nullptr;  // in which types are looked up
        ExpandedItem item;
        std::optional<std::string_view> left_out;  // a member that is passed over
        bool is_json = false;                      // its @type is @json
        bool has_null_value = false;
        bool has_type_array = false;
        Expansion::Kind set_kind = Expansion::Kind::kNothing;  // what @set held
    };
    using Nests = std::vector<std::pair<std::string_view, JsonValue>>;
    using AddKeyword = Result<void> (Expander::*)(Building&, JsonValue);
    struct KeywordRow;
    static const std::vector<KeywordRow>& keyword_rows();

    [[nodiscard]] Result<ContextPointer> initial_context();
    [[nodiscard]] Result<Expansion> expand(const Place& place, JsonValue element);
    [[nodiscard]] Result<Expansion> expand_scalar(const Place& place, JsonValue element);
    [[nodiscard]] Result<Expansion> expand_array(const Place& place, JsonValue element);
    [[nodiscard]] Result<Expansion> expand_object(const Place& place, JsonValue element);
    [[nodiscard]] Result<Expansion> finished(Building&& building);

    // Contexts
    [[nodiscard]] Result<ContextPointer> context_of(const Place& place, JsonValue element);
    [[nodiscard]] Result<ContextPointer> with_type_scopes(ContextPointer context,
                                                          const std::vector<JsonValue>& types);

    // Members
    [[nodiscard]] Result<void> add_members(Building& building, JsonValue element);
    [[nodiscard]] Result<void> add_member(Building& building, Nests& nests, std::string_view key,
                                          JsonValue value);
    [[nodiscard]] Result<void> add_nested(Building& building, std::string_view key, JsonValue values);
    [[nodiscard]] Result<void> add_property(Building& building, std::string_view key, std::string_view iri,
                                            JsonValue value);
    [[nodiscard]] Result<Expansion> property_values(const Place& place, std::string_view key,
                                                    const TermDefinition* term, JsonValue value);

    // Keywords
    [[nodiscard]] Result<void> add_keyword(Building& building, std::string_view name, JsonValue value);
    [[nodiscard]] Result<void> add_id(Building& building, JsonValue value);
    [[nodiscard]] Result<void> add_types(Building& building, JsonValue value);
    [[nodiscard]] Result<void> add_graph(Building& building, JsonValue value);
    [[nodiscard]] Result<void> add_included(Building& building, JsonValue value);
    [[nodiscard]] Result<void> add_value(Building& building, JsonValue value);
    [[nodiscard]] Result<void> add_language(Building& building, JsonValue value);
    [[nodiscard]] Result<void> add_direction(Building& building, JsonValue value);
    [[nodiscard]] Result<void> add_index(Building& building, JsonValue value);
    [[nodiscard]] Result<void> add_list(Building& building, JsonValue value);
    [[nodiscard]] Result<void> add_set(Building& building, JsonValue value);
    [[nodiscard]] Result<void> add_reverse(Building& building, JsonValue value);

    // Maps
    [[nodiscard]] Result<Expansion> language_map(const ActiveContext& context, const TermDefinition& term,
                                                 JsonValue map);
    [[nodiscard]] Result<Expansion> keyed_map(const Place& place, std::string_view key,
                                              const TermDefinition& term, JsonValue map);
    [[nodiscard]] Result<ContextPointer> context_of_key(ContextPointer context, const TermDefinition& term,
                                                        std::string_view key);
    [[nodiscard]] Result<void> add_map_key(const ActiveContext& context, const TermDefinition& term,
                                           std::string_view key, ExpandedItem& item);
    [[nodiscard]] Result<void> add_index_property(const ActiveContext& context, const TermDefinition& term,
                                                  std::string_view key, ExpandedItem& item);

    // Values. `literal` is a scalar of the source, or a member's name there.
    [[nodiscard]] Result<ExpandedItem> expand_value(const ActiveContext& context,
                                                    std::optional<std::string_view> property,
                                                    ExpandedLiteral literal, JsonValue source);
    // What an identifier or a type stands for; in safe mode an absolute IRI or a blank node.
    [[nodiscard]] Result<ExpandedIri> expand_reference(const ActiveContext& context, std::string_view text,
                                                       RelativeTo relative_to, JsonValue source);
    // In safe mode an error, otherwise nothing.
    [[nodiscard]] Result<void> lose(std::string_view what, JsonValue at) const;
    // Counts a node, a type or a value. kLimit.
    [[nodiscard]] Result<void> count(JsonValue at);

    const ContextStore& store_;
    const JsonLdOptions& options_;
    ContextProcessor contexts_;
    std::size_t values_left_;
};

}  // namespace carnet::wallet
