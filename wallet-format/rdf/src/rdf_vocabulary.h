// SPDX-License-Identifier: Apache-2.0
//
// The terms of RDF and XML Schema that JSON-LD uses. Those that stand in quads have their brackets.
#pragma once

#include <string_view>

namespace carnet::wallet::rdf {

inline constexpr std::string_view kType = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
inline constexpr std::string_view kFirst = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#first>";
inline constexpr std::string_view kRest = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#rest>";
inline constexpr std::string_view kNil = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>";
inline constexpr std::string_view kValue = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#value>";
inline constexpr std::string_view kLanguage = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#language>";
inline constexpr std::string_view kDirection = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#direction>";

// Datatypes
inline constexpr std::string_view kJson = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON";
inline constexpr std::string_view kI18n = "https://www.w3.org/ns/i18n#";
inline constexpr std::string_view kBoolean = "http://www.w3.org/2001/XMLSchema#boolean";
inline constexpr std::string_view kInteger = "http://www.w3.org/2001/XMLSchema#integer";
inline constexpr std::string_view kDouble = "http://www.w3.org/2001/XMLSchema#double";

}  // namespace carnet::wallet::rdf
