// SPDX-License-Identifier: Apache-2.0
//
// Batches, certificates and status changes as an officer reads them before signing.
#pragma once

#include "issuer/commands/console.h"
#include "issuer/desk/batch.h"
#include "issuer/desk/desk_json.h"
#include "issuer/desk/status_change.h"
#include "issuer/records.h"

#include <vector>

namespace carnet::issuer {

// Totals, signatures, and the sample certificates in full.
void say_review(const Console& console, const BatchReview& review);
void say_summary(const Console& console, const BatchSummary& summary);

// Who signed what, when.
void say_signatures(const Console& console, const std::vector<OfficerSignature>& signatures);

void say_change(const Console& console, const StatusChangeSummary& change);

void say_credential(const Console& console, const CredentialRecord& credential);

}  // namespace carnet::issuer
