// SPDX-License-Identifier: Apache-2.0
//
// Carnet's own documents are described once, and the description is used four ways: to read a document
// strictly (described_reader.h), to write it (described_writer.h), and to make its JSON Schema
// (described_schema.h) and its JSON-LD terms (described_terms.h). So the four cannot differ.
//
// A type is described by a specialization with one function, which is called with a reader, a writer or a
// maker of schemas as `visitor`, and with the value, const or not, as `self`:
//
//   template <> struct Description<Condition> {
//       template <class Visitor, class Self>
//       static void members(Visitor& visitor, Self& self) {
//           visitor.choice("type", self.type);
//           visitor.text("framework", self.framework, TextKind::kUri);  // std::optional: may be absent
//           visitor.list("units", self.units, {0, 200});                // at least 0: may be absent
//       }
//   };
//
// The members that a visitor takes, each with the name on the wire first:
//   text(name, std::string | optional, TextKind)      texts(name, vector<string>, TextKind, Count)
//   translations(name, Translations, TextKind, Count) one text in several languages, by language tag
//   choice(name, Enum | optional)                     choices(name, vector<Enum>, Count); needs Choice<Enum>
//   constants(name, {text, ...})                      the same array each time, of which nothing is kept
//   flag(name, bool | optional)                       whole(name, int64 | optional, least, most)
//   day(name, Date | optional)                        partial_day(name, Date | optional)
//   instant(name, UtcTime | optional)                 "2026-11-28T09:30:00Z", whole seconds
//   object(name, T | optional)                        list(name, vector<T>, Count); needs Description<T>
//   constant(name, text), constant_flag(name, bool)   nothing is kept of them
//
// An empty vector or map is an absent member and the other way round, so each value has one text. What one
// member cannot say alone (an end before its beginning) is checked by functions beside the description.
#pragma once

#include "base/time.h"
#include "wallet-format/profile/src/text_kind.h"
#include "wallet-format/profile/translations.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace carnet::wallet::profile {

template <class T>
struct Description;

// The spellings of an enumeration: `static constexpr std::array rows = {std::pair{Effect::kNone, "none"sv}};`
template <class Enum>
struct Choice;

template <class Enum>
[[nodiscard]] constexpr std::string_view spelling(Enum value) noexcept {
    for (const auto& [each, text] : Choice<Enum>::rows)
        if (each == value) return text;
    return {};
}

template <class Enum>
[[nodiscard]] constexpr std::optional<Enum> from_spelling(std::string_view text) noexcept {
    for (const auto& [value, each] : Choice<Enum>::rows)
        if (each == text) return value;
    return std::nullopt;
}

// How many elements a list has; with a `least` of 0 the member may be absent.
struct Count {
    std::size_t least = 0;
    std::size_t most = 0;
};

}  // namespace carnet::wallet::profile
