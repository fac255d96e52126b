// SPDX-License-Identifier: Apache-2.0
//
// A JSON-LD document in expanded form: no terms and no contexts any more, every member an IRI or a keyword,
// every value an item. Each item knows the value of the source that it came from. spec: JSON-LD 1.1
// section 1.7, API 5
#pragma once

#include "base/json_reader.h"
#include "wallet-format/rdf/src/active_context.h"
#include "wallet-format/rdf/src/boxed.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace carnet::wallet {

struct ExpandedItem;
using ExpandedItems = std::vector<ExpandedItem>;

// Values by IRI, in order of appearance.
class ExpandedProperties {
  public:
    using Property = std::pair<std::string, ExpandedItems>;

    // The values of that property, which is made when it is not there.
    [[nodiscard]] ExpandedItems& values_of(std::string_view iri);
    [[nodiscard]] const std::vector<Property>& all() const noexcept { return all_; }
    [[nodiscard]] std::vector<Property>& all() noexcept { return all_; }
    [[nodiscard]] std::size_t size() const noexcept { return all_.size(); }

  private:
    std::vector<Property> all_;
    std::unique_ptr<std::unordered_map<std::string, std::size_t>> places_;  // once there are many
};

// What stands behind @value: a value of the source (anything at all in a JSON literal), or a text that was a
// member's name there.
struct ExpandedLiteral {
    std::optional<JsonValue> json;
    std::string text;  // when `json` is absent
};

// An IRI or blank node identifier; nothing when the source had something in the form of a keyword there.
using ExpandedIri = std::optional<std::string>;

// A node object, a value object (`value`), a list object (`list`), a set object or a graph object.
struct ExpandedItem {
    explicit ExpandedItem(JsonValue from) : source(from) {}

    JsonValue source;
    std::optional<ExpandedIri> id;
    std::optional<std::vector<ExpandedIri>> types;  // of a value object: one
    std::optional<ExpandedLiteral> value;
    std::optional<TextDirection> direction;
    Boxed<std::string> language;
    Boxed<std::string> index;
    Boxed<ExpandedItems> list;
    Boxed<ExpandedItems> set;
    Boxed<ExpandedItems> graph;
    Boxed<ExpandedItems> included;
    Boxed<ExpandedProperties> reverse;
    ExpandedProperties properties;

    [[nodiscard]] bool has_type(std::string_view type) const;
    // How many entries it has, as a map.
    [[nodiscard]] std::size_t entries() const noexcept;
    [[nodiscard]] bool is_node() const noexcept { return !value && !list && !set; }
    // Only @graph, and perhaps @id and @index. spec: JSON-LD 1.1 section 1.4 (graph object)
    [[nodiscard]] bool is_graph() const noexcept;
};

// The expanded form as JSON text, with members in one fixed order.
[[nodiscard]] std::string to_json(const ExpandedItems& items);

}  // namespace carnet::wallet
