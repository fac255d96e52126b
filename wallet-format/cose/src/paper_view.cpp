// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/cose/paper_view.h"

#include "base/json_writer.h"
#include "wallet-format/vocabulary.h"

namespace carnet::wallet {
namespace {

// spec: Bitstring Status List 1.0 section 2.1
void write_statuses(JsonWriter& out, const std::vector<StatusEntry>& statuses) {
    if (statuses.empty()) return;
    out.key(name::kCredentialStatus).begin_array();
    for (const StatusEntry& entry : statuses) {
        out.begin_object().member(name::kType, entry.type).member(name::kStatusPurpose, entry.purpose);
        out.member(name::kStatusListIndex, std::to_string(entry.index));
        out.member(name::kStatusListCredential, entry.list).end_object();
    }
    out.end_array();
}

}  // namespace

Result<JsonDocument> paper_view(const PaperDocument& document) {
    const Envelope& envelope = document.envelope;
    JsonWriter out;
    out.begin_object().key(name::kContext).begin_array().string(name::kCredentialsV2).end_array();
    out.member(name::kId, envelope.id);
    out.key(name::kType).begin_array().string(name::kVerifiableCredential);
    out.string(type_name(document.content)).end_array();
    out.key(name::kIssuer).begin_object().member(name::kId, envelope.issuer);
    out.member(name::kName, envelope.issuer_name).end_object();
    out.member(name::kValidFrom, Timestamp::of(envelope.valid_from).text());
    if (envelope.valid_until) out.member(name::kValidUntil, Timestamp::of(*envelope.valid_until).text());
    write_statuses(out, envelope.statuses);
    out.key(name::kCredentialSubject).begin_object();
    out.member("printed", Timestamp::of(document.printed).text()).end_object().end_object();
    return JsonDocument::parse(out.take());
}

}  // namespace carnet::wallet
