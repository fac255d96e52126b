// SPDX-License-Identifier: Apache-2.0
//
// Writes a described value (description.h) as a JSON object. Belongs to one function call.
#pragma once

#include "base/json_writer.h"
#include "wallet-format/profile/src/description.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet::profile {

template <class T>
void write_described(JsonWriter& out, const T& value);

class DescribedWriter {
  public:
    explicit DescribedWriter(JsonWriter& out) : out_(out) {}

    void text(std::string_view name, const std::string& value, TextKind /*kind*/) {
        out_.member(name, value);
    }
    void constant(std::string_view name, std::string_view value) { out_.member(name, value); }
    void constant_flag(std::string_view name, bool value) { flag(name, value); }
    void flag(std::string_view name, bool value) { out_.key(name).boolean(value); }
    void whole(std::string_view name, std::int64_t value, std::int64_t /*least*/, std::int64_t /*most*/) {
        out_.key(name).integer(value);
    }
    void day(std::string_view name, const Date& value) { out_.member(name, value.text()); }
    void partial_day(std::string_view name, const Date& value) { out_.member(name, value.text()); }
    void instant(std::string_view name, const UtcTime& value) {
        out_.member(name, Timestamp::of(value).text());
    }
    template <class Enum>
    void choice(std::string_view name, const Enum& value) {
        out_.member(name, spelling(value));
    }
    template <class T>
    void object(std::string_view name, const T& value) {
        out_.key(name);
        write_described(out_, value);
    }

    // What is absent is not written.
    void text(std::string_view name, const std::optional<std::string>& value, TextKind kind) {
        if (value) text(name, *value, kind);
    }
    void flag(std::string_view name, const std::optional<bool>& value) {
        if (value) flag(name, *value);
    }
    void whole(std::string_view name, const std::optional<std::int64_t>& value, std::int64_t least,
               std::int64_t most) {
        if (value) whole(name, *value, least, most);
    }
    void day(std::string_view name, const std::optional<Date>& value) {
        if (value) day(name, *value);
    }
    void partial_day(std::string_view name, const std::optional<Date>& value) {
        if (value) partial_day(name, *value);
    }
    void instant(std::string_view name, const std::optional<UtcTime>& value) {
        if (value) instant(name, *value);
    }
    template <class Enum>
    void choice(std::string_view name, const std::optional<Enum>& value) {
        if (value) choice(name, *value);
    }
    template <class T>
    void object(std::string_view name, const std::optional<T>& value) {
        if (value) object(name, *value);
    }

    void translations(std::string_view name, const Translations& texts, TextKind /*kind*/, Count /*count*/) {
        if (texts.empty()) return;
        out_.key(name).begin_object();
        for (const auto& [language, text] : texts) out_.member(language, text);
        out_.end_object();
    }
    void texts(std::string_view name, const std::vector<std::string>& values, TextKind /*kind*/,
               Count /*count*/) {
        array(name, values, [this](const std::string& value) { out_.string(value); });
    }
    void constants(std::string_view name, std::initializer_list<std::string_view> values) {
        out_.key(name).begin_array();
        for (const auto value : values) out_.string(value);
        out_.end_array();
    }
    template <class Enum>
    void choices(std::string_view name, const std::vector<Enum>& values, Count /*count*/) {
        array(name, values, [this](Enum value) { out_.string(spelling(value)); });
    }
    template <class T>
    void list(std::string_view name, const std::vector<T>& values, Count /*count*/) {
        array(name, values, [this](const T& value) { write_described(out_, value); });
    }

  private:
    template <class T, class Write>
    void array(std::string_view name, const std::vector<T>& values, const Write& write) {
        if (values.empty()) return;
        out_.key(name).begin_array();
        for (const auto& value : values) write(value);
        out_.end_array();
    }

    JsonWriter& out_;
};

template <class T>
void write_described(JsonWriter& out, const T& value) {
    out.begin_object();
    DescribedWriter writer(out);
    Description<T>::members(writer, value);
    out.end_object();
}

}  // namespace carnet::wallet::profile
