// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/src/status_entry.h"

#include "wallet-format/src/ascii.h"
#include "wallet-format/src/members.h"
#include "wallet-format/src/uri.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>
#include <utility>

namespace carnet::wallet {
namespace {

constexpr unsigned kMaxEntryBits = 8;

// Decimal digits, nothing else: one spelling for each number.
// spec: Bitstring Status List 1.0 section 2.1 (statusListIndex)
Result<std::uint64_t> read_index(JsonValue entry) {
    CARNET_TRY(const auto value, entry.require(name::kStatusListIndex));
    CARNET_TRY(const auto text, value.as_string());
    const bool digits = !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
    if (!digits || (text.size() > 1 && text.front() == '0')) {
        return error(ErrorCode::kBadValue,
                     "statusListIndex is a whole number from 0 on, written as a string of decimal digits "
                     "without sign, leading zeros or exponent, for example \"94567\".",
                     value.pointer());
    }
    std::uint64_t index = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), index);
    if (failed == std::errc() && end == text.data() + text.size()) return index;
    return error(ErrorCode::kStatusIndexRange, "No status list has that many entries.", value.pointer());
}

Result<std::string_view> read_list(JsonValue entry) {
    CARNET_TRY(const auto list, required_string(entry, name::kStatusListCredential));
    if (is_http_url(list)) return list;
    return error(ErrorCode::kBadValue, "statusListCredential is the http or https URL of a status list.",
                 entry.find(name::kStatusListCredential)->pointer());
}

// spec: Bitstring Status List 1.0 section 2.1 (statusSize)
Result<unsigned> read_size(JsonValue entry) {
    const auto value = entry.find(name::kStatusSize);
    if (!value) return 1U;
    CARNET_TRY(const auto size, value->as_integer());
    if (size < 1) {
        return error(ErrorCode::kBadValue, "statusSize is a number of bits from 1 on.", value->pointer());
    }
    if (size > kMaxEntryBits) {
        return error(ErrorCode::kUnsupported, "Carnet reads status entries of up to 8 bits.",
                     value->pointer());
    }
    return static_cast<unsigned>(size);
}

// "0x" and hexadecimal digits, below 2^size.
Result<std::uint64_t> read_message_status(JsonValue message, unsigned size) {
    CARNET_TRY(const auto text, required_string(message, name::kStatus));
    std::uint64_t status = 0;
    const auto digits = text.starts_with("0x") ? text.substr(2) : std::string_view{};
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), status, 16);
    const bool whole = !digits.empty() && failed == std::errc() && end == digits.data() + digits.size();
    if (whole && is_hex_digit(digits.front()) && status < (1ULL << size)) return status;
    return error(ErrorCode::kBadValue,
                 "The status of a message is 0x and hexadecimal digits, within the entry's size.",
                 message.find(name::kStatus)->pointer());
}

bool has_duplicates(std::vector<std::pair<std::uint64_t, std::string>> messages) {
    std::sort(messages.begin(), messages.end());
    return std::adjacent_find(messages.begin(), messages.end(), [](const auto& a, const auto& b) {
               return a.first == b.first;
           }) != messages.end();
}

// One message for each value that an entry can have.
// spec: Bitstring Status List 1.0 section 2.1 (statusMessage)
Result<std::vector<std::pair<std::uint64_t, std::string>>> read_messages(JsonValue entry, unsigned size) {
    std::vector<std::pair<std::uint64_t, std::string>> messages;
    const auto value = entry.find(name::kStatusMessage);
    if (!value && size == 1) return messages;
    CARNET_TRY(const auto list, entry.require(name::kStatusMessage));
    CARNET_TRY_VOID(list.as_array());
    if (list.size() != (1ULL << size)) {
        return error(ErrorCode::kBadValue,
                     "statusMessage needs one message for each of the " + std::to_string(1ULL << size) +
                         " values that statusSize allows.",
                     list.pointer());
    }
    for (const JsonValue message : list.elements()) {
        CARNET_TRY(const auto status, read_message_status(message, size));
        CARNET_TRY(const auto text, required_string(message, name::kMessage));
        messages.emplace_back(status, text);
    }
    if (has_duplicates(messages)) {
        return error(ErrorCode::kBadValue, "Two messages stand for the same status.", list.pointer());
    }
    return messages;
}

Result<void> check_reference(JsonValue entry) {
    const auto value = entry.find(name::kStatusReference);
    if (!value) return {};
    CARNET_TRY(const auto references, one_or_more_strings(*value));
    if (std::all_of(references.begin(), references.end(), is_absolute_uri)) return {};
    return error(ErrorCode::kBadValue, "statusReference is a URL or an array of URLs.", value->pointer());
}

// spec: Bitstring Status List 1.0 section 2.1
Result<StatusEntry> read_bitstring_entry(JsonValue entry, StatusEntry read) {
    read.type = name::kBitstringStatusListEntry;
    CARNET_TRY(read.purpose, required_string(entry, name::kStatusPurpose));
    CARNET_TRY(read.index, read_index(entry));
    CARNET_TRY(read.list, read_list(entry));
    CARNET_TRY(read.size, read_size(entry));
    CARNET_TRY(read.messages, read_messages(entry, read.size));
    CARNET_TRY_VOID(check_reference(entry));
    if (read.id == read.list) {
        return error(ErrorCode::kBadValue,
                     "The id of a status entry must not be the URL of its list; leave it out or add #index.",
                     entry.pointer() + "/id");
    }
    return read;
}

}  // namespace

Result<StatusEntry> read_status_entry(JsonValue entry) {
    StatusEntry read;
    CARNET_TRY(read.id, optional_uri(entry, name::kId));
    CARNET_TRY(const auto types, types_of(entry));
    if (std::find(types.begin(), types.end(), name::kBitstringStatusListEntry) != types.end()) {
        return read_bitstring_entry(entry, std::move(read));
    }
    read.type = types.front();
    return read;
}

}  // namespace carnet::wallet
