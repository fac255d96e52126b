// SPDX-License-Identifier: Apache-2.0
//
// What a text in a competency document may look like, one rule a function; the JSON Schemas in contexts/ say
// the same as patterns. Each answers nothing when the text is good, else what is wrong with it and the
// remedy. Pure, thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace carnet::wallet::profile {

using Complaint = std::optional<std::string>;

inline constexpr std::size_t kMaxName = 200;
inline constexpr std::size_t kMaxTitle = 300;
inline constexpr std::size_t kMaxDescription = 4000;
inline constexpr std::size_t kMaxCode = 64;
inline constexpr std::size_t kMaxNumber = 100;
inline constexpr std::size_t kMaxUri = 2048;

// One printable line of 1 to `limit` code points: no control characters, line separators or characters that
// override the writing direction (they can make one name look like another), no space at either end.
[[nodiscard]] Complaint check_line(std::string_view text, std::size_t limit);
// The same with line feeds inside.
[[nodiscard]] Complaint check_paragraph(std::string_view text, std::size_t limit);
// A name as printed in Latin letters, combining accents and apostrophes included.
[[nodiscard]] Complaint check_latin_name(std::string_view text);
// language, language-Script, language-REGION or language-Script-REGION. spec: RFC 5646 2.1, the common part
[[nodiscard]] Complaint check_language(std::string_view text);
[[nodiscard]] Complaint check_country(std::string_view text);    // ISO 3166-1 alpha-2, its form
[[nodiscard]] Complaint check_isco_unit(std::string_view text);  // four digits
[[nodiscard]] Complaint check_isced_f(std::string_view text);    // two to four digits
[[nodiscard]] Complaint check_esco_uri(std::string_view text);   // of an occupation
[[nodiscard]] Complaint check_esco_skill(std::string_view text);
[[nodiscard]] Complaint check_uri(std::string_view text);  // absolute, printable ASCII
[[nodiscard]] Complaint check_uri_without_fragment(std::string_view text);
[[nodiscard]] Complaint check_did(std::string_view text);       // a DID, not a DID URL
[[nodiscard]] Complaint check_uuid_urn(std::string_view text);  // "urn:uuid:" in lower case

// A code as the part of a URI fragment: everything but unreserved characters percent-encoded, so that
// different codes stay different. spec: RFC 3986 2.1, 2.3
[[nodiscard]] std::string percent_encoded(std::string_view code);

}  // namespace carnet::wallet::profile
