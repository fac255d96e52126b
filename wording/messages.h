// SPDX-License-Identifier: Apache-2.0
//
// What programs say to people: one message file per language (wording/messages/<tag>.txt), embedded at build,
// with ICU's plural and date rules. Keys are stable names such as "reason.signature-wrong"; the rooms above
// ask by key, so this room knows none of their types. Thread-safe after the first call. spec: Unicode
// Technical Standard 35 (MessageFormat, dates, lists, names of countries)
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "wording/language.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wording {

// A named argument of a message: text is inserted as wording::isolated() makes it (wording/layout.h), so that
// nothing that a stranger wrote can pass for the sentence around it; numbers obey the language's plural
// rules.
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
// 1988"). Digits are Latin in every language, so that a date can be held against the paper.
[[nodiscard]] std::string say_date(Language language, const Date& date);

// The name of a country from its code of two capital letters. What is no such code, or one that nobody has
// named, comes back as it is. spec: ISO 3166-1
[[nodiscard]] std::string say_country(Language language, std::string_view code);

// "A, B, and C", as the language joins them.
[[nodiscard]] std::string say_list(Language language, const std::vector<std::string>& items);

}  // namespace carnet::wording
