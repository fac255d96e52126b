// SPDX-License-Identifier: Apache-2.0
//
// Batches, status changes and certificates as JSON, the same for --json and the admin API
// (docs/formats/desk-json.md).
#pragma once

#include "base/json_writer.h"
#include "issuer/desk/batch.h"
#include "issuer/desk/status_change.h"
#include "issuer/records.h"

#include <string>
#include <vector>

namespace carnet::issuer {

// "open", "approved", "withdrawn", "being issued", "issued": how far a batch is, in one word or two.
[[nodiscard]] std::string state_of(const BatchSummary& summary);

// The member "signatures": who signed what, when.
void write_signatures(JsonWriter& writer, const std::vector<OfficerSignature>& signatures);

// Each writes one object.
void write_summary(JsonWriter& writer, const BatchSummary& summary);
void write_review(JsonWriter& writer, const BatchReview& review);
void write_change(JsonWriter& writer, const StatusChangeSummary& change);
// With the signed credential itself when the record holds its text.
void write_credential(JsonWriter& writer, const CredentialRecord& credential);

}  // namespace carnet::issuer
