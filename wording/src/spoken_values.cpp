// SPDX-License-Identifier: Apache-2.0
// Dates, countries and lists, as ICU's data have them for each language.
#include "wording/layout.h"
#include "wording/messages.h"
#include "wording/src/icu_text.h"

#include <map>
#include <memory>
#include <string>
#include <utility>

#include <unicode/dtptngen.h>
#include <unicode/listformatter.h>
#include <unicode/smpdtfmt.h>

namespace carnet::wording {
namespace {

bool is_country_code(std::string_view code) {
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return code.size() == 2 && is_capital(code[0]) && is_capital(code[1]);
}

// Nothing where ICU has no data for it.
std::unique_ptr<icu::SimpleDateFormat> make_format(Language language, const char* skeleton) {
    const auto locale = locale_of(language);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
        icu::DateTimePatternGenerator::createInstance(locale, status));
    if (U_FAILURE(status)) return nullptr;
    const auto pattern = patterns->getBestPattern(icu::UnicodeString(skeleton), status);
    auto format = std::make_unique<icu::SimpleDateFormat>(pattern, locale, status);
    if (U_FAILURE(status)) return nullptr;
    format->setTimeZone(*icu::TimeZone::getGMT());
    return format;
}

// To make one takes a thousand times as long as to use it, and each is for one thread at a time.
const icu::SimpleDateFormat* format_of(Language language, const char* skeleton) {
    thread_local std::map<std::pair<Language, std::string>, std::unique_ptr<icu::SimpleDateFormat>> made;
    const std::pair<Language, std::string> key(language, skeleton);
    auto found = made.find(key);
    if (found == made.end()) found = made.emplace(key, make_format(language, skeleton)).first;
    return found->second.get();
}

}  // namespace

std::string say_date(Language language, const Date& date) {
    const char* const skeleton = date.is_complete() ? "yMMMMd" : date.month() != 0 ? "yMMMM" : "y";
    const auto* format = format_of(language, skeleton);
    if (format == nullptr) return date.text();
    icu::UnicodeString out;
    format->format(static_cast<UDate>(date.start().seconds) * 1000.0, out);
    return from_icu(out);
}

std::string say_country(Language language, std::string_view code) {
    // ZZ is "unknown" in ICU's data and no country in ISO's.
    if (!is_country_code(code) || code == "ZZ") return std::string(code);
    icu::UnicodeString out;
    const icu::Locale country("", std::string(code).c_str());
    return from_icu(country.getDisplayCountry(locale_of(language), out));
}

std::string say_list(Language language, const std::vector<std::string>& items) {
    std::vector<icu::UnicodeString> texts;
    for (const auto& item : items) texts.push_back(to_icu(isolated(language, item)));
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::ListFormatter> format(
        icu::ListFormatter::createInstance(locale_of(language), status));
    icu::UnicodeString out;
    if (U_SUCCESS(status)) format->format(texts.data(), static_cast<std::int32_t>(texts.size()), out, status);
    return from_icu(out);
}

}  // namespace carnet::wording
