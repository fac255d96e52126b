// SPDX-License-Identifier: Apache-2.0
//
// What a JSON-LD context means once it is processed: terms with their definitions, and defaults. It lives in
// a ContextPool and does not change there, so any number of threads may read it. spec: JSON-LD 1.1 API 4.1
#pragma once

#include "base/json_reader.h"
#include "wallet-format/rdf/src/context_names.h"
#include "wallet-format/rdf/src/derived_contexts.h"
#include "wallet-format/rdf/src/term_map.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

enum class TextDirection : std::uint8_t { kLeftToRight, kRightToLeft };

// How the values of a term lie in its member; a term can combine some of them.
enum class Container : std::uint8_t {
    kList = 1U << 0U,
    kSet = 1U << 1U,
    kLanguage = 1U << 2U,
    kIndex = 1U << 3U,
    kId = 1U << 4U,
    kType = 1U << 5U,
    kGraph = 1U << 6U,
};

class Containers {
  public:
    void add(Container container) noexcept { bits_ |= static_cast<std::uint8_t>(container); }
    [[nodiscard]] bool has(Container container) const noexcept {
        return (bits_ & static_cast<std::uint8_t>(container)) != 0;
    }
    [[nodiscard]] std::uint8_t bits() const noexcept { return bits_; }
    friend bool operator==(const Containers&, const Containers&) = default;

  private:
    std::uint8_t bits_ = 0;
};

// A default that a term may leave alone, or replace, by nothing too.
template <class Value>
struct Override {
    bool is_given = false;
    std::optional<Value> value;
    friend bool operator==(const Override&, const Override&) = default;
};

// A context that stands in another document or inside a term, not processed yet.
struct LocalContext {
    std::optional<JsonDocument> owner;  // keeps `value` alive; nothing: the caller does
    JsonValue value;
    std::string base_url;  // against which it names other contexts; may be empty
};

// What the direct way to RDF (direct_writer.h) makes of a term's values.
enum class DirectValue : std::uint8_t { kNever, kText, kTyped, kId, kVocabulary };

struct TermDefinition {
    std::string term;
    std::optional<std::string>
        iri;                  // an IRI, a blank node identifier or a keyword; nothing: the term means nothing
    bool is_keyword = false;  // an alias
    bool is_prefix = false;
    bool is_protected = false;
    bool is_reverse = false;
    Containers containers;
    std::string type;   // type mapping: "@id", "@vocab", "@json", "@none", an IRI, or empty
    std::string index;  // index mapping, or empty
    std::string nest;   // nest value, or empty
    Override<std::string> language;
    Override<TextDirection> direction;
    std::optional<LocalContext> context;  // scoped to this term
    ContextNames context_names;           // what it mentions; of terms that last

    bool lasts = false;  // belongs to contexts that last
    DirectValue direct = DirectValue::kNever;
    std::string predicate;  // its IRI as it stands in a quad; unless `direct` is kNever
};

// Do they say the same, protection aside?
[[nodiscard]] bool mean_the_same(const TermDefinition& a, const TermDefinition& b);

struct ActiveContext {
    TermMap terms;
    ContextPointer below = nullptr;  // whose terms lie below those of `terms`: one that lasts
    std::optional<std::string> base;
    std::optional<std::string> original_base;
    std::optional<std::string> vocabulary;
    std::optional<std::string> language;
    std::optional<TextDirection> direction;
    ContextPointer previous = nullptr;  // to return to at the next node, when not propagated

    bool lasts = false;                        // as long as the store whose contexts it was made from
    mutable DerivedContexts derived;           // of one that lasts: what it becomes under others that last
    std::vector<std::string_view> id_names;    // terms that mean @id
    std::vector<std::string_view> type_names;  // terms that mean @type
    bool has_names_with_colon = false;
    bool has_value_name = false;  // a term means @value

    [[nodiscard]] const TermDefinition* find(std::string_view term) const noexcept {
        return terms.find(term);
    }
    [[nodiscard]] bool has_protected_terms() const noexcept;
    // Is everything but the terms as it is there?
    [[nodiscard]] bool has_defaults_of(const ActiveContext& other) const noexcept;
};

// What a text in a document stands for.
enum class RelativeTo : std::uint8_t { kNothing, kBase, kVocabulary, kVocabularyThenBase };

// An IRI, a keyword, a blank node identifier, or a text that is none of them; nothing when the text has the
// form of a keyword, or its term means nothing. spec: JSON-LD 1.1 API 5.2 (without a local context)
[[nodiscard]] std::optional<std::string> expand_iri(const ActiveContext& context, std::string_view text,
                                                    RelativeTo relative_to);
// Is the text that keyword, or a term for it? The same as expanding it, and no text is made.
[[nodiscard]] bool means_keyword(const ActiveContext& context, std::string_view text,
                                 std::string_view name) noexcept;

}  // namespace carnet::wallet
