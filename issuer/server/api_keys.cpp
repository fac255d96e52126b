// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/api_keys.h"

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/text_encoding.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

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
    CARNET_TRY(const auto digest, decode_hex(hash_text));
    if (digest.size() != record.hash.size())
        return error(ErrorCode::kStoreCorrupt, "is not a SHA-256 digest", hash.pointer());
    std::copy(digest.begin(), digest.end(), record.hash.begin());
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

Result<ApiKeys> ApiKeys::open(const std::filesystem::path& directory) {
    ApiKeys keys(directory / "api-keys.json");
    if (!std::filesystem::exists(keys.file_)) return keys;
    std::ifstream file(keys.file_, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    CARNET_TRY(const auto document, JsonDocument::parse(text));
    CARNET_TRY(const auto list, document.root().require("keys"));
    for (const auto value : list.elements()) {
        CARNET_TRY(auto record, read_record(value));
        keys.records_.push_back(std::move(record));
    }
    return keys;
}

Result<std::string> ApiKeys::add(std::string_view name, ApiRole role, UtcTime now, Random& random) {
    if (!is_key_name(name))
        return error(ErrorCode::kBadValue, "must be 1 to 40 of a-z, 0-9 and -", std::string(name));
    if (records_.size() >= kMaxKeys)
        return error(ErrorCode::kLimit, "there are too many API keys; remove some", std::string(name));
    const auto taken = [&](const ApiKeyRecord& record) { return record.name == name; };
    if (std::any_of(records_.begin(), records_.end(), taken))
        return error(ErrorCode::kConflict, "an API key of this name is there already", std::string(name));
    std::array<std::uint8_t, kSecretBytes> secret{};
    random.fill(secret);
    auto presented = "ck_" + std::string(name) + "_" + encode_base64url(secret);
    records_.push_back({std::string(name), role, keys::sha256(as_bytes(presented)), now});
    CARNET_TRY_VOID(save());
    return presented;
}

Result<void> ApiKeys::remove(std::string_view name) {
    const auto removed =
        std::erase_if(records_, [&](const ApiKeyRecord& record) { return record.name == name; });
    if (removed == 0)
        return error(ErrorCode::kNotFound, "there is no API key of this name", std::string(name));
    return save();
}

const ApiKeyRecord* ApiKeys::find(std::string_view presented) const {
    const auto hash = keys::sha256(as_bytes(presented));
    const ApiKeyRecord* found = nullptr;
    for (const auto& record : records_) {
        if (equal_in_constant_time(record.hash, hash)) found = &record;
    }
    return found;
}

Result<void> ApiKeys::save() const {
    JsonWriter writer;
    writer.begin_object().key("keys").begin_array();
    for (const auto& record : records_) {
        writer.begin_object().member("name", record.name).member("role", to_string(record.role));
        writer.member("sha256", encode_hex(record.hash))
            .member("created", Timestamp::of(record.created).text())
            .end_object();
    }
    writer.end_array().end_object();
    const auto beside = file_.string() + ".part";
    std::ofstream out(beside, std::ios::binary);
    out << writer.take() << '\n';
    out.close();
    if (!out) return error(ErrorCode::kIo, "cannot be written", file_.string());
    std::error_code failed;
    std::filesystem::permissions(
        beside, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, failed);
    std::filesystem::rename(beside, file_, failed);
    if (failed) return error(ErrorCode::kIo, "cannot be put in place: " + failed.message(), file_.string());
    return {};
}

}  // namespace carnet::issuer
