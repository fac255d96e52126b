// SPDX-License-Identifier: Apache-2.0
// The message files against each other: the same keys in the same order with the same arguments, each in its
// own language.
#include "tests/support/source_directory.h"
#include "tests/unit/wording/message_file.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <utility>

#include <unicode/messagepattern.h>

using namespace carnet::test;
using namespace carnet::wording;

namespace {

std::vector<std::string> keys_of(Language language) {
    std::vector<std::string> keys;
    for (const auto& message : messages_in_file(language)) keys.push_back(message.key);
    return keys;
}

// The names of the arguments, as ICU finds them.
std::set<std::string> arguments_of(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::MessagePattern pattern(icu::UnicodeString::fromUTF8(text), nullptr, status);
    INFO(text);
    REQUIRE(U_SUCCESS(status));
    std::set<std::string> names;
    for (std::int32_t i = 0; i < pattern.countParts(); ++i) {
        if (pattern.getPartType(i) != UMSGPAT_PART_TYPE_ARG_NAME) continue;
        std::string name;
        names.insert(pattern.getSubstring(pattern.getPart(i)).toUTF8String(name));
    }
    return names;
}

std::map<std::string, std::string> texts_of(Language language) {
    std::map<std::string, std::string> texts;
    for (const auto& message : messages_in_file(language)) texts.emplace(message.key, message.text);
    return texts;
}

// Latin words of a text outside of braces.
std::set<std::string> latin_words(const std::string& text) {
    std::set<std::string> words;
    std::string word;
    int depth = 0;
    for (const char c : text + " ") {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        const bool is_latin = depth == 0 && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
        if (is_latin) word += c;
        if (!is_latin && !word.empty()) words.insert(std::exchange(word, {}));
    }
    return words;
}

std::set<std::string> keys_named_in_review_page() {
    std::ifstream file(source_directory() / "docs" / "wording-review.md");
    REQUIRE(file);
    const std::string page{std::istreambuf_iterator<char>(file), {}};
    static const std::regex shape("`((?:word|decision|outcome|check|reason|label|units)\\.[a-z0-9-]+)`");
    std::set<std::string> keys;
    for (std::sregex_iterator each(page.begin(), page.end(), shape), end; each != end; ++each)
        keys.insert((*each)[1].str());
    return keys;
}

}  // namespace

TEST_CASE("every language has the keys of English in its order, none less and none more", "[wording]") {
    const auto english = keys_of(Language::kEnglish);
    REQUIRE(english.size() > 100);
    CHECK(std::set<std::string>(english.begin(), english.end()).size() == english.size());
    for (const auto language : all_languages()) {
        INFO(tag_of(language));
        CHECK(keys_of(language) == english);
    }
}

TEST_CASE("a message has the same arguments in every language", "[wording]") {
    const auto english = texts_of(Language::kEnglish);
    for (const auto language : all_languages()) {
        for (const auto& [key, text] : texts_of(language)) {
            INFO(key << " in " << tag_of(language));
            CHECK(arguments_of(text) == arguments_of(english.at(key)));
        }
    }
}

TEST_CASE("apostrophes are doubled in every language", "[wording]") {
    for (const auto language : all_languages()) {
        for (const auto& [key, text] : texts_of(language)) {
            INFO(key << " in " << tag_of(language));
            for (std::size_t at = 0; (at = text.find('\'', at)) != std::string::npos; at += 2)
                CHECK(text.substr(at, 2) == "''");
        }
    }
}

TEST_CASE("no sentence is left in the words of another language", "[wording]") {
    std::map<std::string, std::map<std::string, Language>> seen;
    for (const auto language : all_languages()) {
        for (const auto& [key, text] : texts_of(language)) {
            if (key == "label.answer" || key == "label.rec-answer" || key == "label.with-units")
                continue;  // arguments and a colon only
            const auto [before, is_new] = seen[key].emplace(text, language);
            INFO(key << " in " << tag_of(language) << " is as in " << tag_of(before->second));
            CHECK(is_new);
        }
    }
}

TEST_CASE("Arabic sentences hold no Latin word but JSON: others are arguments and stand isolated",
          "[wording]") {
    for (const auto& [key, text] : texts_of(Language::kArabic)) {
        auto words = latin_words(text);
        words.erase("JSON");
        INFO(key << ": " << text);
        CHECK(words.empty());
    }
}

TEST_CASE("French sets an unbreakable space before its high punctuation", "[wording]") {
    for (const auto& [key, text] : texts_of(Language::kFrench)) {
        INFO(key << ": " << text);
        for (const auto* mark : {" :", " ;", " ?", " !"}) CHECK(text.find(mark) == std::string::npos);
    }
}

TEST_CASE("the page for reviewers names every word of a verdict, and no key that is not there", "[wording]") {
    const auto english = texts_of(Language::kEnglish);
    const auto named = keys_named_in_review_page();
    for (const auto& key : named) {
        INFO(key);
        CHECK(english.contains(key));
    }
    for (const auto& [key, text] : english) {
        if (!key.starts_with("word.") && !key.starts_with("decision.")) continue;
        INFO(key);
        CHECK(named.contains(key));
    }
}
