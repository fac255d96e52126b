// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/cose/src/claim_reader.h"

namespace carnet::wallet {
namespace {

constexpr std::size_t kMostTexts = 200;

Error wrong_type(std::string detail, const std::string& where) {
    return error(ErrorCode::kWrongType, std::move(detail), where);
}

}  // namespace

std::int64_t date_number(const Date& date) noexcept {
    return (std::int64_t{date.year()} * 100 + date.month()) * 100 + date.day();
}

Result<Date> date_from_number(std::int64_t number, const std::string& where) {
    constexpr std::int64_t kLast = 99'991'231;
    if (number < 0 || number > kLast) return error(ErrorCode::kBadValue, "This is no date.", where);
    auto date = Date::of(static_cast<int>(number / 10'000), static_cast<int>(number / 100 % 100),
                         static_cast<int>(number % 100));
    if (date) return date;
    return error(ErrorCode::kBadValue, "No calendar has this date.", where);
}

Result<std::string> read_text(const CborValue& value, const std::string& where) {
    if (value.type() != CborType::kText) return wrong_type("This must be a text.", where);
    if (value.text().empty()) return error(ErrorCode::kBadValue, "An empty text is no value here.", where);
    return std::string(value.text());
}

Result<std::int64_t> read_number(const CborValue& value, const std::string& where) {
    const auto number = value.integer();
    if (!number) return wrong_type("This must be a whole number.", where);
    return *number;
}

Result<const std::vector<CborValue>*> read_array(const CborValue& value, std::size_t least, std::size_t most,
                                                 const std::string& where) {
    if (value.type() != CborType::kArray) return wrong_type("This must be an array.", where);
    const auto size = value.elements().size();
    if (size < least || size > most)
        return error(ErrorCode::kBadValue, "This array is too short or too long.", where);
    return &value.elements();
}

Result<ClaimReader> ClaimReader::open(const CborValue& map, std::string where) {
    if (map.type() != CborType::kMap) return wrong_type("This must be a map.", where);
    return ClaimReader(map, std::move(where));
}

const CborValue* ClaimReader::take(std::int64_t label) {
    const CborValue* value = map_->find(label);
    if (value != nullptr) ++taken_;
    return value;
}

Result<const CborValue*> ClaimReader::require(std::int64_t label, const char* name) {
    const CborValue* value = take(label);
    if (value == nullptr) return error(ErrorCode::kMissingMember, "This must be there.", place(name));
    return value;
}

Result<std::string> ClaimReader::text(std::int64_t label, const char* name) {
    CARNET_TRY(const CborValue* value, require(label, name));
    return read_text(*value, place(name));
}

Result<std::optional<std::string>> ClaimReader::optional_text(std::int64_t label, const char* name) {
    const CborValue* value = take(label);
    if (value == nullptr) return std::optional<std::string>{};
    CARNET_TRY(auto text, read_text(*value, place(name)));
    return std::optional(std::move(text));
}

Result<std::int64_t> ClaimReader::number(std::int64_t label, const char* name) {
    CARNET_TRY(const CborValue* value, require(label, name));
    return read_number(*value, place(name));
}

Result<std::optional<std::int64_t>> ClaimReader::optional_number(std::int64_t label, const char* name) {
    const CborValue* value = take(label);
    if (value == nullptr) return std::optional<std::int64_t>{};
    CARNET_TRY(const auto number, read_number(*value, place(name)));
    return std::optional(number);
}

Result<Date> ClaimReader::date(std::int64_t label, const char* name) {
    CARNET_TRY(const auto number, this->number(label, name));
    return date_from_number(number, place(name));
}

Result<std::vector<std::string>> ClaimReader::texts(std::int64_t label, std::size_t least, const char* name) {
    CARNET_TRY(const CborValue* value, require(label, name));
    CARNET_TRY(const auto* elements, read_array(*value, least, kMostTexts, place(name)));
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < elements->size(); ++i) {
        CARNET_TRY(texts.emplace_back(), read_text((*elements)[i], place(name) + "/" + std::to_string(i)));
    }
    return texts;
}

Result<void> ClaimReader::close() const {
    if (taken_ == map_->entries().size()) return {};
    return error(ErrorCode::kUnknownMember, "There is a label here that this format does not have.", where_);
}

}  // namespace carnet::wallet
