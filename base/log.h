// SPDX-License-Identifier: Apache-2.0
//
// One JSON line per event on standard error: time, level, event name, a few fields.
//
// A field takes numbers, booleans, string literals, Error codes and LogId; nothing else compiles, so a name,
// a birth date, a passphrase or a document cannot be logged by accident (tests/compile-fail shows it).
// Thread-safe. Lines are at most 2 KiB and never contain a raw line break.
#pragma once

#include "base/result.h"
#include "base/time.h"

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace carnet {

enum class LogLevel : std::uint8_t { kDebug, kInfo, kWarn, kError };

// An identifier that may be logged: made from a text by keeping [A-Za-z0-9._:/%#@+-], at most 200 characters;
// any other character becomes '_'. For ids, URLs without query, paths, never for claims.
class LogId {
  public:
    explicit LogId(std::string_view id);
    [[nodiscard]] const std::string& text() const noexcept { return text_; }

  private:
    std::string text_;
};

// A text known at compile time.
class LogLiteral {
  public:
    template <std::size_t N>
    consteval LogLiteral(const char (&text)[N])
        : text_(text, N - 1) {}  // NOLINT(google-explicit-constructor): literals only
    [[nodiscard]] std::string_view text() const noexcept { return text_; }

  private:
    std::string_view text_;
};

// Characters are not numbers: a text logged letter by letter would be a text.
template <class T>
concept LoggableInteger =
    std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char> && !std::same_as<T, wchar_t> &&
    !std::same_as<T, char8_t> && !std::same_as<T, char16_t> && !std::same_as<T, char32_t>;

class LogField {
  public:
    LogField(LogLiteral name, LogLiteral value);
    LogField(LogLiteral name, const LogId& value);
    LogField(LogLiteral name, ErrorCode value);
    template <std::same_as<bool> B>
    LogField(LogLiteral name, B value) : LogField(name, Json{value ? "true" : "false"}) {}
    template <LoggableInteger I>
    LogField(LogLiteral name, I value) : LogField(name, Json{std::to_string(value)}) {}
    template <std::floating_point F>  // null where no JSON number exists
    LogField(LogLiteral name, F value) : LogField(name, json_of(static_cast<double>(value))) {}

    [[nodiscard]] std::string_view name() const noexcept { return name_; }
    [[nodiscard]] const std::string& json() const noexcept { return json_; }

  private:
    struct Json {
        std::string text;
    };
    LogField(LogLiteral name, Json value);
    static Json json_of(double value);
    std::string_view name_;
    std::string json_;
};

// Writes one event, for example log_event(LogLevel::kInfo, "status.published", {{"list", LogId(url)}}).
void log_event(LogLevel level, LogLiteral event, std::initializer_list<LogField> fields = {});
// Nothing below `level` is written; kInfo at start. Set once by main.
void set_log_level(LogLevel level) noexcept;

}  // namespace carnet
