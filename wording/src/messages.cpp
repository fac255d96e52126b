// SPDX-License-Identifier: Apache-2.0
#include "wording/messages.h"

#include "carnet_wording_embedded.h"

#include <map>
#include <memory>

#include <unicode/calendar.h>
#include <unicode/dtptngen.h>
#include <unicode/msgfmt.h>
#include <unicode/smpdtfmt.h>

namespace carnet::wording {
namespace {

struct LanguageFacts {
    Language language;
    std::string_view tag;
    std::string_view (*messages)();
};

constexpr LanguageFacts kLanguages[] = {{Language::kEnglish, "en", embedded::en_txt}};

const LanguageFacts& facts_of(Language language) noexcept {
    for (const auto& facts : kLanguages) {
        if (facts.language == language) return facts;
    }
    std::abort();
}

icu::UnicodeString to_icu(std::string_view text) {
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

std::string from_icu(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

using Messages = std::map<std::string, std::string, std::less<>>;

// "key = text" a line; '#' begins a comment line; a line that begins with two spaces continues the one
// before.
Messages read_messages(std::string_view file) {
    Messages messages;
    std::string* last = nullptr;
    while (!file.empty()) {
        const auto end = file.find('\n');
        const auto line = file.substr(0, end);
        file = end == std::string_view::npos ? std::string_view{} : file.substr(end + 1);
        if (line.starts_with("  ") && last != nullptr) {
            *last += line.substr(1);
        } else if (const auto equals = line.find(" = ");
                   !line.starts_with('#') && equals != std::string_view::npos) {
            last = &messages[std::string(line.substr(0, equals))];
            *last = line.substr(equals + 3);
        }
    }
    return messages;
}

const Messages& messages_of(Language language) {
    static const auto all = [] {
        std::map<Language, Messages> made;
        for (const auto& facts : kLanguages) made.emplace(facts.language, read_messages(facts.messages()));
        return made;
    }();
    return all.at(language);
}

icu::Formattable formattable(const Argument& argument) {
    if (argument.is_number) return {argument.number};
    return {to_icu(argument.text)};
}

}  // namespace

Result<Language> language_from(std::string_view tag) {
    const auto primary = tag.substr(0, tag.find_first_of("-_"));
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

const std::vector<Language>& all_languages() noexcept {
    static const std::vector<Language> all = {Language::kEnglish};
    return all;
}

bool has_message(Language language, std::string_view key) {
    const auto& messages = messages_of(language);
    return messages.find(key) != messages.end();
}

std::string say(Language language, std::string_view key, const std::vector<Argument>& arguments) {
    const auto& messages = messages_of(language);
    const auto found = messages.find(key);
    if (found == messages.end()) return "[" + std::string(key) + "]";
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (const auto& argument : arguments) {
        names.push_back(to_icu(argument.name));
        values.push_back(formattable(argument));
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::MessageFormat format(to_icu(found->second), icu::Locale(std::string(tag_of(language)).c_str()),
                                    status);
    icu::UnicodeString out;
    format.format(names.data(), values.data(), static_cast<std::int32_t>(values.size()), out, status);
    if (U_FAILURE(status)) return "[" + std::string(key) + "]";
    return from_icu(out);
}

std::string say_date(Language language, const Date& date) {
    const icu::Locale locale(std::string(tag_of(language)).c_str());
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
        icu::DateTimePatternGenerator::createInstance(locale, status));
    const char* const skeleton = date.is_complete() ? "yMMMMd" : date.month() != 0 ? "yMMMM" : "y";
    if (U_FAILURE(status)) return date.text();
    const auto pattern = patterns->getBestPattern(icu::UnicodeString(skeleton), status);
    icu::SimpleDateFormat format(pattern, locale, status);
    if (U_FAILURE(status)) return date.text();
    format.setTimeZone(*icu::TimeZone::getGMT());
    icu::UnicodeString out;
    format.format(static_cast<UDate>(date.start().seconds) * 1000.0, out);
    return from_icu(out);
}

}  // namespace carnet::wording
