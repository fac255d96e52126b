// SPDX-License-Identifier: Apache-2.0
//
// TOML text -> our tree. The only file that knows toml++.
#include "base/src/toml_depth.h"
#include "base/src/toml_tree.h"
#include "base/src/utf8.h"

#include <toml++/toml.h>

#include <algorithm>
#include <exception>
#include <sstream>

namespace carnet::toml_detail {
namespace {

constexpr std::size_t kLongestInMessage = 300;

Error bad(std::string detail, std::string where) {
    return error(ErrorCode::kConfiguration, std::move(detail), std::move(where));
}

std::string line_name(std::size_t line) {
    return "line " + std::to_string(line);
}

Node node_of(const toml::node& from, std::uint32_t line_around);

List list_of(const toml::array& from, std::uint32_t line) {
    List list;
    list.reserve(from.size());
    for (const auto& each : from) list.push_back(node_of(each, line));
    return list;
}

Table table_of(const toml::table& from, std::uint32_t line) {
    Table table;
    table.reserve(from.size());
    for (const auto& [key, value] : from)
        table.push_back(Member{std::string(key.str()), node_of(value, line)});
    std::stable_sort(table.begin(), table.end(),
                     [](const Member& a, const Member& b) { return a.node.line < b.node.line; });
    return table;
}

template <class Value>
Moment moment_of(const Value& value) {
    return {(std::ostringstream() << value).str()};
}

Node node_of(const toml::node& from, std::uint32_t line_around) {
    Node node;
    node.line = from.source().begin.line != 0 ? from.source().begin.line : line_around;
    if (const auto* table = from.as_table()) node.value = table_of(*table, node.line);
    if (const auto* list = from.as_array()) node.value = list_of(*list, node.line);
    if (const auto* text = from.as_string()) node.value = text->get();
    if (const auto* whole = from.as_integer()) node.value = whole->get();
    if (const auto* number = from.as_floating_point()) node.value = number->get();
    if (const auto* flag = from.as_boolean()) node.value = flag->get();
    if (const auto* date = from.as_date()) node.value = moment_of(date->get());
    if (const auto* time = from.as_time()) node.value = moment_of(time->get());
    if (const auto* date_time = from.as_date_time()) node.value = moment_of(date_time->get());
    return node;
}

Result<void> check_text(std::string_view text, const TomlKind& kind) {
    if (text.size() > kind.max_bytes) {
        return bad(std::string(kind.name) + " has at most " + std::to_string(kind.max_bytes / 1024) + " KiB.",
                   "the file");
    }
    std::size_t line = 1;
    for (std::size_t at = 0; at < text.size();) {
        const auto length = utf8_character_length(text.substr(at));
        if (length == 0) return bad("This is not UTF-8: save the file in UTF-8.", line_name(line));
        if (text[at] == '\n') ++line;
        at += length;
    }
    const auto too_deep = line_too_deep(text, kMaxTomlDepth);
    if (too_deep)
        return bad("This goes too deep: tables and lists contain one another " +
                       std::to_string(kMaxTomlDepth) + " times at most.",
                   line_name(*too_deep));
    return {};
}

}  // namespace

std::string fit_for_message(std::string_view text) {
    std::string fit;
    while (!text.empty()) {
        if (fit.size() > kLongestInMessage) return fit + "...";
        const auto length = std::max<std::size_t>(1, utf8_character_length(text));
        const auto character = text.substr(0, length);
        const bool control = character[0] >= 0
                                 ? character[0] < ' ' || character[0] == '\x7F'
                                 : length == 1 || (character[0] == '\xC2' && character[1] < '\xA0');
        fit += control ? "?" : character;
        text.remove_prefix(length);
    }
    return fit;
}

Result<std::shared_ptr<const File>> parse_file(std::string_view text, const TomlKind& kind) {
    CARNET_TRY_VOID(check_text(text, kind));
    try {
        return std::make_shared<const File>(File{node_of(toml::parse(text), 1), std::string(kind.page)});
    } catch (const toml::parse_error& failed) {
        return bad("This is not TOML: " + fit_for_message(failed.description()) + ".",
                   line_name(failed.source().begin.line));
    } catch (const std::exception& failed) {
        return bad("This cannot be read: " + fit_for_message(failed.what()) + ".", "the file");
    }
}

}  // namespace carnet::toml_detail
