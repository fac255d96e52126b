// SPDX-License-Identifier: Apache-2.0
#include "base/toml_reader.h"

#include "base/src/toml_tree.h"

#include <algorithm>
#include <sstream>

namespace carnet {

using toml_detail::List;
using toml_detail::Moment;
using toml_detail::Node;
using toml_detail::Table;

namespace {

bool is_bare_key(std::string_view key) {
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_';
    });
}

bool is_list_of_tables(const List& list) {
    return !list.empty() && std::all_of(list.begin(), list.end(), [](const Node& node) {
        return std::holds_alternative<Table>(node.value);
    });
}

bool holds_sections(const Node& node) {
    const auto* list = std::get_if<List>(&node.value);
    return std::holds_alternative<Table>(node.value) || (list != nullptr && is_list_of_tables(*list));
}

const std::string* text_within(const Node& node, std::size_t max_bytes) {
    const auto* text = std::get_if<std::string>(&node.value);
    return text != nullptr && !text->empty() && text->size() <= max_bytes ? text : nullptr;
}

const std::int64_t* whole_number_within(const Node& node, std::int64_t least, std::int64_t most) {
    const auto* number = std::get_if<std::int64_t>(&node.value);
    return number != nullptr && *number >= least && *number <= most ? number : nullptr;
}

// What stands in quotes or bare; empty for anything else.
std::string_view written_time(const Node& node) {
    if (const auto* moment = std::get_if<Moment>(&node.value)) return moment->text;
    const auto* text = std::get_if<std::string>(&node.value);
    return text == nullptr ? std::string_view() : std::string_view(*text);
}

std::string range(std::int64_t least, std::int64_t most) {
    return "from " + std::to_string(least) + " to " + std::to_string(most);
}

}  // namespace

TomlSection::TomlSection(std::shared_ptr<const toml_detail::File> file, const Node* table, std::string name,
                         std::uint32_t line)
    : file_(std::move(file)), table_(table), name_(std::move(name)), line_(line) {}

Result<TomlSection> TomlSection::parse(std::string_view text, const TomlKind& kind, Keys known) {
    CARNET_TRY(auto file, toml_detail::parse_file(text, kind));
    const auto* root = &file->root;
    TomlSection whole(std::move(file), root, {}, 1);
    CARNET_TRY_VOID(whole.refuse_unknown(known));
    return whole;
}

Result<TomlSection> TomlSection::section(std::string_view key, Keys known) const {
    const auto* node = find(key);
    if (node == nullptr) return TomlSection(file_, nullptr, full_name(key), line_);
    if (!std::holds_alternative<Table>(node->value))
        return wrong(key, "Write this as a section: [" + full_name(key) + "].");
    return inner(*node, key, known);
}

Result<TomlSection> TomlSection::required_section(std::string_view key, Keys known) const {
    CARNET_TRY(auto found, section(key, known));
    if (!found.is_there())
        return wrong(key, "Add the section [" + full_name(key) + "]; " + file_->page + " has its keys.");
    return found;
}

Result<std::vector<TomlSection>> TomlSection::sections(std::string_view key, std::size_t most,
                                                       Keys known) const {
    std::vector<TomlSection> all;
    const auto* node = find(key);
    if (node == nullptr) return all;
    const auto* list = std::get_if<List>(&node->value);
    if (list == nullptr || list->size() > most || (!list->empty() && !is_list_of_tables(*list)))
        return wrong(
            key, "Write this as sections [[" + full_name(key) + "]], at most " + std::to_string(most) + ".");
    all.reserve(list->size());
    for (const auto& each : *list) {
        CARNET_TRY(auto one, inner(each, key, known));
        all.push_back(std::move(one));
    }
    return all;
}

Result<std::string> TomlSection::text(std::string_view key, std::size_t max_bytes) const {
    CARNET_TRY(auto found, optional_text(key, max_bytes));
    if (!found) return wrong(key, "This must be there: add " + std::string(key) + " = \"...\".");
    return *std::move(found);
}

Result<std::optional<std::string>> TomlSection::optional_text(std::string_view key,
                                                              std::size_t max_bytes) const {
    const auto* node = find(key);
    if (node == nullptr) return std::optional<std::string>();
    if (const auto* found = text_within(*node, max_bytes)) return std::optional(*found);
    return wrong(key, "Write a text in quotes, of 1 to " + std::to_string(max_bytes) + " bytes.");
}

Result<std::optional<bool>> TomlSection::flag(std::string_view key) const {
    const auto* node = find(key);
    if (node == nullptr) return std::optional<bool>();
    if (const auto* found = std::get_if<bool>(&node->value)) return std::optional(*found);
    return wrong(key, "Write true or false.");
}

Result<std::optional<std::int64_t>> TomlSection::whole_number(std::string_view key, std::int64_t least,
                                                              std::int64_t most) const {
    const auto* node = find(key);
    if (node == nullptr) return std::optional<std::int64_t>();
    if (const auto* found = whole_number_within(*node, least, most)) return std::optional(*found);
    return wrong(key, "Write a whole number " + range(least, most) + ".");
}

