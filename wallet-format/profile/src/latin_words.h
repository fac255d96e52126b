// SPDX-License-Identifier: Apache-2.0
//
// The words of a name in Latin letters, so that names can be compared that offices wrote in their own ways:
// in capitals, without accents, with other hyphens. Pure, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet::profile {

// In small letters without accents: "Ñandú O'Brien-ÇELİK" is nandu, obrien, celik. What is no Latin letter or
// digit ends a word, but an apostrophe, which is dropped.
[[nodiscard]] std::vector<std::string> latin_words(std::string_view name);

// What is left of a word when vowels, silent letters and doubled ones are gone and letters that
// transliterations exchange are one: "muhammad", "mohamed" and "mehmmed" are the same. Begins with "a" where
// the word begins with a vowel. For finding candidates, never for telling people apart.
[[nodiscard]] std::string consonants_of(std::string_view word);

}  // namespace carnet::wallet::profile
