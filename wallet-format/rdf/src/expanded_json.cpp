// SPDX-License-Identifier: Apache-2.0
#include "base/json_writer.h"
#include "wallet-format/rdf/src/expanded.h"
#include "wallet-format/rdf/src/keyword.h"

namespace carnet::wallet {
namespace {

void write_items(JsonWriter& out, const ExpandedItems& items);

void write_iri(JsonWriter& out, const ExpandedIri& iri) {
    if (iri) {
        out.string(*iri);
    } else {
        out.null();
    }
}

void write_types(JsonWriter& out, const ExpandedItem& item) {
    out.key(keyword::kType);
    if (item.value) return write_iri(out, item.types->front());
    out.begin_array();
    for (const auto& type : *item.types) write_iri(out, type);
    out.end_array();
}

void write_literal(JsonWriter& out, const ExpandedLiteral& literal) {
    out.key(keyword::kValue);
    if (literal.json) {
        out.value(*literal.json);
    } else {
        out.string(literal.text);
    }
}

void write_properties(JsonWriter& out, const ExpandedProperties& properties) {
    for (const auto& [iri, items] : properties.all()) {
        out.key(iri);
        write_items(out, items);
    }
}

void write_item(JsonWriter& out, const ExpandedItem& item) {
    out.begin_object();
    if (item.id) write_iri(out.key(keyword::kId), *item.id);
    if (item.types) write_types(out, item);
    if (item.value) write_literal(out, *item.value);
    if (item.language) out.member(keyword::kLanguage, *item.language);
    if (item.direction)
        out.member(keyword::kDirection, *item.direction == TextDirection::kLeftToRight ? "ltr" : "rtl");
    if (item.index) out.member(keyword::kIndex, *item.index);
    if (item.list) write_items(out.key(keyword::kList), *item.list);
    if (item.graph) write_items(out.key(keyword::kGraph), *item.graph);
    if (item.included) write_items(out.key(keyword::kIncluded), *item.included);
    if (item.reverse) {
        out.key(keyword::kReverse).begin_object();
        write_properties(out, *item.reverse);
        out.end_object();
    }
    write_properties(out, item.properties);
    out.end_object();
}

void write_items(JsonWriter& out, const ExpandedItems& items) {
    out.begin_array();
    for (const auto& item : items) write_item(out, item);
    out.end_array();
}

}  // namespace

std::string to_json(const ExpandedItems& items) {
    JsonWriter out;
    write_items(out, items);
    return out.take();
}

}  // namespace carnet::wallet
