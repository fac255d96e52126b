// SPDX-License-Identifier: Apache-2.0
//
// The sentences of a recognition in a language. Thread-safe.
#pragma once

#include "verifier/recognition/recognition.h"
#include "wording/language.h"

#include <string>

namespace carnet::verifier {

// The word for the whole, with what is missing and where.
[[nodiscard]] std::string say_word(const Recognition& recognition, wording::Language language);
[[nodiscard]] std::string say_reason(RecognitionReason reason, wording::Language language);
[[nodiscard]] std::string say_original(OriginalState state, wording::Language language);
// In the language asked for, else in English, else in whatever there is.
[[nodiscard]] const std::string& in_language(const wallet::Translations& text, wording::Language language);

}  // namespace carnet::verifier
