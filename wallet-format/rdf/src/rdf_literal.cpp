// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/src/rdf_literal.h"

#include "base/json_writer.h"
#include "wallet-format/jcs.h"
#include "wallet-format/rdf/src/iri.h"
#include "wallet-format/rdf/src/keyword.h"
#include "wallet-format/rdf/src/rdf_number.h"
#include "wallet-format/rdf/src/rdf_vocabulary.h"
#include "wallet-format/rdf/src/rdf_writer.h"
#include "wallet-format/src/uri.h"

namespace carnet::wallet {
namespace {

std::string canonical_json(const ExpandedLiteral& literal) {
    if (literal.json) return canonicalize(*literal.json);
    std::string text;
    append_json_string(text, literal.text);
    return text;
}

}  // namespace

LexicalForm lexical_form(JsonValue scalar, std::string_view datatype) {
    if (scalar.is_string()) return {std::string(scalar.string()), {}};
    if (!scalar.is_number()) return {scalar.boolean() ? "true" : "false", rdf::kBoolean};
    const double number = scalar.number();
    if (datatype == rdf::kDouble || is_written_as_double(number)) return {xsd_double(number), rdf::kDouble};
    return {xsd_integer(number), rdf::kInteger};
}

Result<RdfWriter::Term> RdfWriter::literal(const ExpandedItem& item, const RdfTerm& graph) {
    const std::string_view type =
        item.types && item.types->front() ? std::string_view(*item.types->front()) : std::string_view();
    if (type == keyword::kJson)
        return Term(dataset_.keep_literal(canonical_json(*item.value), rdf::kJson, {}));
    if (!type.empty() && !is_iri(type))
        return lose("The type of this value is no absolute IRI.", item.source);
    const auto& value = *item.value;
    const auto form = value.json ? lexical_form(*value.json, type) : LexicalForm{value.text, {}};
    if (item.language && !is_well_formed_language(*item.language))
        return lose("\"" + *item.language + "\" is no language tag.", item.source);
    const std::string language = item.language ? lower_case_language(*item.language) : std::string();
    if (item.direction) return directed_literal(item, form.text, language, graph);
    return Term(dataset_.keep_literal(form.text, type.empty() ? form.implied_datatype : type, language));
}

// spec: step 13
Result<RdfWriter::Term> RdfWriter::directed_literal(const ExpandedItem& item, std::string_view text,
                                                    std::string_view language, const RdfTerm& graph) {
    const std::string_view direction = *item.direction == TextDirection::kLeftToRight ? "ltr" : "rtl";
    if (options_.direction == RdfDirection::kNone) {
        if (options_.is_safe)
            return lose("RDF has no place for @direction, so no signature covers it.", item.source);
        return Term(dataset_.keep_literal(text, {}, language));
    }
    if (options_.direction == RdfDirection::kI18nDatatype) {
        std::string datatype(rdf::kI18n);
        datatype.append(language).append("_").append(direction);
        return Term(dataset_.keep_literal(text, datatype, {}));
    }
    const Term node(dataset_.add_blank_node({}));
    const auto describe = [&](std::string_view property, std::string_view value) {
        add_quad(node, RdfTerm{property}, dataset_.keep_literal(value, {}, {}), graph, item.source);
    };
    describe(rdf::kValue, text);
    if (!language.empty()) describe(rdf::kLanguage, language);
    describe(rdf::kDirection, direction);
    return node;
}

}  // namespace carnet::wallet
