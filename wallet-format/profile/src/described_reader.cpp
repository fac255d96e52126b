// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/described_reader.h"

#include <algorithm>

namespace carnet::wallet::profile {
namespace {

Error bad(JsonValue at, std::string detail) {
    return error(ErrorCode::kBadValue, std::move(detail), at.pointer());
}

Result<std::string> read_text(JsonValue json, TextKind kind) {
    CARNET_TRY(const auto text, json.as_string());
    if (auto complaint = check_text(kind, text)) return bad(json, "this text " + *std::move(complaint));
    return std::string(text);
}

Result<std::int64_t> read_whole(JsonValue json, std::int64_t least, std::int64_t most) {
    CARNET_TRY(const auto number, json.as_integer());
    if (number < least || number > most)
        return bad(json,
                   "is not a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return number;
}

Result<Date> read_date(JsonValue json, bool must_be_whole) {
    CARNET_TRY(const auto text, json.as_string());
    const auto date = Date::parse(text);
    if (!date || (must_be_whole && !date->is_complete()))
        return bad(json, must_be_whole ? "is not a day such as \"2026-05-01\""
                                       : "is not a date such as \"2026-05-01\", \"2026-05\" or \"2026\"");
    return *date;
}

// One spelling for each instant, so that a document read and written again is the same.
Result<UtcTime> read_instant(JsonValue json) {
    CARNET_TRY(const auto text, json.as_string());
    const auto time = Timestamp::parse(text);
    if (!time || Timestamp::of(time->instant()).text() != text)
        return bad(json, "is not a time written as \"2026-05-01T09:30:00Z\"");
    return time->instant();
}

}  // namespace

std::optional<JsonValue> MemberReader::find(std::string_view name) {
    if (fault_) return std::nullopt;
    asked_.push_back(name);
    const auto member = object_.find(name);
    if (member) ++found_;
    return member;
}

std::optional<JsonValue> MemberReader::require(std::string_view name) {
    const auto member = find(name);
    if (!member && !fault_) {
        if (const auto missing = object_.require(name); !missing) fail(missing.error());
    }
    return member;
}

std::optional<JsonValue> MemberReader::find_list(std::string_view name, Count count) {
    const auto member = count.least == 0 ? find(name) : require(name);
    if (!member) return std::nullopt;
    if (!member->is_array()) {
        fail(member->as_array().error());
        return std::nullopt;
    }
    if (member->size() >= std::max<std::size_t>(count.least, 1) && member->size() <= count.most)
        return member;
    if (member->size() == 0)
        fail(bad(*member, count.least == 0 ? "is empty; leave the member out" : "is empty"));
    else if (member->size() > count.most)
        fail(bad(*member, "has more than " + std::to_string(count.most) + " elements"));
    else
        fail(bad(*member, "has fewer than " + std::to_string(count.least) + " elements"));
    return std::nullopt;
}

void MemberReader::text(std::string_view name, std::string& out, TextKind kind) {
    if (const auto json = require(name)) put(read_text(*json, kind), out);
}
void MemberReader::text(std::string_view name, std::optional<std::string>& out, TextKind kind) {
    if (const auto json = find(name)) put(read_text(*json, kind), out);
}

void MemberReader::constant(std::string_view name, std::string_view expected) {
    const auto json = require(name);
    if (!json) return;
    const auto text = json->as_string();
    if (!text) return fail(text.error());
    if (*text != expected) fail(bad(*json, "must be \"" + std::string(expected) + "\" here"));
}

void MemberReader::constant_flag(std::string_view name, bool expected) {
    const auto json = require(name);
    if (!json) return;
    const auto flag = json->as_boolean();
    if (!flag) return fail(flag.error());
    if (*flag != expected) fail(bad(*json, expected ? "must be true here" : "must be false here"));
}

void MemberReader::flag(std::string_view name, bool& out) {
    if (const auto json = require(name)) put(json->as_boolean(), out);
}
void MemberReader::flag(std::string_view name, std::optional<bool>& out) {
    if (const auto json = find(name)) put(json->as_boolean(), out);
}

void MemberReader::whole(std::string_view name, std::int64_t& out, std::int64_t least, std::int64_t most) {
    if (const auto json = require(name)) put(read_whole(*json, least, most), out);
}
void MemberReader::whole(std::string_view name, std::optional<std::int64_t>& out, std::int64_t least,
                         std::int64_t most) {
    if (const auto json = find(name)) put(read_whole(*json, least, most), out);
}

void MemberReader::day(std::string_view name, Date& out) {
    if (const auto json = require(name)) put(read_date(*json, true), out);
}
void MemberReader::day(std::string_view name, std::optional<Date>& out) {
    if (const auto json = find(name)) put(read_date(*json, true), out);
}

void MemberReader::partial_day(std::string_view name, Date& out) {
    if (const auto json = require(name)) put(read_date(*json, false), out);
}
void MemberReader::partial_day(std::string_view name, std::optional<Date>& out) {
    if (const auto json = find(name)) put(read_date(*json, false), out);
}

void MemberReader::instant(std::string_view name, UtcTime& out) {
    if (const auto json = require(name)) put(read_instant(*json), out);
}
void MemberReader::instant(std::string_view name, std::optional<UtcTime>& out) {
    if (const auto json = find(name)) put(read_instant(*json), out);
}

void MemberReader::translations(std::string_view name, Translations& out, TextKind kind, Count count) {
    const auto json = count.least == 0 ? find(name) : require(name);
    if (!json) return;
    if (!json->is_object()) return fail(json->as_object().error());
    if (json->size() < std::max<std::size_t>(count.least, 1) || json->size() > count.most)
        return fail(bad(*json, "has " + std::to_string(json->size()) + " languages, and 1 to " +
                                   std::to_string(count.most) + " are allowed"));
    for (const auto& [language, value] : json->members()) {
        if (check_text(TextKind::kLanguage, language))
            return fail(
                bad(value, "stands under \"" + std::string(language) + "\", which is no language tag"));
        auto text = read_text(value, kind);
        if (!text) return fail(std::move(text).error());
        out.emplace(language, *std::move(text));
    }
}

void MemberReader::texts(std::string_view name, std::vector<std::string>& out, TextKind kind, Count count) {
    const auto array = find_list(name, count);
    if (!array) return;
    out.reserve(array->size());
    for (const JsonValue element : array->elements()) {
        auto text = read_text(element, kind);
        if (!text) return fail(std::move(text).error());
        out.push_back(*std::move(text));
    }
}

void MemberReader::constants(std::string_view name, std::initializer_list<std::string_view> expected) {
    const auto array = find_list(name, {expected.size(), expected.size()});
    if (!array) return;
    const auto* next = expected.begin();
    for (const JsonValue element : array->elements()) {
        const auto text = element.as_string();
        if (!text) return fail(text.error());
        if (*text != *next) return fail(bad(element, "must be \"" + std::string(*next) + "\" here"));
        ++next;
    }
}

Result<void> MemberReader::finish() const {
    if (fault_) return *fault_;
    if (found_ == object_.size()) return {};
    for (const auto& [name, value] : object_.members()) {
        if (std::find(asked_.begin(), asked_.end(), name) == asked_.end())
            return error(ErrorCode::kUnknownMember, "this kind of document has no such member; remove it",
                         value.pointer());
    }
    return {};
}

}  // namespace carnet::wallet::profile
