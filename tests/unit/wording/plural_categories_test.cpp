// SPDX-License-Identifier: Apache-2.0
// Each plural of a message file says something for each category of its language, and knows no other.
// spec: Unicode Technical Standard 35, Part 3 (language plural rules)
#include "tests/unit/wording/message_file.h"

#include <catch2/catch.hpp>

#include <memory>
#include <set>

#include <unicode/messagepattern.h>
#include <unicode/plurrule.h>

using namespace carnet::test;
using namespace carnet::wording;

namespace {

std::set<std::string> categories_of(Language language) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::PluralRules> rules(
        icu::PluralRules::forLocale(icu::Locale(std::string(tag_of(language)).c_str()), status));
    REQUIRE(U_SUCCESS(status));
    const std::unique_ptr<icu::StringEnumeration> keywords(rules->getKeywords(status));
    std::set<std::string> categories;
    while (const char* keyword = keywords->next(nullptr, status)) categories.insert(keyword);
    return categories;
}

// The categories of the plurals in a message; empty for one without plurals.
std::set<std::string> categories_in(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::MessagePattern pattern(icu::UnicodeString::fromUTF8(text), nullptr, status);
    REQUIRE(U_SUCCESS(status));
    std::set<std::string> categories;
    for (std::int32_t i = 0; i < pattern.countParts(); ++i) {
        if (pattern.getPartType(i) != UMSGPAT_PART_TYPE_ARG_SELECTOR) continue;
        std::string category;
        categories.insert(pattern.getSubstring(pattern.getPart(i)).toUTF8String(category));
    }
    return categories;
}

}  // namespace

TEST_CASE("every plural has exactly the categories of its language", "[wording]") {
    for (const auto language : all_languages()) {
        int plurals = 0;
        for (const auto& [key, text] : messages_in_file(language)) {
            const auto categories = categories_in(text);
            if (categories.empty()) continue;
            ++plurals;
            INFO(key << " in " << tag_of(language));
            CHECK(categories == categories_of(language));
        }
        CHECK(plurals > 0);
    }
}
