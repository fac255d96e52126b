// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/document_end.h"

#include "wallet-format/profile/src/rule.h"

namespace carnet::wallet::profile {
namespace {

Result<void> ends_by(const std::optional<UtcTime>& end, const std::optional<Date>& until, const char* where) {
    if (!until || (end && *end <= until->start())) return {};
    return broken(where, "must be there and lie no later than the beginning of " + until->text() +
                             ", on which the document says that it no longer holds");
}

}  // namespace

Result<void> check_end(const Envelope& envelope, const std::optional<Date>& until) {
    return ends_by(envelope.valid_until, until, "envelope/valid_until");
}

Result<void> check_end(const Credential& credential, const std::optional<Date>& until) {
    const auto& end = credential.valid_until();
    return ends_by(end ? std::optional(end->instant()) : std::nullopt, until, "/validUntil");
}

}  // namespace carnet::wallet::profile
