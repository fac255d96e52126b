// SPDX-License-Identifier: Apache-2.0
#include "wording/messages.h"

#include "carnet_wording_embedded.h"
#include "wording/layout.h"
#include "wording/src/icu_text.h"

#include <algorithm>
#include <map>
#include <optional>

#include <unicode/msgfmt.h>

namespace carnet::wording {
namespace {

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

// By name of the file, "<tag>.txt".
const std::map<std::string, Messages, std::less<>>& all_messages() {
    static const auto all = [] {
        std::map<std::string, Messages, std::less<>> made;
        for (const auto& [name, text] : embedded::files())
            made.emplace(name.substr(0, name.find('.')), read_messages(text));
        return made;
    }();
    return all;
}

const std::string* find_message(Language language, std::string_view key) {
    const auto messages = all_messages().find(tag_of(language));
    if (messages == all_messages().end()) return nullptr;
    const auto message = messages->second.find(key);
    return message == messages->second.end() ? nullptr : &message->second;
}

icu::Formattable formattable(Language language, const Argument& argument) {
    if (argument.is_number) return {argument.number};
    return {to_icu(isolated(language, argument.text))};
}

const Argument* find_argument(const std::vector<Argument>& arguments, std::string_view name) {
    const auto found = std::find_if(arguments.begin(), arguments.end(),
                                    [&](const Argument& argument) { return argument.name == name; });
    return found == arguments.end() ? nullptr : &*found;
}

// Most messages only have texts put into them, which needs no more of MessageFormat than its doubled
// apostrophes, and takes a small part of its time. Nothing: there is more to it.
std::optional<std::string> filled_in(Language language, std::string_view message,
                                     const std::vector<Argument>& arguments) {
    std::string out;
    for (std::size_t at = 0; at < message.size(); ++at) {
        const char c = message[at];
        if (c == '\'') {
            if (at + 1 == message.size() || message[at + 1] != '\'') return std::nullopt;
            out += message[at++];
        } else if (c == '{') {
            const auto end = message.find_first_of("{},'", at + 1);
            if (end == std::string_view::npos || message[end] != '}') return std::nullopt;
            const auto* argument = find_argument(arguments, message.substr(at + 1, end - at - 1));
            if (argument == nullptr || argument->is_number) return std::nullopt;
            out += isolated(language, argument->text);
            at = end;
        } else if (c == '}') {
            return std::nullopt;
        } else {
            out += c;
        }
    }
    return out;
}

}  // namespace

bool has_message(Language language, std::string_view key) {
    return find_message(language, key) != nullptr;
}

std::string say(Language language, std::string_view key, const std::vector<Argument>& arguments) {
    const auto* const message = find_message(language, key);
    if (message == nullptr) return "[" + std::string(key) + "]";
    if (auto filled = filled_in(language, *message, arguments)) return *std::move(filled);
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (const auto& argument : arguments) {
        names.push_back(to_icu(argument.name));
        values.push_back(formattable(language, argument));
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::MessageFormat format(to_icu(*message), locale_of(language), status);
    icu::UnicodeString out;
    format.format(names.data(), values.data(), static_cast<std::int32_t>(values.size()), out, status);
    if (U_FAILURE(status)) return "[" + std::string(key) + "]";
    return from_icu(out);
}

}  // namespace carnet::wording
