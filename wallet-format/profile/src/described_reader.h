// SPDX-License-Identifier: Apache-2.0
//
// Reads a described value (description.h) from a JSON object, strictly: a member that the description does
// not have is refused, and so is a text of another kind. The first fault is kept and ends the reading.
// kMissingMember, kWrongType, kBadValue, kUnknownMember with the JSON Pointer. Belongs to one function call.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "wallet-format/profile/src/description.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carnet::wallet::profile {

template <class T>
[[nodiscard]] Result<T> read_described(JsonValue json);

// What needs no template.
class MemberReader {
  public:
    explicit MemberReader(JsonValue object) : object_(object) {}

    void text(std::string_view name, std::string& out, TextKind kind);
    void text(std::string_view name, std::optional<std::string>& out, TextKind kind);
    void constant(std::string_view name, std::string_view expected);
    void constant_flag(std::string_view name, bool expected);
    void flag(std::string_view name, bool& out);
    void flag(std::string_view name, std::optional<bool>& out);
    void whole(std::string_view name, std::int64_t& out, std::int64_t least, std::int64_t most);
    void whole(std::string_view name, std::optional<std::int64_t>& out, std::int64_t least,
               std::int64_t most);
    void day(std::string_view name, Date& out);
    void day(std::string_view name, std::optional<Date>& out);
    void partial_day(std::string_view name, Date& out);
    void partial_day(std::string_view name, std::optional<Date>& out);
    void instant(std::string_view name, UtcTime& out);
    void instant(std::string_view name, std::optional<UtcTime>& out);
    void translations(std::string_view name, Translations& out, TextKind kind, Count count);
    void texts(std::string_view name, std::vector<std::string>& out, TextKind kind, Count count);
    void constants(std::string_view name, std::initializer_list<std::string_view> expected);

    // The first fault, or that the object has a member that nobody asked for.
    [[nodiscard]] Result<void> finish() const;
    // The first fault of what was asked for so far.
    [[nodiscard]] const std::optional<Error>& fault() const noexcept { return fault_; }

  protected:
    // The member, counted as known; nothing after a fault.
    [[nodiscard]] std::optional<JsonValue> find(std::string_view name);
    // The same, and a fault when it is absent.
    [[nodiscard]] std::optional<JsonValue> require(std::string_view name);
    // The elements of an array within `count`; nothing when absent.
    [[nodiscard]] std::optional<JsonValue> find_list(std::string_view name, Count count);
    [[nodiscard]] bool has_failed() const noexcept { return fault_.has_value(); }
    void fail(Error fault) {
        if (!fault_) fault_ = std::move(fault);
    }
    // Puts a value where it belongs, or keeps its fault.
    template <class T, class Out>
    void put(Result<T> value, Out& out) {
        if (value) {
            out = *std::move(value);
        } else {
            fail(std::move(value).error());
        }
    }

  private:
    JsonValue object_;
    std::vector<std::string_view> asked_;
    std::size_t found_ = 0;
    std::optional<Error> fault_;
};

template <class Enum>
[[nodiscard]] Result<Enum> read_choice(JsonValue json) {
    CARNET_TRY(const auto text, json.as_string());
    if (const auto value = from_spelling<Enum>(text)) return *value;
    std::string known;
    for (const auto& [value, each] : Choice<Enum>::rows) known.append(known.empty() ? "" : ", ").append(each);
    return error(ErrorCode::kBadValue, "is none of " + known, json.pointer());
}

class DescribedReader : public MemberReader {
  public:
    using MemberReader::MemberReader;

    template <class Enum>
    void choice(std::string_view name, Enum& out) {
        if (const auto json = require(name)) put(read_choice<Enum>(*json), out);
    }
    template <class Enum>
    void choice(std::string_view name, std::optional<Enum>& out) {
        if (const auto json = find(name)) put(read_choice<Enum>(*json), out);
    }
    template <class Enum>
    void choices(std::string_view name, std::vector<Enum>& out, Count count) {
        elements(name, out, count, [](JsonValue json) { return read_choice<Enum>(json); });
    }
    template <class T>
    void object(std::string_view name, T& out) {
        if (const auto json = require(name)) put(read_described<T>(*json), out);
    }
    template <class T>
    void object(std::string_view name, std::optional<T>& out) {
        if (const auto json = find(name)) put(read_described<T>(*json), out);
    }
    template <class T>
    void list(std::string_view name, std::vector<T>& out, Count count) {
        elements(name, out, count, [](JsonValue json) { return read_described<T>(json); });
    }

  private:
    template <class T, class Read>
    void elements(std::string_view name, std::vector<T>& out, Count count, const Read& read) {
        const auto array = find_list(name, count);
        if (!array) return;
        out.reserve(array->size());
        for (const JsonValue element : array->elements()) {
            auto value = read(element);
            if (!value) return fail(std::move(value).error());
            out.push_back(*std::move(value));
        }
    }
};

template <class T>
Result<T> read_described(JsonValue json) {
    CARNET_TRY(const auto object, json.as_object());
    T value;
    DescribedReader reader(object);
    Description<T>::members(reader, value);
    CARNET_TRY_VOID(reader.finish());
    return value;
}

}  // namespace carnet::wallet::profile