Result<std::optional<double>> TomlSection::number(std::string_view key, double least, double most) const {
    const auto* node = find(key);
    if (node == nullptr) return std::optional<double>();
    const auto* whole = std::get_if<std::int64_t>(&node->value);
    const auto* fraction = std::get_if<double>(&node->value);
    if (whole != nullptr || fraction != nullptr) {
        const double found = whole != nullptr ? static_cast<double>(*whole) : *fraction;
        if (found >= least && found <= most) return std::optional(found);  // not so for "nan"
    }
    std::ostringstream rule;
    rule << "Write a number from " << least << " to " << most << ".";
    return wrong(key, rule.str());
}

Result<std::optional<Date>> TomlSection::day(std::string_view key) const {
    const auto* node = find(key);
    if (node == nullptr) return std::optional<Date>();
    const auto found = Date::parse(written_time(*node));
    if (found && found->is_complete()) return std::optional(*found);
    return wrong(key, "Write a day such as 2026-01-31.");
}

Result<std::optional<UtcTime>> TomlSection::instant(std::string_view key) const {
    const auto* node = find(key);
    if (node == nullptr) return std::optional<UtcTime>();
    const auto written = written_time(*node);
    if (const auto found = Date::parse(written); found && found->is_complete())
        return std::optional(found->start());
    if (const auto found = Timestamp::parse(written)) return std::optional(found->instant());
    return wrong(key, "Write a day such as 2026-01-31, or an instant such as 2026-01-31T12:00:00Z.");
}

Result<std::optional<std::vector<std::string>>> TomlSection::texts(std::string_view key,
                                                                   std::size_t most_items) const {
    using Texts = std::vector<std::string>;
    const auto* node = find(key);
    if (node == nullptr) return std::optional<Texts>();
    const std::string rule = "Write a list of at most " + std::to_string(most_items) +
                             " texts in quotes, each of 1 to " + std::to_string(kMaxTomlText) + " bytes.";
    const auto* list = std::get_if<List>(&node->value);
    if (list == nullptr || list->size() > most_items) return wrong(key, rule);
    Texts all;
    for (const auto& each : *list) {
        const auto* found = text_within(each, kMaxTomlText);
        if (found == nullptr) return wrong_item(key, all.size(), rule);
        all.push_back(*found);
    }
    return std::optional(std::move(all));
}

Result<std::optional<std::vector<std::int64_t>>> TomlSection::whole_numbers(std::string_view key,
                                                                            std::size_t most_items,
                                                                            std::int64_t least,
                                                                            std::int64_t most) const {
    using Numbers = std::vector<std::int64_t>;
    const auto* node = find(key);
    if (node == nullptr) return std::optional<Numbers>();
    const std::string rule = "Write a list of at most " + std::to_string(most_items) + " whole numbers " +
                             range(least, most) + ".";
    const auto* list = std::get_if<List>(&node->value);
    if (list == nullptr || list->size() > most_items) return wrong(key, rule);
    Numbers all;
    for (const auto& each : *list) {
        const auto* found = whole_number_within(each, least, most);
        if (found == nullptr) return wrong_item(key, all.size(), rule);
        all.push_back(*found);
    }
    return std::optional(std::move(all));
}

Error TomlSection::wrong(std::string detail) const {
    return error(ErrorCode::kConfiguration, std::move(detail),
                 "line " + std::to_string(line_) + (name_.empty() ? "" : ", " + name_));
}

Error TomlSection::wrong(std::string_view key, std::string detail) const {
    const auto* node = find(key);
    const auto line = node == nullptr ? line_ : node->line;
    return error(ErrorCode::kConfiguration, std::move(detail),
                 "line " + std::to_string(line) + ", " + full_name(key));
}

Error TomlSection::wrong_item(std::string_view key, std::size_t index, std::string detail) const {
    const auto* node = find(key);
    const auto* list = node == nullptr ? nullptr : std::get_if<List>(&node->value);
    if (list == nullptr || index >= list->size()) return wrong(key, std::move(detail));
    return error(ErrorCode::kConfiguration, std::move(detail),
                 "line " + std::to_string((*list)[index].line) + ", " + full_name(key));
}

const Node* TomlSection::find(std::string_view key) const {
    if (table_ == nullptr) return nullptr;
    for (const auto& member : std::get<Table>(table_->value)) {
        if (member.key == key) return &member.node;
    }
    return nullptr;
}

Result<TomlSection> TomlSection::inner(const Node& node, std::string_view key, Keys known) const {
    TomlSection found(file_, &node, full_name(key), node.line);
    CARNET_TRY_VOID(found.refuse_unknown(known));
    return found;
}

Result<void> TomlSection::refuse_unknown(Keys known) const {
    for (const auto& member : std::get<Table>(table_->value)) {
        if (std::find(known.begin(), known.end(), member.key) != known.end()) continue;
        std::string names;
        for (const auto name : known) names.append(names.empty() ? "" : ", ").append(name);
        return wrong(member.key, std::string("There is no such ") +
                                     (holds_sections(member.node) ? "section" : "key") + " here. Known are " +
                                     names + "; see " + file_->page + ".");
    }
    return {};
}

std::string TomlSection::full_name(std::string_view key) const {
    auto shown = toml_detail::fit_for_message(key);
    if (!is_bare_key(key)) shown = "\"" + shown + "\"";
    return name_.empty() ? shown : name_ + "." + shown;
}

}  // namespace carnet
