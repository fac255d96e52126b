// SPDX-License-Identifier: Apache-2.0
//
// The trust list's desk as JSON, the same for --json and the admin API.
#pragma once

#include "base/json_writer.h"
#include "issuer/desk/trust_change.h"
#include "issuer/desk/trust_state.h"
#include "issuer/records.h"

#include <optional>
#include <string_view>

namespace carnet::issuer {

// "granted", ...: what it is on a day by its history; "not-yet" before it, "over" after its term.
[[nodiscard]] std::string_view standing_on(const wallet::Accreditation& accreditation, Date day);

// Each writes one object.
void write_trust_change(JsonWriter& writer, const TrustChangeSummary& summary);
// One line of a table: id, body, role, standing, days.
void write_accreditation_facts(JsonWriter& writer, const wallet::Accreditation& accreditation, Date today);
// Sequence and times, without the text.
void write_trust_version(JsonWriter& writer, const TrustPublication& publication);

// The list as it stands: its terms, the newest version, whether something approved waits for the next one.
struct TrustOverview {
    std::optional<TrustListTerms> terms;
    std::size_t entries = 0;
    std::optional<TrustPublication> newest;
    bool is_changed = false;      // the next version says something else
    bool is_interrupted = false;  // resume_trust is to come
};
[[nodiscard]] Result<TrustOverview> overview_of(const Records& records);
void write_overview(JsonWriter& writer, const TrustOverview& overview, std::string_view url);

}  // namespace carnet::issuer
