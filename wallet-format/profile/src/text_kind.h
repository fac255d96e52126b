// SPDX-License-Identifier: Apache-2.0
//
// The kinds of text in Carnet's own documents: what one may hold, said once for the reader and once more for
// the JSON Schema, side by side in one table. Constant data, thread-safe.
#pragma once

#include "wallet-format/profile/src/text_rules.h"

#include <cstdint>
#include <string_view>

namespace carnet::wallet::profile {

enum class TextKind : std::uint8_t {
    kName,          // a line of up to 200 characters: a person's or organisation's name in any script
    kLatinName,     // the same in Latin letters
    kTitle,         // a line of up to 300
    kCode,          // a line of up to 64: codes, versions, levels
    kNumber,        // a line of up to 100: numbers on paper, grades
    kParagraph,     // up to 4,000 characters with line feeds
    kUri,           // absolute
    kDid,           // a DID, not a DID URL
    kUuidUrn,       // "urn:uuid:" in lower case
    kLanguage,      // BCP 47: "en", "pt-BR"
    kCountry,       // ISO 3166-1 alpha-2
    kJurisdiction,  // ISO 3166-1 or 3166-2 ("DE", "DE-BY"), or the URI of a community of states
    kIscoGroup,     // ISCO-08 group of one to four digits
    kIscedField,    // ISCED-F 2013, two to four digits
    kDigest,        // SHA-256 as "u" and base64url. spec: Controlled Identifiers 1.0 section 2.4 (multibase)
    kDuration,      // "P3Y", "P18M", "P6W", "P30D". spec: ISO 8601, whole units, one of them
    kIscoUnit,      // ISCO-08 unit group, four digits
    kEscoOccupation,
    kEscoSkill,
};

[[nodiscard]] Complaint check_text(TextKind kind, std::string_view text);
// The JSON Schema that says the same.
[[nodiscard]] std::string_view schema_of(TextKind kind) noexcept;
// Is it an identifier, a node rather than a literal in RDF?
[[nodiscard]] bool names_a_node(TextKind kind) noexcept;

}  // namespace carnet::wallet::profile
