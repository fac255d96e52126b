// SPDX-License-Identifier: Apache-2.0
//
// The strict TOML reader for settings, policies and profiles: text in, checked values out.
//
// A file is read section by section. Whoever opens a section names all its keys, and a key (or section) that
// is not among them is refused at once: a misspelt key must not be a setting left as it was. A value of
// another kind or out of its bounds is refused too, and never rounded or converted.
//
// Every error is kConfiguration. `where` is the place, "line 12, serve.port" (of a fault in the syntax
// "line 12", of a file too large "the file"); `detail` says what to write instead.
//
// A TomlSection is a view that keeps its file in memory: immutable, cheap to copy, and any number of threads
// may read it.
// spec: TOML 1.0.0
#pragma once

#include "base/result.h"
#include "base/time.h"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carnet {

namespace toml_detail {
struct File;
struct Node;
}  // namespace toml_detail

inline constexpr std::size_t kMaxTomlText = 2'000;  // bytes of one text, where its reader asks for no other
inline constexpr std::size_t kMaxTomlDepth = 64;    // tables and lists that contain one another

// What is being read, for limits and messages.
struct TomlKind {
    std::string_view name;  // begins a sentence: "A policy"
    std::string_view page;  // the page that explains its keys: "docs/formats/policy.md"
    std::size_t max_bytes = 262'144;
};

class TomlSection {
  public:
    using Keys = std::initializer_list<std::string_view>;

    // The whole file as the section that holds all others, with the keys that may stand in it directly.
    [[nodiscard]] static Result<TomlSection> parse(std::string_view text, const TomlKind& kind, Keys known);

    // False for a section that the file does not have: every key of it is absent.
    [[nodiscard]] bool is_there() const noexcept { return table_ != nullptr; }

    [[nodiscard]] Result<TomlSection> section(std::string_view key, Keys known) const;
    [[nodiscard]] Result<TomlSection> required_section(std::string_view key, Keys known) const;
    // The sections [[key]], at most `most`; none where the key is absent.
    [[nodiscard]] Result<std::vector<TomlSection>> sections(std::string_view key, std::size_t most,
                                                            Keys known) const;

    // A text is never empty. `text` refuses a key that is absent; the others give nothing then.
    [[nodiscard]] Result<std::string> text(std::string_view key, std::size_t max_bytes = kMaxTomlText) const;
    [[nodiscard]] Result<std::optional<std::string>> optional_text(
        std::string_view key, std::size_t max_bytes = kMaxTomlText) const;
    [[nodiscard]] Result<std::optional<bool>> flag(std::string_view key) const;
    // Bounds are inclusive. A number may be written as a whole one; a whole number not as 1.0.
    [[nodiscard]] Result<std::optional<std::int64_t>> whole_number(std::string_view key, std::int64_t least,
                                                                   std::int64_t most) const;
    [[nodiscard]] Result<std::optional<double>> number(std::string_view key, double least, double most) const;
    // Days and instants may stand bare (as TOML's own) or in quotes. Where an instant is asked for, a day
    // means its first one, UTC.
    [[nodiscard]] Result<std::optional<Date>> day(std::string_view key) const;
    [[nodiscard]] Result<std::optional<UtcTime>> instant(std::string_view key) const;
    // Lists of at most `most_items`; an empty list is a list.
    [[nodiscard]] Result<std::optional<std::vector<std::string>>> texts(std::string_view key,
                                                                        std::size_t most_items) const;
    [[nodiscard]] Result<std::optional<std::vector<std::int64_t>>> whole_numbers(std::string_view key,
                                                                                 std::size_t most_items,
                                                                                 std::int64_t least,
                                                                                 std::int64_t most) const;

    // An error of the caller's own rules at the section, at one of its keys, or at one element of a list.
    [[nodiscard]] Error wrong(std::string detail) const;
    [[nodiscard]] Error wrong(std::string_view key, std::string detail) const;
    [[nodiscard]] Error wrong_item(std::string_view key, std::size_t index, std::string detail) const;

  private:
    TomlSection(std::shared_ptr<const toml_detail::File> file, const toml_detail::Node* table,
                std::string name, std::uint32_t line);
    [[nodiscard]] const toml_detail::Node* find(std::string_view key) const;
    [[nodiscard]] Result<TomlSection> inner(const toml_detail::Node& node, std::string_view key,
                                            Keys known) const;
    [[nodiscard]] Result<void> refuse_unknown(Keys known) const;
    [[nodiscard]] std::string full_name(std::string_view key) const;

    std::shared_ptr<const toml_detail::File> file_;
    const toml_detail::Node* table_;
    std::string name_;    // dotted, empty for the whole file
    std::uint32_t line_;  // where the section begins, or else the one around it
};

// Gives `target` the value that stands in the file, or leaves its default:
// CARNET_TRY_VOID(set_if_given(threads, serve.whole_number("threads", 1, 256)));
template <class Target, class Value>
[[nodiscard]] Result<void> set_if_given(Target& target, Result<std::optional<Value>> given) {
    if (!given) return std::move(given).error();
    if (*given) target = static_cast<Target>(**std::move(given));
    return {};
}

}  // namespace carnet
