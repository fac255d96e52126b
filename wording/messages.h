// SPDX-License-Identifier: Apache-2.0
//
// What programs say to people: one message file per language (wording/messages/<tag>.txt), embedded at build,
// with ICU's plural rules. Keys are stable names such as "reason.signature-wrong"; the rooms above ask by
// key, so this room knows none of their types. Thread-safe after the first call. spec: Unicode Technical
// Standard 35 (MessageFormat), BCP 47 (language tags)
#pragma once

#include "base/result.h"
#include "base/time.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carnet::wording {

enum class Language : std::uint8_t { kEnglish };

// From a BCP 47 tag ("en", "en-GB"); kBadValue names the languages there are.
[[nodiscard]] Result<Language> language_from(std::string_view tag);
[[nodiscard]] std::string_view tag_of(Language language) noexcept;
[[nodiscard]] const std::vector<Language>& all_languages() noexcept;

// A named argument of a message: text is inserted as it is, numbers obey the language's plural rules.
struct Argument {
    Argument(std::string_view given_name, std::string_view given_text) : name(given_name), text(given_text) {}
    Argument(std::string_view given_name, std::int64_t given_number)
        : name(given_name), number(given_number), is_number(true) {}
    std::string name;
    std::string text;
    std::int64_t number = 0;
    bool is_number = false;
};

// The message, filled in. A key that the language lacks comes back as "[key]": visible, never empty and never
// somebody else's words; the tests of the rooms above hold their keys against has_message().
[[nodiscard]] std::string say(Language language, std::string_view key,
                              const std::vector<Argument>& arguments = {});
[[nodiscard]] bool has_message(Language language, std::string_view key);

// A date as people of the language write it; an incomplete date shows only what is known ("1988", "April
// 1988").
[[nodiscard]] std::string say_date(Language language, const Date& date);

}  // namespace carnet::wording
