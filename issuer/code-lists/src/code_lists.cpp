// SPDX-License-Identifier: Apache-2.0
#include "issuer/code_lists.h"

#include "issuer/code-lists/src/code_table.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

std::optional<std::string_view> title_of(const CodeTable& table, std::string_view key,
                                         std::string_view language) {
    const auto* row = table.find(key);
    if (row == nullptr) return std::nullopt;
    return table.title(*row, language);
}

}  // namespace

std::optional<std::string_view> isco08_title(std::string_view code, std::string_view language) {
    return title_of(isco08_table(), code, language);
}

std::optional<EscoOccupation> esco_occupation(std::string_view uri, std::string_view language) {
    const auto* row = esco_table().find(uri);
    if (row == nullptr) return std::nullopt;
    return EscoOccupation{(*row)[1], esco_table().title(*row, language)};
}

std::optional<std::string_view> isced_f_title(std::string_view code) {
    return title_of(isced_f_table(), code, "en");
}

std::optional<std::string_view> country_name(std::string_view alpha2, std::string_view language) {
    return title_of(country_table(), alpha2, language);
}

std::optional<std::string_view> country_from_alpha3(std::string_view alpha3) {
    const auto& rows = country_table().rows();
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [alpha3](const CodeTable::Row& row) { return row[1] == alpha3; });
    if (found == rows.end()) return std::nullopt;
    return found->front();
}

}  // namespace carnet::issuer
