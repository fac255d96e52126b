// SPDX-License-Identifier: Apache-2.0
// The statement that officers sign about a change of the trust list (docs/formats/approval.md).
#pragma once

#include "base/result.h"
#include "issuer/desk/trust_change.h"

#include <string>
#include <string_view>

namespace carnet::issuer {

// kBadValue, kWrongType: a member that cannot stand on a list, with its pointer ("/accreditations/0/id").
[[nodiscard]] Result<std::string> write_trust_document(const TrustChange& change);
// kStoreCorrupt: not what write_trust_document writes.
[[nodiscard]] Result<TrustChange> read_trust_document(std::string_view document);

}  // namespace carnet::issuer
