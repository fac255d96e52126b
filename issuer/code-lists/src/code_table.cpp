// SPDX-License-Identifier: Apache-2.0
#include "issuer/code-lists/src/code_table.h"

#include "carnet_code_lists_embedded.h"

#include <algorithm>
#include <utility>

namespace carnet::issuer {
namespace {

// Takes one row off the front of `text`. spec: RFC 4180 2
CodeTable::Row take_row(std::string_view& text) {
    CodeTable::Row row(1);
    bool quoted = false;
    while (!text.empty()) {
        const char c = text.front();
        text.remove_prefix(1);
        if (quoted && c == '"' && text.starts_with('"')) {
            row.back() += '"';
            text.remove_prefix(1);
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && c == '\n') {
            break;
        } else if (!quoted && c == ',') {
            row.emplace_back();
        } else {
            row.back() += c;
        }
    }
    return row;
}

}  // namespace

CodeTable::CodeTable(std::string_view csv) : header_(take_row(csv)) {
    while (!csv.empty()) rows_.push_back(take_row(csv));
}

const CodeTable::Row* CodeTable::find(std::string_view key) const {
    const auto found =
        std::lower_bound(rows_.begin(), rows_.end(), key,
                         [](const Row& row, std::string_view wanted) { return row.front() < wanted; });
    return found != rows_.end() && found->front() == key ? &*found : nullptr;
}

std::string_view CodeTable::title(const Row& row, std::string_view language) const {
    auto column = std::find(header_.begin() + 1, header_.end(), language);
    if (column == header_.end()) column = std::find(header_.begin(), header_.end(), "en");
    return row[static_cast<std::size_t>(column - header_.begin())];
}

const CodeTable& isco08_table() {
    static const CodeTable table(lists::isco_08_csv());
    return table;
}

const CodeTable& esco_table() {
    static const CodeTable table(lists::esco_occupations_csv());
    return table;
}

const CodeTable& isced_f_table() {
    static const CodeTable table(lists::isced_f_2013_csv());
    return table;
}

const CodeTable& country_table() {
    static const CodeTable table(lists::countries_csv());
    return table;
}

}  // namespace carnet::issuer
