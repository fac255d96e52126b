// SPDX-License-Identifier: Apache-2.0
#include "keys/src/key_records_text.h"

#include "base/json_reader.h"
#include "base/json_writer.h"

#include <charconv>

namespace carnet::keys {

namespace {

constexpr std::string_view kFormat = "carnet-key-store";
constexpr std::int64_t kVersion = 1;
constexpr std::string_view kIdPrefix = "key-";
constexpr std::size_t kMaxIdDigits = 9;
constexpr std::size_t kTopMembers = 3;
constexpr std::size_t kAlwaysPresent = 5;  // members of every record

void write_time(JsonWriter& json, std::string_view name, const std::optional<UtcTime>& time) {
    if (time) json.member(name, Timestamp::of(*time).text());
}

void write_record(JsonWriter& json, const KeyRecord& record) {
    json.begin_object().member("id", record.id).member("purpose", to_string(record.purpose));
    json.member("publicKey", record.public_key.multikey()).member("state", to_string(record.state));
    write_time(json, "created", record.created);
    write_time(json, "retiringSince", record.retiring_since);
    write_time(json, "retiredSince", record.retired_since);
    write_time(json, "revokedAsOf", record.revoked_as_of);
    json.end_object();
}

Error corrupt(std::string detail, std::string where) {
    return error(ErrorCode::kStoreCorrupt, std::move(detail), std::move(where));
}

Result<std::string_view> text_of(const JsonValue& object, std::string_view name) {
    CARNET_TRY(const JsonValue member, object.require(name));
    return member.as_string();
}

Result<std::optional<UtcTime>> optional_time(const JsonValue& object, std::string_view name) {
    const auto member = object.find(name);
    if (!member) return std::optional<UtcTime>();
    CARNET_TRY(const std::string_view text, member->as_string());
    CARNET_TRY(const Timestamp time, Timestamp::parse(text));
    return std::optional<UtcTime>(time.instant());
}

// The history that each state has: a retired key was retiring before, a revoked one says from when on.
bool times_fit_state(const KeyRecord& record) {
    const bool retiring = record.retiring_since.has_value();
    const bool retired = record.retired_since.has_value();
    const bool revoked = record.revoked_as_of.has_value();
    if (retired && !retiring) return false;
    switch (record.state) {
        case KeyState::kActive:
            return !retiring && !revoked;
        case KeyState::kRetiring:
            return retiring && !retired && !revoked;
        case KeyState::kRetired:
            return retired && !revoked;
        case KeyState::kRevoked:
            return revoked;
    }
    return false;
}

std::size_t member_count(const KeyRecord& record) {
    return kAlwaysPresent + (record.retiring_since ? 1U : 0U) + (record.retired_since ? 1U : 0U) +
           (record.revoked_as_of ? 1U : 0U);
}

Result<KeyRecord> read_record(const JsonValue& object) {
    CARNET_TRY(const std::string_view id, text_of(object, "id"));
    CARNET_TRY(const std::string_view purpose_text, text_of(object, "purpose"));
    CARNET_TRY(const KeyPurpose purpose, key_purpose_from(purpose_text));
    CARNET_TRY(const std::string_view multikey, text_of(object, "publicKey"));
    CARNET_TRY(PublicKey public_key, PublicKey::from_multikey(multikey));
    CARNET_TRY(const std::string_view state_text, text_of(object, "state"));
    CARNET_TRY(const KeyState state, key_state_from(state_text));
    CARNET_TRY(const auto created, optional_time(object, "created"));
    CARNET_TRY(const auto retiring_since, optional_time(object, "retiringSince"));
    CARNET_TRY(const auto retired_since, optional_time(object, "retiredSince"));
    CARNET_TRY(const auto revoked_as_of, optional_time(object, "revokedAsOf"));
    if (!created) return corrupt("the key lacks its time of creation", object.pointer());
    KeyRecord record{std::string(id), purpose,        std::move(public_key), state,
                     *created,        retiring_since, retired_since,         revoked_as_of};
    if (object.size() != member_count(record)) return corrupt("a member is unknown", object.pointer());
    if (!times_fit_state(record)) return corrupt("the key's times do not fit its state", object.pointer());
    return record;
}

// Rising numbers are unique numbers, and two active keys of one purpose would leave it open which one signs.
Result<void> check_against(const std::vector<KeyRecord>& earlier, const KeyRecord& record,
                           const JsonValue& where) {
    const auto number = key_number(record.id);
    if (!number || (!earlier.empty() && *number <= *key_number(earlier.back().id))) {
        return corrupt("the key's id is not of the form key-N, or not above the one before", where.pointer());
    }
    for (const auto& other : earlier) {
        if (other.public_key == record.public_key) return corrupt("the key is there twice", where.pointer());
        if (other.purpose == record.purpose && other.state == KeyState::kActive &&
            record.state == KeyState::kActive) {
            return corrupt("two keys of one purpose are active", where.pointer());
        }
    }
    return {};
}

Result<JsonValue> key_list(const JsonValue& root) {
    CARNET_TRY(const JsonValue top, root.as_object());
    CARNET_TRY(const std::string_view format, text_of(top, "format"));
    CARNET_TRY(const JsonValue version_member, top.require("version"));
    CARNET_TRY(const std::int64_t version, version_member.as_integer());
    if (format != kFormat || version != kVersion || top.size() != kTopMembers) {
        return corrupt("this is not a key store, or one of a newer version", {});
    }
    CARNET_TRY(const JsonValue keys, top.require("keys"));
    return keys.as_array();
}

Result<std::vector<KeyRecord>> read_document(const JsonValue& root) {
    CARNET_TRY(const JsonValue list, key_list(root));
    std::vector<KeyRecord> records;
    for (const JsonValue& entry : list.elements()) {
        auto record = read_record(entry);
        if (!record) {
            const Error& cause = record.error();
            return corrupt(cause.detail, cause.where.empty() ? entry.pointer() : cause.where);
        }
        CARNET_TRY_VOID(check_against(records, *record, entry));
        records.push_back(*std::move(record));
    }
    return records;
}

}  // namespace

std::string write_key_records(const std::vector<KeyRecord>& records) {
    JsonWriter json;
    json.begin_object().member("format", kFormat).key("version").integer(kVersion).key("keys").begin_array();
    for (const auto& record : records) write_record(json, record);
    return json.end_array().end_object().take() + "\n";
}

Result<std::vector<KeyRecord>> read_key_records(std::string_view text) {
    const JsonLimits limits{.max_bytes = kMaxKeysText, .max_depth = 3, .max_values = 100'000};
    const auto document = JsonDocument::parse(text, limits);
    auto records =
        document ? read_document(document->root()) : Result<std::vector<KeyRecord>>(document.error());
    if (!records) {
        const Error& cause = records.error();
        return corrupt(cause.detail + "; take keys.json from a backup", cause.where);
    }
    return records;
}

std::optional<std::uint32_t> key_number(std::string_view id) noexcept {
    if (!id.starts_with(kIdPrefix)) return std::nullopt;
    const std::string_view digits = id.substr(kIdPrefix.size());
    if (digits.empty() || digits.size() > kMaxIdDigits || digits.front() == '0') return std::nullopt;
    std::uint32_t number = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (problem != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

}  // namespace carnet::keys
