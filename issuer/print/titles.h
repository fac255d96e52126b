// SPDX-License-Identifier: Apache-2.0
//
// What the codes of an award are called, and in which languages: from the award as it was issued, and from
// occupational standards in which their authors signed more languages. Values; thread-safe.
#pragma once

#include "wallet-format/profile/competency.h"
#include "wallet-format/profile/occupational_standard.h"
#include "wallet-format/profile/translations.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

struct Titles {
    wallet::Translations qualification;
    wallet::Translations occupation;
    wallet::Translations standard;
    std::map<std::string, wallet::Translations> units;  // by code
    std::vector<wallet::Translations> levels;           // in the order of the award
};

[[nodiscard]] Titles titles_of(const wallet::CompetencyDocument& award);

// Adds what the standard says in further languages; what the award says stays. Another standard, or another
// version of it, adds nothing.
void add_titles(Titles& titles, const wallet::StandardReference& reference,
                const wallet::OccupationalStandard& standard);

// A title, or what stands for it.
struct Title {
    std::string text;
    std::string language;         // BCP 47; empty of a code
    bool is_in_language = false;  // the one that was asked for
};
// In the language asked for, else in `fallback`, else in any; `code` where nothing is known.
[[nodiscard]] Title title_in(const wallet::Translations& titles, std::string_view language,
                             std::string_view fallback, std::string_view code);

// Do both tags name one language ("fr", "fr-CM"), whatever region or script?
[[nodiscard]] bool is_same_language(std::string_view a, std::string_view b);

}  // namespace carnet::issuer
