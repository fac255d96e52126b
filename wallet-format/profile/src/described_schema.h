// SPDX-License-Identifier: Apache-2.0
//
// The JSON Schema of a described type (description.h): what read_described() accepts, as far as a schema can
// say it. Belongs to one function call. spec: JSON Schema 2020-12
#pragma once

#include "base/json_writer.h"
#include "wallet-format/profile/src/description.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet::profile {

// {"type":"object","properties":{...},"required":[...],"additionalProperties":false}
template <class T>
[[nodiscard]] std::string schema_of_described();

// What needs no template.
class MemberSchemas {
  public:
    void text(std::string_view name, const std::string& /*value*/, TextKind kind) {
        add(name, schema_of(kind), true);
    }
    void text(std::string_view name, const std::optional<std::string>& /*value*/, TextKind kind) {
        add(name, schema_of(kind), false);
    }
    void constant(std::string_view name, std::string_view text);
    void constant_flag(std::string_view name, bool value) {
        add(name, value ? R"({"const":true})" : R"({"const":false})", true);
    }
    void flag(std::string_view name, const bool& /*value*/) { add(name, kBoolean, true); }
    void flag(std::string_view name, const std::optional<bool>& /*value*/) { add(name, kBoolean, false); }
    void whole(std::string_view name, const std::int64_t& /*value*/, std::int64_t least, std::int64_t most) {
        add(name, schema_of_whole(least, most), true);
    }
    void whole(std::string_view name, const std::optional<std::int64_t>& /*value*/, std::int64_t least,
               std::int64_t most) {
        add(name, schema_of_whole(least, most), false);
    }
    void day(std::string_view name, const Date& /*value*/) { add(name, kDay, true); }
    void day(std::string_view name, const std::optional<Date>& /*value*/) { add(name, kDay, false); }
    void partial_day(std::string_view name, const Date& /*value*/) { add(name, kPartialDay, true); }
    void partial_day(std::string_view name, const std::optional<Date>& /*value*/) {
        add(name, kPartialDay, false);
    }
    void instant(std::string_view name, const UtcTime& /*value*/) { add(name, kInstant, true); }
    void instant(std::string_view name, const std::optional<UtcTime>& /*value*/) {
        add(name, kInstant, false);
    }
    void translations(std::string_view name, const Translations& /*value*/, TextKind kind, Count count);
    void texts(std::string_view name, const std::vector<std::string>& /*value*/, TextKind kind, Count count) {
        add(name, schema_of_list(schema_of(kind), count), count.least != 0);
    }

    void constants(std::string_view name, std::initializer_list<std::string_view> texts);

    // The whole schema.
    [[nodiscard]] std::string take() const;

  protected:
    void add(std::string_view name, std::string_view schema, bool is_required);
    [[nodiscard]] static std::string schema_of_list(std::string_view element, Count count);
    [[nodiscard]] static std::string schema_of_choice(const std::vector<std::string_view>& spellings);

  private:
    static const std::string_view kBoolean;
    static const std::string_view kDay;
    static const std::string_view kPartialDay;
    static const std::string_view kInstant;
    [[nodiscard]] static std::string schema_of_whole(std::int64_t least, std::int64_t most);

    std::string properties_;
    std::string required_;
};

class DescribedSchema : public MemberSchemas {
  public:
    template <class Enum>
    void choice(std::string_view name, const Enum& /*value*/) {
        add(name, schema_of_enum<Enum>(), true);
    }
    template <class Enum>
    void choice(std::string_view name, const std::optional<Enum>& /*value*/) {
        add(name, schema_of_enum<Enum>(), false);
    }
    template <class Enum>
    void choices(std::string_view name, const std::vector<Enum>& /*value*/, Count count) {
        add(name, schema_of_list(schema_of_enum<Enum>(), count), count.least != 0);
    }
    template <class T>
    void object(std::string_view name, const T& /*value*/) {
        add(name, schema_of_described<T>(), true);
    }
    template <class T>
    void object(std::string_view name, const std::optional<T>& /*value*/) {
        add(name, schema_of_described<T>(), false);
    }
    template <class T>
    void list(std::string_view name, const std::vector<T>& /*value*/, Count count) {
        add(name, schema_of_list(schema_of_described<T>(), count), count.least != 0);
    }

  private:
    template <class Enum>
    static std::string schema_of_enum() {
        std::vector<std::string_view> spellings;
        spellings.reserve(Choice<Enum>::rows.size());
        for (const auto& [value, text] : Choice<Enum>::rows) spellings.push_back(text);
        return schema_of_choice(spellings);
    }
};

template <class T>
std::string schema_of_described() {
    DescribedSchema schema;
    const T value{};
    Description<T>::members(schema, value);
    return schema.take();
}

}  // namespace carnet::wallet::profile
