// SPDX-License-Identifier: Apache-2.0
//
// IRIs as JSON-LD handles them: as texts. Nothing is normalized. Pure, thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace carnet::wallet {

// The reference against the base, which is an absolute IRI. spec: RFC 3986 5.2
[[nodiscard]] std::string resolve_iri(std::string_view base, std::string_view reference);

// A scheme, a colon and no white space: what context processing takes for an IRI.
[[nodiscard]] bool has_iri_form(std::string_view text) noexcept;

// "_:label"
[[nodiscard]] bool is_blank_node_identifier(std::string_view text) noexcept;

// A blank node identifier whose label N-Quads could write. spec: RDF 1.1 N-Quads, BLANK_NODE_LABEL (ASCII
// part checked, everything beyond ASCII taken)
[[nodiscard]] bool is_well_formed_blank_node(std::string_view text) noexcept;

// spec: BCP 47 2.1, the shape only: letters first, then subtags of letters and digits, each up to eight long
[[nodiscard]] bool is_well_formed_language(std::string_view tag) noexcept;

// A language tag as it is written into RDF. Tags that differ in case only mean the same (BCP 47 2.1.1), and
// processors may lower them; others do before they sign, so we do. spec: JSON-LD 1.1 API 5.1; RDF 1.1
// Concepts 3.3; RDF Dataset Canonicalization 1.0 section 1 (asks for lower case)
[[nodiscard]] std::string lower_case_language(std::string_view tag);

}  // namespace carnet::wallet
