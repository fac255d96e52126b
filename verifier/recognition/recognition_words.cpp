// SPDX-License-Identifier: Apache-2.0
#include "verifier/recognition/recognition_words.h"

#include "verifier/trust/places.h"
#include "wording/messages.h"

#include <algorithm>
#include <vector>

namespace carnet::verifier {
namespace {

using wording::Language;

std::vector<std::string> missing_units(const Recognition& recognition, Language language) {
    std::vector<std::string> missing;
    if (recognition.ground == RecognitionGround::kDecision) {
        // An assessment may stand before it, if it is newer.
        const auto decision =
            std::find_if(recognition.decisions.begin(), recognition.decisions.end(),
                         [](const DecisionLine& line) { return line.applies && line.is_binding; });
        if (decision == recognition.decisions.end()) return missing;
        for (const auto& unit : decision->missing_units) missing.push_back(unit.title);
        return missing;
    }
    const auto add = [&](const std::vector<ComparedUnit>& units) {
        for (const auto& unit : units)
            if (!unit.is_optional) missing.push_back(in_language(unit.title, language));
    };
    for (const auto& line : recognition.agreements) {
        if (!line.is_covered) continue;
        if (line.units) add(line.units->missing);
        add(line.excluded_units);
        break;
    }
    return missing;
}

}  // namespace

const std::string& in_language(const wallet::Translations& text, Language language) {
    static const std::string nothing;
    auto found = text.find(std::string(wording::tag_of(language)));
    if (found == text.end()) found = text.find("en");
    if (found == text.end()) found = text.begin();
    return found == text.end() ? nothing : found->second;
}

std::string say_word(const Recognition& recognition, Language language) {
    const auto country = wording::say_country(language, country_of(recognition.question.destination));
    const auto missing = missing_units(recognition, language);
    auto key = "word." + std::string(to_string(recognition.word));
    if (recognition.word == RecognitionWord::kPartial && missing.empty()) key = "label.rec-partial-unnamed";
    return wording::say(language, key,
                        {{"country", country}, {"units", wording::say_list(language, missing)}});
}

std::string say_reason(RecognitionReason reason, Language language) {
    return wording::say(language, "recognition." + std::string(to_string(reason)));
}

std::string say_original(OriginalState state, Language language) {
    return wording::say(language, "original." + std::string(to_string(state)));
}

}  // namespace carnet::verifier
