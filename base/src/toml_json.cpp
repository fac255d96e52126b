// SPDX-License-Identifier: Apache-2.0
#include "base/toml_json.h"

#include "base/json_writer.h"
#include "base/src/toml_tree.h"

#include <algorithm>
#include <charconv>

namespace carnet {

using toml_detail::List;
using toml_detail::Moment;
using toml_detail::Node;
using toml_detail::Table;

namespace {

// "legal_basis" -> "legalBasis".
std::string member_of(std::string_view key) {
    std::string member;
    bool is_raised = false;
    for (const char c : key) {
        const bool is_letter = c >= 'a' && c <= 'z';
        if (is_raised) member += is_letter ? static_cast<char>(c - 'a' + 'A') : c;
        if (!is_raised && c != '_') member += c;
        is_raised = !is_raised && c == '_' && !member.empty();
    }
    return member;
}

// And back, for a member that the file does not have.
std::string key_of(std::string_view member) {
    std::string key;
    for (const char c : member) {
        const bool is_capital = c >= 'A' && c <= 'Z';
        if (is_capital && !key.empty()) key += '_';
        key += is_capital ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return key;
}

std::string line_name(std::uint32_t line, const std::string& name) {
    return "line " + std::to_string(line) + (name.empty() ? "" : ", " + toml_detail::fit_for_message(name));
}

class Writing {
  public:
    std::string take() { return writer_.take(); }

    Result<void> write(const Node& node, const std::string& name) {
        if (const auto* table = std::get_if<Table>(&node.value)) return write_table(*table, name);
        if (const auto* list = std::get_if<List>(&node.value)) return write_list(*list, name);
        if (const auto* text = std::get_if<std::string>(&node.value)) writer_.string(*text);
        if (const auto* moment = std::get_if<Moment>(&node.value)) writer_.string(moment->text);
        if (const auto* whole = std::get_if<std::int64_t>(&node.value)) writer_.integer(*whole);
        if (const auto* flag = std::get_if<bool>(&node.value)) writer_.boolean(*flag);
        if (!std::holds_alternative<double>(node.value)) return {};
        return error(ErrorCode::kConfiguration, "Write a whole number, or a text in quotes.",
                     line_name(node.line, name));
    }

  private:
    Result<void> write_table(const Table& table, const std::string& name) {
        writer_.begin_object();
        for (const auto& member : table) {
            writer_.key(member_of(member.key));
            CARNET_TRY_VOID(write(member.node, name.empty() ? member.key : name + "." + member.key));
        }
        writer_.end_object();
        return {};
    }
    Result<void> write_list(const List& list, const std::string& name) {
        writer_.begin_array();
        for (const auto& element : list) CARNET_TRY_VOID(write(element, name));
        writer_.end_array();
        return {};
    }

    JsonWriter writer_;
};

// One part of a JSON Pointer, unescaped. spec: RFC 6901 4
std::string unescaped(std::string_view part) {
    std::string text;
    for (std::size_t at = 0; at < part.size(); ++at) {
        const bool is_escape = part[at] == '~' && at + 1 < part.size();
        if (is_escape) ++at;
        text += !is_escape ? part[at] : part[at] == '0' ? '~' : '/';
    }
    return text;
}

const Node* element_of(const List& list, std::string_view part) {
    std::size_t index = 0;
    const auto [end, failed] = std::from_chars(part.data(), part.data() + part.size(), index);
    if (failed != std::errc{} || end != part.data() + part.size() || index >= list.size()) return nullptr;
    return &list[index];
}

}  // namespace

bool looks_like_json(std::string_view text) noexcept {
    const auto first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && text[first] == '{';
}

Result<TomlAsJson> TomlAsJson::read(std::string_view text, const TomlKind& kind) {
    CARNET_TRY(auto file, toml_detail::parse_file(text, kind));
    Writing writing;
    CARNET_TRY_VOID(writing.write(file->root, {}));
    return TomlAsJson(std::move(file), writing.take());
}

Error TomlAsJson::at_line(Error fault) const {
    const Node* node = &file_->root;
    std::uint32_t line = node->line;
    std::string name;
    std::string_view rest = fault.where;
    while (rest.starts_with('/')) {
        const auto part = unescaped(rest.substr(1, rest.find('/', 1) - 1));
        rest.remove_prefix(std::min(rest.find('/', 1), rest.size()));
        const auto* list = node == nullptr ? nullptr : std::get_if<List>(&node->value);
        const auto* table = node == nullptr ? nullptr : std::get_if<Table>(&node->value);
        const Node* found = list != nullptr ? element_of(*list, part) : nullptr;
        std::string key = key_of(part);
        if (table != nullptr) {
            for (const auto& member : *table) {
                if (member_of(member.key) != part) continue;
                found = &member.node;
                key = member.key;
            }
        }
        if (list == nullptr) name += (name.empty() ? "" : ".") + key;
        if (found != nullptr) line = found->line;
        node = found;
    }
    fault.where = line_name(line, name);
    return fault;
}

}  // namespace carnet
