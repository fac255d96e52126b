// SPDX-License-Identifier: Apache-2.0
#include "issuer/token_status.h"

#include "issuer/oid4vci/sd_jwt_copy.h"
#include "issuer/status_registry.h"
#include "wallet-format/jose/compact_jws.h"
#include "wallet-format/status-list/status_list_token.h"

namespace carnet::issuer {
namespace {

constexpr unsigned kEntryBits = 2;

// What is revoked stays so, whatever was suspended before. spec: Token Status List draft-21 section 7.1
Result<wallet::TokenStatusList> read_statuses(const Records& records, const StatusListRecord& list) {
    CARNET_TRY(auto statuses, wallet::TokenStatusList::zeros(list.entries, kEntryBits));
    CARNET_TRY(const auto suspended, records.status_bits->indices(list.number, StatusPurpose::kSuspension));
    for (const auto index : suspended) CARNET_TRY_VOID(statuses.set(index, wallet::kTokenSuspended));
    CARNET_TRY(const auto revoked, records.status_bits->indices(list.number, StatusPurpose::kRevocation));
    for (const auto index : revoked) CARNET_TRY_VOID(statuses.set(index, wallet::kTokenInvalid));
    return statuses;
}

}  // namespace

Result<std::string> sign_token_list(const IssuerHome& home, const StatusListRecord& list,
                                    const StatusKey& key, UtcTime now) {
    const auto& settings = home.settings();
    CARNET_TRY(const auto statuses, read_statuses(home.records(), list));
    wallet::StatusListTokenContent content;
    content.uri = token_status_url(settings.base_url, list.id);
    content.issued = UtcTime{now.seconds, 0};
    content.expires = content.issued.plus_seconds(settings.valid_seconds);
    content.ttl_seconds = static_cast<std::uint64_t>(settings.ttl_seconds);
    const auto claims = wallet::write_status_list_claims(content, statuses);
    wallet::JwsHeaderMembers header;
    header.typ = wallet::kStatusListTokenType;
    header.kid = key.record.id;
    CARNET_TRY(auto text, wallet::sign_compact_jws(header, as_bytes(claims), *key.signer));
    CARNET_TRY(const auto jws, wallet::CompactJws::parse(text));
    CARNET_TRY_VOID(wallet::verify_compact_jws(jws, key.record.public_key));
    return text;
}

}  // namespace carnet::issuer
