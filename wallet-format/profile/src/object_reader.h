// SPDX-License-Identifier: Apache-2.0
//
// Reads one JSON object strictly: each member is asked for by name, and close() refuses whatever was not.
// Belongs to one function call; the names handed in must outlive it, and there are at most kMaxAsked of them.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "base/time.h"

#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace carnet::wallet::profile {

class ObjectReader {
  public:
    static constexpr std::size_t kMaxAsked = 24;

    // kWrongType when the value is not an object.
    [[nodiscard]] static Result<ObjectReader> open(JsonValue value);

    [[nodiscard]] JsonValue json() const noexcept { return object_; }
    // kMissingMember with the pointer of this object.
    [[nodiscard]] Result<JsonValue> require(std::string_view name);
    [[nodiscard]] std::optional<JsonValue> find(std::string_view name);

    // The member may be there; somebody else reads it.
    void allow(std::string_view name) noexcept;

    [[nodiscard]] Result<std::string> text(std::string_view name);
    [[nodiscard]] Result<std::optional<std::string>> optional_text(std::string_view name);
    [[nodiscard]] Result<Date> date(std::string_view name);
    // A day as Open Badges wants it, a date-time: "2026-05-01T00:00:00Z".
    [[nodiscard]] Result<Date> midnight(std::string_view name);
    // The members of that name must be the given text, or the given texts in this order.
    [[nodiscard]] Result<void> constant(std::string_view name, std::string_view expected);
    [[nodiscard]] Result<void> constants(std::string_view name, std::span<const std::string_view> expected);
    [[nodiscard]] Result<void> constants(std::string_view name,
                                         std::initializer_list<std::string_view> expected) {
        return constants(name, std::span(expected.begin(), expected.size()));
    }
    // An array of 1 to `limit` elements (0 to `limit` when `may_be_empty`).
    [[nodiscard]] Result<JsonValue> list(std::string_view name, std::size_t limit, bool may_be_empty = false);

    // kUnknownMember with the pointer of the first member that nobody asked for.
    [[nodiscard]] Result<void> close() const;

  private:
    explicit ObjectReader(JsonValue object) : object_(object) {}
    JsonValue object_;
    std::array<std::string_view, kMaxAsked> asked_;
    std::size_t count_ = 0;
};

[[nodiscard]] Error bad_value(JsonValue at, std::string detail);

}  // namespace carnet::wallet::profile
