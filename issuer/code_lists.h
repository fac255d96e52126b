// SPDX-License-Identifier: Apache-2.0
//
// The code lists that ship with Carnet: ISCO-08, a subset of ESCO occupations, ISCED-F 2013, countries. Where
// they come from: issuer/code-lists/SOURCES.md. Read once, on first use, from the program itself;
// thread-safe.
//
// A code that is not listed is unknown, which is an error for ISCO-08, ISCED-F and countries, and no error
// for ESCO. Titles come in "en", "fr", "es" (countries also "ar", ISCED-F "en" only); any other language
// gives English.
#pragma once

#include <optional>
#include <string_view>

namespace carnet::issuer {

// The title of an ISCO-08 group of any level ("7", "74", "741", "7411").
[[nodiscard]] std::optional<std::string_view> isco08_title(std::string_view code,
                                                           std::string_view language = "en");

struct EscoOccupation {
    std::string_view isco08;  // the unit group that it belongs to
    std::string_view title;
};
[[nodiscard]] std::optional<EscoOccupation> esco_occupation(std::string_view uri,
                                                            std::string_view language = "en");

// The title of an ISCED-F 2013 field: broad ("07"), narrow ("071") or detailed ("0713").
[[nodiscard]] std::optional<std::string_view> isced_f_title(std::string_view code);

// The name of a country by its ISO 3166-1 alpha-2 code ("NP"), which is the form in credentials.
[[nodiscard]] std::optional<std::string_view> country_name(std::string_view alpha2,
                                                           std::string_view language = "en");
// The alpha-2 code for an alpha-3 code ("NPL").
[[nodiscard]] std::optional<std::string_view> country_from_alpha3(std::string_view alpha3);

}  // namespace carnet::issuer
