// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/cose/src/paper_parts.h"

namespace carnet::wallet::paper {

Result<void> check(profile::TextKind kind, const std::string& text, const std::string& where) {
    if (const auto complaint = profile::check_text(kind, text))
        return error(ErrorCode::kBadValue, "This text " + *complaint, where);
    return {};
}

Result<std::vector<std::string>> read_texts(const CborValue& value, std::size_t count,
                                            const std::string& where) {
    CARNET_TRY(const auto* elements, read_array(value, count, count, where));
    std::vector<std::string> texts;
    for (const CborValue& element : *elements) {
        CARNET_TRY(texts.emplace_back(), read_text(element, where));
    }
    return texts;
}

Result<Holder> read_holder(const CborValue& value, const std::string& where) {
    CARNET_TRY(const auto* parts, read_array(value, 1, 4, where));
    if (parts->back().type() == CborType::kNull)
        return error(ErrorCode::kBadValue, "Nothing is written as nothing at the end.", where);
    const auto is_there = [&parts](std::size_t i) {
        return i < parts->size() && (*parts)[i].type() != CborType::kNull;
    };
    Holder holder;
    CARNET_TRY(holder.name_latin, read_text(parts->front(), where));
    if (is_there(1)) {
        CARNET_TRY(const auto number, read_number((*parts)[1], where));
        CARNET_TRY(holder.birth_date, date_from_number(number, where));
    }
    if (is_there(2)) {
        CARNET_TRY(holder.name_original, read_text((*parts)[2], where));
    }
    if (is_there(3)) {
        CARNET_TRY(holder.name_language, read_text((*parts)[3], where));
    }
    return holder;
}

}  // namespace carnet::wallet::paper
