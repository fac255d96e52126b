// SPDX-License-Identifier: Apache-2.0
#include "issuer/src/envelope.h"

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "wallet-format/profile/competency.h"
#include "wallet-format/vocabulary.h"

#include <variant>

namespace carnet::issuer {
namespace {

constexpr std::int64_t kLastSecondOfDay = 24 * 3600 - 1;

Result<std::string> read_text(JsonValue root, std::string_view member) {
    CARNET_TRY(const auto value, root.require(member));
    CARNET_TRY(const auto text, value.as_string());
    return std::string(text);
}

// spec: Bitstring Status List 1.0 section 2.1
wallet::StatusEntry status_entry(const SharedEnvelope& envelope, std::string_view list_id,
                                 StatusPurpose purpose, std::uint64_t index) {
    wallet::StatusEntry entry;
    entry.type = wallet::name::kBitstringStatusListEntry;
    entry.purpose = to_string(purpose);
    entry.index = index;
    entry.list.append(envelope.status_base).append(list_id).append("/").append(entry.purpose);
    entry.id.append(entry.list).append("#").append(std::to_string(index));
    return entry;
}

// The one thing that is added to what was approved.
Result<void> bind(wallet::CompetencyDocument& document, std::string_view holder) {
    auto& id =
        std::visit([](auto& one) -> std::optional<std::string>& { return one.award.holder.id; }, document);
    if (id) return error(ErrorCode::kConflict, "The row was approved for a key that stands in it.");
    id = std::string(holder);
    return {};
}

}  // namespace

SharedEnvelope envelope_of(const IssuerSettings& settings) {
    return {settings.did, settings.name, settings.schema_base(), settings.base_url + "/status/"};
}

std::vector<wallet::StatusEntry> status_entries(const SharedEnvelope& envelope, std::string_view list_id,
                                                std::uint64_t index) {
    return {status_entry(envelope, list_id, StatusPurpose::kRevocation, index),
            status_entry(envelope, list_id, StatusPurpose::kSuspension, index)};
}

std::string write_envelope(const SharedEnvelope& envelope) {
    JsonWriter writer;
    writer.begin_object().member("issuer", envelope.issuer).member("issuerName", envelope.issuer_name);
    writer.member("schemaBase", envelope.schema_base).member("statusBase", envelope.status_base);
    return writer.end_object().take();
}

Result<SharedEnvelope> read_envelope(std::string_view text) {
    CARNET_TRY(const auto document, JsonDocument::parse(text));
    SharedEnvelope envelope;
    CARNET_TRY(envelope.issuer, read_text(document.root(), "issuer"));
    CARNET_TRY(envelope.issuer_name, read_text(document.root(), "issuerName"));
    CARNET_TRY(envelope.schema_base, read_text(document.root(), "schemaBase"));
    CARNET_TRY(envelope.status_base, read_text(document.root(), "statusBase"));
    return envelope;
}

Result<std::string> write_unsigned(const SharedEnvelope& shared, const Reservation& reservation,
                                   std::string_view list_id, const BatchRow& row, std::string_view holder) {
    CARNET_TRY(const auto claims, JsonDocument::parse(row.claims));
    CARNET_TRY(auto document, wallet::read_claims(claims.root()));
    if (!holder.empty()) CARNET_TRY_VOID(bind(document, holder));
    wallet::Envelope envelope;
    envelope.id = reservation.id;
    envelope.issuer = shared.issuer;
    envelope.issuer_name = shared.issuer_name;
    envelope.valid_from = reservation.valid_from;
    if (row.valid_until) envelope.valid_until = row.valid_until->start().plus_seconds(kLastSecondOfDay);
    envelope.schema_base = shared.schema_base;
    envelope.statuses = status_entries(shared, list_id, reservation.index);
    return wallet::write_competency(document, envelope);
}

}  // namespace carnet::issuer
