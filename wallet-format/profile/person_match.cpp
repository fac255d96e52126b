// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/person_match.h"

#include "wallet-format/profile/src/latin_words.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace carnet::wallet {
namespace {

// Names of more words are compared as a whole only, so that a name made to be slow is not.
constexpr std::size_t kMaxWords = 16;

struct Word {
    std::string text;
    std::string consonants;
    friend bool operator==(const Word&, const Word&) = default;
};
using Words = std::vector<Word>;

Words words_of(const std::string& name) {
    Words out;
    for (auto& text : profile::latin_words(name)) {
        auto consonants = profile::consonants_of(text);
        out.push_back({std::move(text), std::move(consonants)});
    }
    return out;
}

enum class Agreement : std::uint8_t { kSame, kCompatible, kConflict };

// A day that offices write for "some day of that year".
bool is_placeholder(Date date) {
    return date.month() == 1 && date.day() == 1;
}

bool has_changed_places(Date one, Date other) {
    return one.is_complete() && other.is_complete() && one.month() == other.day() &&
           one.day() == other.month();
}

Agreement compare(Date one, Date other) {
    if (one == other) return Agreement::kSame;
    if (one.year() != other.year()) return Agreement::kConflict;
    const bool is_known =
        one.month() != 0 && other.month() != 0 && !is_placeholder(one) && !is_placeholder(other);
    if (!is_known || has_changed_places(one, other)) return Agreement::kCompatible;
    const bool days_differ = one.is_complete() && other.is_complete();
    return one.month() != other.month() || days_differ ? Agreement::kConflict : Agreement::kCompatible;
}

Agreement compare(const std::optional<Date>& one, const std::optional<Date>& other) {
    return one && other ? compare(*one, *other) : Agreement::kCompatible;
}

bool is_initial_of(const Word& initial, const Word& word) {
    return initial.text.size() == 1 && word.text.front() == initial.text.front();
}

bool can_be_one(const Word& one, const Word& other) {
    if (is_initial_of(one, other) || is_initial_of(other, one)) return true;
    return one.text.size() > 1 && other.text.size() > 1 && one.consonants == other.consonants;
}

// Can each word of the shorter name be another word of the longer one? By augmenting paths.
bool has_partners(const Words& shorter, const Words& longer) {
    if (longer.size() > kMaxWords) return false;
    std::vector<std::optional<std::size_t>> taken_by(longer.size());
    std::vector<bool> seen;
    const std::function<bool(std::size_t)> place = [&](std::size_t word) {
        for (std::size_t i = 0; i < longer.size(); ++i) {
            if (seen[i] || !can_be_one(shorter[word], longer[i])) continue;
            seen[i] = true;
            if (!taken_by[i] || place(*taken_by[i])) {
                taken_by[i] = word;
                return true;
            }
        }
        return false;
    };
    for (std::size_t word = 0; word < shorter.size(); ++word) {
        seen.assign(longer.size(), false);
        if (!place(word)) return false;
    }
    return true;
}

std::string joined(const Words& words) {
    std::string out;
    for (const auto& word : words) out += word.text;
    return out;
}

// More than an initial, so that "A. B." is not everybody.
bool has_a_name(const Words& words) {
    return std::any_of(words.begin(), words.end(), [](const Word& word) { return word.text.size() > 1; });
}

bool share_a_word(const Words& one, const Words& other) {
    return std::any_of(one.begin(), one.end(), [&](const Word& word) {
        return word.text.size() > 2 && std::find(other.begin(), other.end(), word) != other.end();
    });
}

Agreement compare_names(const Holder& one, const Holder& other) {
    const auto first = words_of(one.name_latin);
    const auto second = words_of(other.name_latin);
    if (one.name_original && one.name_original == other.name_original) return Agreement::kSame;
    if (first == second && !first.empty()) return Agreement::kSame;
    if (!has_a_name(first) || !has_a_name(second)) return Agreement::kConflict;
    const auto& [shorter, longer] =
        first.size() <= second.size() ? std::tie(first, second) : std::tie(second, first);
    if (has_partners(shorter, longer) ||
        profile::consonants_of(joined(first)) == profile::consonants_of(joined(second)))
        return Agreement::kCompatible;
    const bool is_same_day =
        one.birth_date && one.birth_date->is_complete() && one.birth_date == other.birth_date;
    return is_same_day && share_a_word(first, second) ? Agreement::kCompatible : Agreement::kConflict;
}

}  // namespace

std::string_view to_string(PersonMatch match) noexcept {
    switch (match) {
        case PersonMatch::kExact:
            return "exact";
        case PersonMatch::kProbable:
            return "probable";
        case PersonMatch::kDifferent:
            return "different";
    }
    return {};
}

PersonMatch person_match(const Holder& one, const Holder& other) {
    const auto dates = compare(one.birth_date, other.birth_date);
    if (dates == Agreement::kConflict) return PersonMatch::kDifferent;
    const auto names = compare_names(one, other);
    if (names == Agreement::kConflict) return PersonMatch::kDifferent;
    return names == Agreement::kSame && dates == Agreement::kSame ? PersonMatch::kExact
                                                                  : PersonMatch::kProbable;
}

}  // namespace carnet::wallet
