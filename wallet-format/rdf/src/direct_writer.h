// SPDX-License-Identifier: Apache-2.0
//
// The direct way from a document to quads, in one pass and without an expanded form between. It knows what
// nearly all credentials are made of: terms, types, identifiers, texts, numbers, lists, nodes in nodes, and
// graphs of one node. Whatever else it meets (other keywords, maps, reversed terms, compact IRIs, and every
// error) it leaves to the general way, expander.h and rdf_writer.h, which gives the same quads where both
// give any. One thread at a time. spec: JSON-LD 1.1 API 5.1, 8.1 in one
#pragma once

#include "wallet-format/rdf/dataset.h"
#include "wallet-format/rdf/json_ld.h"
#include "wallet-format/rdf/src/context_processor.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

// Notes in a term what the direct way needs to know of it.
void prepare_for_direct_way(TermDefinition& term);

// Safe mode, and nothing but the document decides what its texts mean.
[[nodiscard]] bool may_go_directly(const JsonLdOptions& options) noexcept;

class DirectWriter {
  public:
    DirectWriter(const ContextStore& contexts, const JsonLdOptions& options)
        : contexts_(contexts, options), values_left_(options.max_values), text_left_(options.max_text) {}

    // Nothing: the general way is to be taken.
    [[nodiscard]] std::optional<RdfDataset> write(const JsonLdSource& source);
    // Contexts that are too much work are that on the general way too.
    [[nodiscard]] const std::optional<Error>& limit() const noexcept { return limit_; }

  private:
    using Term = std::optional<RdfTerm>;  // nothing: as above; false means that too
    // Where a value stands.
    struct Place {
        ContextPointer context = nullptr;
        const TermDefinition* property = nullptr;  // of the member that holds it
        RdfTerm graph;
        const JsonLdSource* root = nullptr;  // the outermost object's own rules
    };
    // Members whose names are keywords as they stand.
    struct Keywords {
        std::optional<JsonValue> context;
        std::optional<JsonValue> id;
        std::optional<JsonValue> type;
        std::optional<JsonValue> value;
    };
    // The one member that has a keyword for its name, or one of the terms that mean it.
    struct KeywordMember {
        std::optional<std::string_view> name;
        std::optional<JsonValue> value;
        bool is_single = true;
    };
    struct Node {
        Node(const Place& outside, ContextPointer scope, JsonValue from, const Keywords& known)
            : place(outside), type_scope(scope), object(from), keywords(known) {
            place.context = scope;
        }
        Place place;  // with the context for its members
        ContextPointer type_scope;
        JsonValue object;
        const Keywords& keywords;
        KeywordMember types;
    };
    // What is said of a node that is not finished yet.
    struct Said {
        RdfTerm predicate;
        RdfTerm object;
    };

    [[nodiscard]] static Keywords keywords_of(JsonValue object);
    [[nodiscard]] static bool is_left_out(const Place& place, std::string_view name);
    [[nodiscard]] static KeywordMember find_keyword(const Node& node, std::string_view keyword,
                                                    const std::optional<JsonValue>& plain,
                                                    const std::vector<std::string_view>& names);

    [[nodiscard]] Term node(const Place& place, JsonValue object, const Keywords& keywords);
    [[nodiscard]] std::optional<ContextPointer> settled(Result<ContextPointer> context);
    [[nodiscard]] std::optional<ContextPointer> context_of(const Place& place, JsonValue object,
                                                           const Keywords& keywords);
    [[nodiscard]] bool enter_type_scopes(Node& node);
    [[nodiscard]] Term subject_of(const Node& node);
    [[nodiscard]] bool add_types(const Node& node);
    [[nodiscard]] bool add_members(const Node& node);
    [[nodiscard]] bool add_member(const Node& node, const TermDefinition& term, JsonValue value);

    [[nodiscard]] Term object(const Place& place, JsonValue value);
    [[nodiscard]] Term list(const Place& place, JsonValue value);
    [[nodiscard]] Term scalar(const Place& place, JsonValue value);
    [[nodiscard]] Term value_object(const Place& place, JsonValue value, const Keywords& keywords);
    [[nodiscard]] Term literal(JsonValue value, std::string_view datatype, std::string_view language);
    [[nodiscard]] Term reference(const ActiveContext& context, std::string_view text);
    [[nodiscard]] Term term_or_reference(const ActiveContext& context, std::string_view text);
    [[nodiscard]] Term predicate(const TermDefinition& term);

    // At least what the general way counts, so that it refuses nothing that went this way.
    [[nodiscard]] bool count() noexcept;
    [[nodiscard]] Term kept(const RdfTerm& term, std::size_t more_text = 0) noexcept;

    ContextProcessor contexts_;
    std::size_t values_left_;
    std::size_t text_left_;
    RdfDataset dataset_;
    std::vector<Said> said_;
    std::optional<Error> limit_;
};

}  // namespace carnet::wallet
