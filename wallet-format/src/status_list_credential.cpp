// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/status-list/status_list_credential.h"

#include "base/json_writer.h"
#include "wallet-format/src/members.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <utility>

namespace carnet::wallet {
namespace {

void write_purposes(JsonWriter& writer, const std::vector<std::string>& purposes) {
    writer.key(name::kStatusPurpose);
    if (purposes.size() == 1) {
        writer.string(purposes.front());
        return;
    }
    writer.begin_array();
    for (const auto& purpose : purposes) writer.string(purpose);
    writer.end_array();
}

// statusSize and statusMessages are not written, although the specification asks for them where the purpose
// is "message": no published context defines them here (docs/divergences.md). The entries carry both.
void write_subject(JsonWriter& writer, const StatusListContent& content, const Bitstring& bits) {
    writer.key(name::kCredentialSubject).begin_object();
    writer.member(name::kId, content.id + "#list");
    writer.member(name::kType, name::kBitstringStatusList);
    write_purposes(writer, content.purposes);
    writer.member(name::kEncodedList, bits.encode());
    if (content.ttl_milliseconds != 0) {
        writer.key(name::kTtl).integer(static_cast<std::int64_t>(content.ttl_milliseconds));
    }
    writer.end_object();
}

// The one object that is the list.
Result<JsonValue> list_subject(const Credential& credential) {
    CARNET_TRY(const auto value, credential.json().require(name::kCredentialSubject));
    CARNET_TRY(const auto subjects, one_or_more_objects(value));
    CARNET_TRY(const auto types, types_of(subjects.front()));
    const bool is_list = std::find(types.begin(), types.end(), name::kBitstringStatusList) != types.end();
    if (subjects.size() == 1 && is_list) return subjects.front();
    return error(ErrorCode::kStatusListType,
                 "The subject of a status list is one object of type BitstringStatusList.", value.pointer());
}

Result<std::optional<std::uint64_t>> read_ttl(JsonValue subject) {
    const auto value = subject.find(name::kTtl);
    if (!value) return std::optional<std::uint64_t>{};
    CARNET_TRY(const auto ttl, value->as_integer());
    if (ttl < 0) return error(ErrorCode::kBadValue, "ttl is a number of milliseconds.", value->pointer());
    return std::optional<std::uint64_t>(static_cast<std::uint64_t>(ttl));
}

// A list that states the size of its entries must mean the same as the entry that refers to it.
Result<void> check_size(JsonValue subject, unsigned entry_bits) {
    const auto value = subject.find(name::kStatusSize);
    if (!value) return {};
    CARNET_TRY(const auto size, value->as_integer());
    if (size == static_cast<std::int64_t>(entry_bits)) return {};
    return error(ErrorCode::kBadValue,
                 "The list's statusSize is not that of the credential's status entry (" +
                     std::to_string(entry_bits) + ").",
                 value->pointer());
}

Result<Bitstring> read_bits(JsonValue subject, unsigned entry_bits, std::size_t max_bytes) {
    CARNET_TRY(const auto encoded, required_string(subject, name::kEncodedList));
    auto bits = Bitstring::decode(encoded, entry_bits, max_bytes);
    if (bits) return bits;
    auto failed = std::move(bits).error();
    failed.where = subject.find(name::kEncodedList)->pointer();
    return failed;
}

}  // namespace

// spec: Bitstring Status List 1.0 section 2.2
std::string write_status_list(const StatusListContent& content, const Bitstring& bits) {
    JsonWriter writer;
    writer.begin_object();
    writer.key(name::kContext).begin_array().string(name::kCredentialsV2).end_array();
    writer.member(name::kId, content.id);
    writer.key(name::kType).begin_array();
    writer.string(name::kVerifiableCredential).string(name::kBitstringStatusListCredential).end_array();
    writer.member(name::kIssuer, content.issuer);
    writer.member(name::kValidFrom, Timestamp::of(content.valid_from).text());
    writer.member(name::kValidUntil, Timestamp::of(content.valid_until).text());
    write_subject(writer, content, bits);
    writer.end_object();
    return writer.take();
}

// spec: Bitstring Status List 1.0 section 2.2
Result<StatusList> read_status_list(const Credential& credential, unsigned entry_bits,
                                    std::size_t max_bytes) {
    if (!credential.has_type(name::kBitstringStatusListCredential)) {
        return error(ErrorCode::kStatusListType, "This credential is not a BitstringStatusListCredential.",
                     credential.json().pointer() + "/type");
    }
    CARNET_TRY(const auto subject, list_subject(credential));
    CARNET_TRY(const auto purpose, subject.require(name::kStatusPurpose));
    CARNET_TRY(const auto purposes, one_or_more_strings(purpose));
    CARNET_TRY(const auto ttl, read_ttl(subject));
    CARNET_TRY_VOID(check_size(subject, entry_bits));
    CARNET_TRY(auto bits, read_bits(subject, entry_bits, max_bytes));
    return StatusList{std::string(credential.id()),
                      std::string(credential.issuer()),
                      {purposes.begin(), purposes.end()},
                      credential.valid_from(),
                      credential.valid_until(),
                      ttl,
                      std::move(bits)};
}

}  // namespace carnet::wallet
