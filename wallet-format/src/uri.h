// SPDX-License-Identifier: Apache-2.0
//
// Is this text an absolute URI, as far as a document's structure is concerned? The scheme is checked, and
// that nothing stands in it that no URL may contain; what a scheme asks beyond that is for whoever follows
// the URI.
#pragma once

#include <string_view>

namespace carnet::wallet {

// "scheme:rest" without spaces, controls, quotes, angle brackets, braces, backslash, caret, backquote or bar:
// what RDF can write down as an IRI. spec: RFC 3987 2.2; RDF 1.1 N-Quads, IRIREF
[[nodiscard]] bool is_iri(std::string_view text) noexcept;

// The same, not too long, with something after the colon and without a stray percent sign. Characters beyond
// ASCII are allowed, as the URL standard has it. spec: RFC 3986 3; URL Standard 4.3; VC Data Model 2.0
// section 4.4
[[nodiscard]] bool is_absolute_uri(std::string_view text) noexcept;

// The same with scheme http or https and a host.
[[nodiscard]] bool is_http_url(std::string_view text) noexcept;

// Is every '%' followed by two hexadecimal digits?
[[nodiscard]] bool percent_signs_are_whole(std::string_view text) noexcept;

}  // namespace carnet::wallet
