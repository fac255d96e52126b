// SPDX-License-Identifier: Apache-2.0
//
// One table of a profile's TOML, read key by key: each value checked for its kind, each error with the line
// and the full name of the key. Used by profile_toml.cpp only.
#pragma once

#include "base/result.h"
#include "base/time.h"

#include <toml++/toml.h>

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

inline constexpr std::size_t kMaxProfileText = 2'000;

inline Error wrong_in_profile(const toml::node& node, std::string_view key, std::string detail) {
    return error(ErrorCode::kConfiguration, std::move(detail),
                 "line " + std::to_string(node.source().begin.line) + ", " + std::string(key));
}

// One table of the file. Remembers its name for messages and refuses keys that nobody reads.
class ProfileTable {
  public:
    ProfileTable(const toml::table& table, std::string_view name) : table_(&table), name_(name) {}

    [[nodiscard]] Result<void> only(std::initializer_list<std::string_view> known) const {
        for (const auto& [key, node] : *table_) {
            if (std::find(known.begin(), known.end(), key.str()) == known.end())
                return wrong_in_profile(node, place(key.str()),
                                        "there is no such key; docs/formats/issuing-profile.md lists all");
        }
        return {};
    }
    [[nodiscard]] Result<std::string> text(std::string_view key) const {
        CARNET_TRY(auto found, optional_text(key));
        if (!found) return wrong_in_profile(*table_, place(key), "must be there, as a text in quotes");
        return *std::move(found);
    }
    [[nodiscard]] Result<std::optional<std::string>> optional_text(std::string_view key) const {
        const auto* node = table_->get(key);
        if (node == nullptr) return std::optional<std::string>();
        auto value = node->value_exact<std::string>();
        if (!value || value->empty() || value->size() > kMaxProfileText)
            return wrong_in_profile(*node, place(key), "must be a text in quotes, of 1 to 2000 bytes");
        return value;
    }
    [[nodiscard]] Result<std::optional<int>> whole_number(std::string_view key, int least, int most) const {
        const auto* node = table_->get(key);
        if (node == nullptr) return std::optional<int>();
        const auto value = node->value_exact<std::int64_t>();
        if (!value || *value < least || *value > most)
            return wrong_in_profile(
                *node, place(key),
                "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
        return std::optional(static_cast<int>(*value));
    }
    [[nodiscard]] Result<std::optional<Date>> day(std::string_view key) const {
        const auto* node = table_->get(key);
        if (node == nullptr) return std::optional<Date>();
        if (const auto bare = node->value_exact<toml::date>()) {
            CARNET_TRY(const auto date, Date::of(bare->year, bare->month, bare->day));
            return std::optional(date);
        }
        const auto text = node->value_exact<std::string>();
        const auto date = Date::parse(text.value_or(""));
        if (!date || !date->is_complete())
            return wrong_in_profile(*node, place(key), "must be a day such as 2026-01-31");
        return std::optional(*date);
    }
    [[nodiscard]] Result<std::vector<std::string>> texts(std::string_view key) const {
        std::vector<std::string> all;
        const auto* node = table_->get(key);
        if (node == nullptr) return all;
        const auto* list = node->as_array();
        if (list == nullptr || list->empty())
            return wrong_in_profile(*node, place(key), "must be a list of texts");
        for (const auto& each : *list) {
            auto value = each.value_exact<std::string>();
            if (!value || value->empty())
                return wrong_in_profile(each, place(key), "must be a list of texts");
            all.push_back(*std::move(value));
        }
        return all;
    }
    [[nodiscard]] Result<std::optional<ProfileTable>> section(std::string_view key) const {
        const auto* node = table_->get(key);
        if (node == nullptr) return std::optional<ProfileTable>();
        if (node->as_table() == nullptr)
            return wrong_in_profile(*node, place(key), "must be a section: [" + std::string(key) + "]");
        return std::optional(ProfileTable(*node->as_table(), place(key)));
    }
    [[nodiscard]] Result<ProfileTable> required_section(std::string_view key) const {
        CARNET_TRY(auto found, section(key));
        if (!found)
            return wrong_in_profile(*table_, place(key),
                                    "the section [" + std::string(key) + "] must be there");
        return *std::move(found);
    }
    [[nodiscard]] Result<std::vector<ProfileTable>> sections(std::string_view key, std::size_t most) const {
        std::vector<ProfileTable> all;
        const auto* node = table_->get(key);
        if (node == nullptr) return all;
        const auto* list = node->as_array();
        if (list == nullptr || list->size() > most || !list->is_homogeneous<toml::table>())
            return wrong_in_profile(
                *node, place(key),
                "must be 1 to " + std::to_string(most) + " sections [[" + std::string(key) + "]]");
        for (const auto& each : *list) all.emplace_back(*each.as_table(), place(key));
        return all;
    }
    [[nodiscard]] Result<bool> flag(std::string_view key) const {
        const auto* node = table_->get(key);
        if (node == nullptr) return false;
        const auto value = node->value_exact<bool>();
        if (!value) return wrong_in_profile(*node, place(key), "must be true or false");
        return *value;
    }
    [[nodiscard]] Error wrong_value(std::string_view key, std::string detail) const {
        const auto* node = table_->get(key);
        return node == nullptr ? wrong_in_profile(*table_, place(key), std::move(detail))
                               : wrong_in_profile(*node, place(key), std::move(detail));
    }

  private:
    [[nodiscard]] std::string place(std::string_view key) const {
        return name_.empty() ? std::string(key) : name_ + "." + std::string(key);
    }
    const toml::table* table_;
    std::string name_;
};

}  // namespace carnet::issuer
