// SPDX-License-Identifier: Apache-2.0
//
// The words that offices write into cells, in English, French, Spanish and Arabic, compared folded.
// docs/formats/intake-csv.md lists them. Pure, thread-safe.
#pragma once

#include "wallet-format/profile/award.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

enum class ResultWord : std::uint8_t { kPassed, kFailed, kNotTaken };
enum class DocumentWord : std::uint8_t { kCertificate, kStatement };

template <class Meaning>
struct WordsFor {
    Meaning meaning;
    std::vector<std::string_view> words;
};
[[nodiscard]] const std::vector<WordsFor<ResultWord>>& result_words();
[[nodiscard]] const std::vector<WordsFor<DocumentWord>>& document_words();
[[nodiscard]] const std::vector<WordsFor<wallet::AssessmentMethod>>& method_words();

[[nodiscard]] std::optional<ResultWord> result_word(std::string_view text);
[[nodiscard]] std::optional<DocumentWord> document_word(std::string_view text);
[[nodiscard]] std::optional<wallet::AssessmentMethod> method_word(std::string_view text);

// The alpha-2 code of a country by its code of two or three letters or its name in one of the languages.
[[nodiscard]] std::optional<std::string> country_code_of(std::string_view text);

}  // namespace carnet::issuer
