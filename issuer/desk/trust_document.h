// SPDX-License-Identifier: Apache-2.0
// The statement that officers sign about a change of the trust list (docs/formats/approval.md).
#pragma once

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/result.h"
#include "issuer/desk/trust_change.h"

#include <string>
#include <string_view>

namespace carnet::issuer {

// kBadValue, kWrongType: a member that cannot stand on a list, with its pointer ("/accreditations/0/id").
[[nodiscard]] Result<std::string> write_trust_document(const TrustChange& change);
// kStoreCorrupt: not what write_trust_document writes.
[[nodiscard]] Result<TrustChange> read_trust_document(std::string_view document);

// The part of it that kAmend decides, as it also stands in the admin API. Errors of the JSON reader with the
// pointer; kUnknownMember.
[[nodiscard]] Result<TrustAmendment> read_trust_amendment(JsonValue json);
void write_trust_amendment(JsonWriter& writer, const TrustAmendment& amendment);

}  // namespace carnet::issuer
