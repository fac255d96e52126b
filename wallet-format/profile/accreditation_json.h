// SPDX-License-Identifier: Apache-2.0
//
// Parts of a trust list as they stand on the wire, by themselves: for whoever keeps one before it is on a
// list. Same members, same strictness. Pure, thread-safe. Field by field: docs/formats/trust-list.md.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "wallet-format/profile/trust_list.h"

#include <string>
#include <string_view>

namespace carnet::wallet {

[[nodiscard]] std::string_view to_string(AccreditedRole role) noexcept;       // "award", ...
[[nodiscard]] std::string_view to_string(AccreditationState state) noexcept;  // "granted", ...

[[nodiscard]] std::string write_accreditation(const Accreditation& accreditation);
[[nodiscard]] std::string write_accreditation_event(const AccreditationEvent& event);

// kMissingMember, kWrongType, kBadValue, kUnknownMember with the JSON Pointer in the value's document. Rules
// between members are check_accreditation's, of events those of their accreditation.
[[nodiscard]] Result<Accreditation> read_accreditation(JsonValue json);
[[nodiscard]] Result<AccreditationEvent> read_accreditation_event(JsonValue json);
[[nodiscard]] Result<AccreditationScope> read_accreditation_scope(JsonValue json);

// One accreditation by itself: kBadValue with a pointer into it.
[[nodiscard]] Result<void> check_accreditation(const Accreditation& accreditation);

}  // namespace carnet::wallet
