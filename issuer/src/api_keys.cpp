// SPDX-License-Identifier: Apache-2.0
#include "issuer/api_keys.h"

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/text_encoding.h"
#include "issuer/audit.h"
#include "issuer/src/store_facts.h"

#include <algorithm>
#include <array>

namespace carnet::issuer {
namespace {

constexpr std::size_t kSecretBytes = 32;
constexpr std::size_t kMaxKeys = 1'000;

Result<ApiKeyRecord> read_record(JsonValue value) {
    ApiKeyRecord record;
    CARNET_TRY(const auto name, value.require("name"));
    CARNET_TRY(const auto role, value.require("role"));
    CARNET_TRY(const auto hash, value.require("sha256"));
    CARNET_TRY(const auto created, value.require("created"));
    CARNET_TRY(record.name, name.as_string());
    CARNET_TRY(const auto role_text, role.as_string());
    CARNET_TRY(record.role, api_role_from(role_text));
    CARNET_TRY(const auto hash_text, hash.as_string());
    CARNET_TRY(record.hash, keys::sha256_from_hex(hash_text));
    CARNET_TRY(const auto time_text, created.as_string());
    CARNET_TRY(const auto time, Timestamp::parse(time_text));
    record.created = time.instant();
    return record;
}

bool is_key_name(std::string_view name) {
    return !name.empty() && name.size() <= 40 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

void write_record(JsonWriter& writer, const ApiKeyRecord& record) {
    writer.begin_object().member("created", Timestamp::of(record.created).text());
    writer.member("name", record.name).member("role", to_string(record.role));
    writer.member("sha256", encode_hex(record.hash)).end_object();
}

Result<std::vector<ApiKeyRecord>> read_records(std::string_view text) {
    CARNET_TRY(const auto document, JsonDocument::parse(text));
    CARNET_TRY(const auto list, document.root().require("keys"));
    std::vector<ApiKeyRecord> keys;
    for (const JsonValue value : list.elements()) {
        CARNET_TRY(auto record, read_record(value));
        keys.push_back(std::move(record));
    }
    return keys;
}

Result<void> keep(Records& records, const std::vector<ApiKeyRecord>& keys) {
    JsonWriter writer;
    writer.begin_object().key("keys").begin_array();
    for (const auto& key : keys) write_record(writer, key);
    writer.end_array().end_object();
    return records.facts->put(fact::kApiKeys, writer.take());
}

auto named(std::string_view name) {
    return [name](const ApiKeyRecord& key) { return key.name == name; };
}

}  // namespace

std::string_view to_string(ApiRole role) noexcept {
    switch (role) {
        case ApiRole::kRead:
            return "read";
        case ApiRole::kPrepare:
            return "prepare";
    }
    return "read";
}

Result<ApiRole> api_role_from(std::string_view text) {
    if (text == "read") return ApiRole::kRead;
    if (text == "prepare") return ApiRole::kPrepare;
    return error(ErrorCode::kBadValue, "must be read or prepare", "role");
}

Sha256Digest digest_of(const ApiKeyRecord& record) {
    JsonWriter writer;
    write_record(writer, record);
    return keys::sha256(as_bytes(writer.take()));
}

Result<std::vector<ApiKeyRecord>> list_api_keys(const Records& records) {
    CARNET_TRY(const auto text, records.facts->find(fact::kApiKeys));
    if (!text) return std::vector<ApiKeyRecord>{};
    auto keys = read_records(*text);
    if (!keys)
        return error(ErrorCode::kStoreCorrupt, "The API keys do not read: " + keys.error().message(),
                     "API keys");
    return keys;
}

Result<std::string> add_api_key(IssuerHome& home, std::string_view name, ApiRole role, UtcTime now,
                                Random& random) {
    if (!is_key_name(name))
        return error(ErrorCode::kBadValue, "must be 1 to 40 of a-z, 0-9 and -", std::string(name));
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY(auto all, list_api_keys(home.records()));
    if (all.size() >= kMaxKeys)
        return error(ErrorCode::kLimit, "there are too many API keys; remove some", std::string(name));
    if (std::any_of(all.begin(), all.end(), named(name)))
        return error(ErrorCode::kConflict, "an API key of this name is there already", std::string(name));
    std::array<std::uint8_t, kSecretBytes> secret{};
    random.fill(secret);
    auto presented = "ck_" + std::string(name) + "_" + encode_base64url(secret);
    all.push_back({std::string(name), role, keys::sha256(as_bytes(presented)), UtcTime{now.seconds, 0}});
    CARNET_TRY_VOID(keep(home.records(), all));
    CARNET_TRY_VOID(act.note({"operator", AuditAction::kApiKeyAdded, name, digest_of(all.back())}, now));
    CARNET_TRY_VOID(act.commit());
    return presented;
}

Result<void> remove_api_key(IssuerHome& home, std::string_view name, UtcTime now) {
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY(auto all, list_api_keys(home.records()));
    const auto removed = std::find_if(all.begin(), all.end(), named(name));
    if (removed == all.end())
        return error(ErrorCode::kNotFound, "there is no API key of this name", std::string(name));
    CARNET_TRY_VOID(act.note({"operator", AuditAction::kApiKeyRemoved, name, digest_of(*removed)}, now));
    all.erase(removed);
    CARNET_TRY_VOID(keep(home.records(), all));
    return act.commit();
}

Result<std::uint64_t> drop_api_keys(Records& records) {
    const auto all = list_api_keys(records);
    CARNET_TRY_VOID(keep(records, {}));
    return all ? all->size() : 0;
}

Result<std::optional<ApiKeyRecord>> find_api_key(const Records& records, std::string_view presented) {
    CARNET_TRY(const auto all, list_api_keys(records));
    const auto hash = keys::sha256(as_bytes(presented));
    std::optional<ApiKeyRecord> found;
    for (const auto& record : all) {
        if (equal_in_constant_time(record.hash, hash)) found = record;
    }
    return found;
}

}  // namespace carnet::issuer
