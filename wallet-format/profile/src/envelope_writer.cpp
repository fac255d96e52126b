// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/envelope_writer.h"

#include "base/text_encoding.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/profile/src/members.h"
#include "wallet-format/vocabulary.h"

#include <array>
#include <charconv>
#include <string>

namespace carnet::wallet::profile {
namespace {

void write_messages(JsonWriter& out, const StatusEntry& status) {
    out.key(name::kStatusSize).integer(static_cast<std::int64_t>(status.size));
    out.key(name::kStatusMessage).begin_array();
    for (const auto& [value, text] : status.messages) {
        std::array<char, 16> digits{};
        auto* const end = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
        out.begin_object().member(
            name::kStatus, "0x" + std::string(digits.data(), static_cast<std::size_t>(end - digits.data())));
        out.member(name::kMessage, text).end_object();
    }
    out.end_array();
}

void write_status(JsonWriter& out, const StatusEntry& status) {
    out.begin_object();
    if (!status.id.empty()) out.member(name::kId, status.id);
    out.member(name::kType, status.type).member(name::kStatusPurpose, status.purpose);
    out.member(name::kStatusListIndex, std::to_string(status.index));
    out.member(name::kStatusListCredential, status.list);
    if (status.size > 1) write_messages(out, status);
    out.end_object();
}

}  // namespace

void write_strings(JsonWriter& out, std::string_view key, std::span<const std::string_view> values) {
    out.key(key).begin_array();
    for (const auto value : values) out.string(value);
    out.end_array();
}

void write_validity(JsonWriter& out, const Envelope& envelope) {
    out.member(name::kValidFrom, Timestamp::of(envelope.valid_from).text());
    if (envelope.valid_until) out.member(name::kValidUntil, Timestamp::of(*envelope.valid_until).text());
}

void write_statuses(JsonWriter& out, const Envelope& envelope) {
    if (envelope.statuses.empty()) return;
    out.key(name::kCredentialStatus).begin_array();
    for (const auto& status : envelope.statuses) write_status(out, status);
    out.end_array();
}

void write_schema(JsonWriter& out, const Envelope& envelope, std::string_view schema_file) {
    out.key(name::kCredentialSchema).begin_array().begin_object();
    out.member(name::kId, envelope.schema_base + std::string(schema_file));
    out.member(name::kType, member::kJsonSchema).end_object().end_array();
}

void write_carnet_resource(JsonWriter& out) {
    out.key(name::kRelatedResource).begin_array().begin_object();
    out.member(name::kId, name::kCarnetV1);
    const auto multibase = context_digest(name::kCarnetV1).value_or("");
    out.member(name::kDigestMultibase, multibase);
    if (const auto digest = decode_multibase(multibase))
        out.member(name::kDigestSri, "sha256-" + encode_base64(*digest));
    out.end_object().end_array();
}

}  // namespace carnet::wallet::profile
