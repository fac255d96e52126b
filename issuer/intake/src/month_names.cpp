// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/src/date_cell.h"
#include "issuer/intake/src/unicode_text.h"

#include <array>
#include <map>
#include <vector>

namespace carnet::issuer {
namespace {

// English, French, Spanish and Arabic (Egypt and the Gulf, the Levant, the Maghreb).
const std::array<std::vector<std::string_view>, 12>& month_words() {
    static const std::array<std::vector<std::string_view>, 12> kWords{{
        {"january", "jan", "janvier", "janv", "enero", "ene", "يناير", "كانون الثاني", "جانفي"},
        {"february", "feb", "février", "févr", "fév", "febrero", "فبراير", "شباط", "فيفري"},
        {"march", "mar", "mars", "marzo", "مارس", "آذار"},
        {"april", "apr", "avril", "avr", "abril", "abr", "أبريل", "إبريل", "نيسان", "أفريل"},
        {"may", "mai", "mayo", "مايو", "أيار", "ماي"},
        {"june", "jun", "juin", "junio", "يونيو", "يونيه", "حزيران", "جوان"},
        {"july", "jul", "juillet", "juil", "julio", "يوليو", "يوليه", "تموز", "جويلية"},
        {"august", "aug", "août", "agosto", "ago", "أغسطس", "آب", "أوت"},
        {"september", "sep", "sept", "septembre", "septiembre", "setiembre", "سبتمبر", "أيلول"},
        {"october", "oct", "octobre", "octubre", "أكتوبر", "تشرين الأول"},
        {"november", "nov", "novembre", "noviembre", "نوفمبر", "تشرين الثاني"},
        {"december", "dec", "décembre", "déc", "diciembre", "dic", "ديسمبر", "كانون الأول"},
    }};
    return kWords;
}

}  // namespace

std::optional<int> month_named(std::string_view folded_word) {
    static const auto kMonths = [] {
        std::map<std::string, int, std::less<>> months;
        for (std::size_t i = 0; i < 12; ++i) {
            for (const auto word : month_words()[i]) months.emplace(folded(word), static_cast<int>(i) + 1);
        }
        return months;
    }();
    const auto found = kMonths.find(folded_word);
    return found == kMonths.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace carnet::issuer
