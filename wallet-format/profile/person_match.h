// SPDX-License-Identifier: Apache-2.0
//
// Can two documents be about the same person, by name and date of birth? Offices write one name in many ways
// (order, accents, transliteration, a name by marriage) and often know a year only. So the answer sorts what
// a person should look at; it never refuses anything and never proves anything. Pure, thread-safe.
#pragma once

#include "wallet-format/profile/award.h"

#include <cstdint>
#include <string_view>

namespace carnet::wallet {

enum class PersonMatch : std::uint8_t {
    kExact,     // the same name but for capitals, accents and hyphens, and the same date, equally precise
    kProbable,  // the names can be one, and the dates agree as far as both are known
    kDifferent  // another name, or another date
};

[[nodiscard]] std::string_view to_string(PersonMatch match) noexcept;  // "exact", "probable", "different"

// The order of the two does not matter. Names: word by word in any order, where one may have fewer words than
// the other, an initial stands for a word, and transliterations count as one; the same name in the original
// script; with the same complete date of birth, one shared word. Dates: the same as far as both are known,
// where 1 January may stand for an unknown day of that year, and day and month may have changed places.
[[nodiscard]] PersonMatch person_match(const Holder& one, const Holder& other);

}  // namespace carnet::wallet
