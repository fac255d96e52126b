// SPDX-License-Identifier: Apache-2.0
#include "verifier/recognition_question.h"

#include <algorithm>
#include <string_view>

namespace carnet::verifier {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_country(std::string_view text) {
    return text.size() == 2 && std::all_of(text.begin(), text.end(), is_capital);
}

// spec: ISO 3166-1 alpha-2; ISO 3166-2
bool is_place(std::string_view text) {
    if (!is_country(text.substr(0, 2))) return false;
    if (text.size() == 2) return true;
    const auto part = text.substr(3);
    return text[2] == '-' && !part.empty() && part.size() <= 3 &&
           std::all_of(part.begin(), part.end(), [](char c) { return is_capital(c) || is_digit(c); });
}

std::string in_capitals(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; });
    return text;
}

std::string all_purposes() {
    std::string all;
    for (std::uint8_t value = 0;; ++value) {
        const auto text = to_string(static_cast<wallet::RecognitionPurpose>(value));
        if (text.empty()) return all;
        all.append(all.empty() ? "" : ", ").append(text);
    }
}

}  // namespace

Result<std::optional<RecognitionQuestion>> recognition_question(const WrittenQuestion& written) {
    if (written.destination.empty()) {
        if (written.purpose.empty() && written.occupation.empty())
            return std::optional<RecognitionQuestion>();
        return error(ErrorCode::kBadValue, "Say for which country: GH, or DE-BY for a part of one.",
                     "destination");
    }
    RecognitionQuestion question;
    question.destination = in_capitals(written.destination);
    if (!is_place(question.destination))
        return error(ErrorCode::kBadValue, "Write a code of ISO 3166: GH, or DE-BY for a part of a country.",
                     "destination");
    if (!written.purpose.empty()) {
        const auto purpose = wallet::recognition_purpose_from(written.purpose);
        if (!purpose)
            return error(ErrorCode::kBadValue, "This is none of " + all_purposes() + ".", "purpose");
        question.purpose = *purpose;
    }
    if (!written.occupation.empty()) {
        if (written.occupation.size() != 4 ||
            !std::all_of(written.occupation.begin(), written.occupation.end(), is_digit))
            return error(ErrorCode::kBadValue, "Write the four digits of a unit group of ISCO-08: 7126.",
                         "occupation");
        question.occupation = written.occupation;
    }
    return std::optional(std::move(question));
}

}  // namespace carnet::verifier
