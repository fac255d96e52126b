// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/envelope_rules.h"

#include "wallet-format/profile/src/text_rules.h"
#include "wallet-format/vocabulary.h"

#include <cstddef>

namespace carnet::wallet::profile {
namespace {

Result<void> good_text(const Complaint& complaint, const char* where) {
    if (complaint) return error(ErrorCode::kBadValue, "this text " + *complaint, where);
    return {};
}

Result<void> good(bool holds, const char* otherwise, const char* where) {
    if (!holds) return error(ErrorCode::kBadValue, otherwise, where);
    return {};
}

Result<void> check_status(const StatusEntry& status) {
    const auto* where = "envelope/statuses";
    CARNET_TRY_VOID(good(status.type == name::kBitstringStatusListEntry,
                         "only BitstringStatusListEntry can be written", where));
    CARNET_TRY_VOID(good(!status.purpose.empty(), "a status needs its purpose", where));
    CARNET_TRY_VOID(good_text(check_uri(status.list), where));
    CARNET_TRY_VOID(good(status.id.empty() || !check_uri(status.id), "a status id must be a URI", where));
    const bool counted = status.size == 1 || status.messages.size() == (std::size_t{1} << status.size);
    return good(status.size >= 1 && status.size <= 8 && counted,
                "statusSize is 1 to 8, and above 1 each value needs its message", where);
}

}  // namespace

Result<void> check_envelope(const Envelope& envelope) {
    CARNET_TRY_VOID(good_text(check_uuid_urn(envelope.id), "envelope/id"));
    CARNET_TRY_VOID(good_text(check_did(envelope.issuer), "envelope/issuer"));
    CARNET_TRY_VOID(good_text(check_line(envelope.issuer_name, kMaxTitle), "envelope/issuer_name"));
    CARNET_TRY_VOID(good_text(check_uri(envelope.schema_base), "envelope/schema_base"));
    CARNET_TRY_VOID(good(envelope.schema_base.ends_with('/'),
                         "the URL prefix of the schemas must end with '/'", "envelope/schema_base"));
    CARNET_TRY_VOID(good(!envelope.valid_until || envelope.valid_from < *envelope.valid_until,
                         "the credential would end before it begins", "envelope/valid_until"));
    for (const auto& status : envelope.statuses) CARNET_TRY_VOID(check_status(status));
    return {};
}

}  // namespace carnet::wallet::profile
