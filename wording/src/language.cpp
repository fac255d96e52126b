// SPDX-License-Identifier: Apache-2.0
#include "wording/language.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace carnet::wording {
namespace {

struct LanguageFacts {
    Language language;
    std::string_view tag;
    bool is_right_to_left;
};

constexpr LanguageFacts kLanguages[] = {
    {Language::kEnglish, "en", false},
    {Language::kFrench, "fr", false},
    {Language::kSpanish, "es", false},
    {Language::kArabic, "ar", true},
};

const LanguageFacts& facts_of(Language language) noexcept {
    for (const auto& facts : kLanguages) {
        if (facts.language == language) return facts;
    }
    std::abort();
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return lower;
}

}  // namespace

// spec: RFC 5646 2.1.1 (tags do not depend on case)
Result<Language> language_from(std::string_view tag) {
    const auto primary = lower_case(tag.substr(0, tag.find_first_of("-_")));
    std::string known;
    for (const auto& facts : kLanguages) {
        if (facts.tag == primary) return facts.language;
        known += (known.empty() ? "" : ", ") + std::string(facts.tag);
    }
    return error(ErrorCode::kBadValue, "no messages in this language; there are: " + known, std::string(tag));
}

std::string_view tag_of(Language language) noexcept {
    return facts_of(language).tag;
}

bool is_right_to_left(Language language) noexcept {
    return facts_of(language).is_right_to_left;
}

const std::vector<Language>& all_languages() noexcept {
    static const auto all = [] {
        std::vector<Language> languages;
        for (const auto& facts : kLanguages) languages.push_back(facts.language);
        return languages;
    }();
    return all;
}

}  // namespace carnet::wording
