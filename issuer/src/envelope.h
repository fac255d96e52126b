// SPDX-License-Identifier: Apache-2.0
//
// What all credentials of one configuration share beside their claims. Kept with the reservations, so that an
// interrupted run is finished with the words it was begun with even if the settings changed in between.
#pragma once

#include "base/result.h"
#include "issuer/records.h"
#include "issuer/settings.h"
#include "wallet-format/credential.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

struct SharedEnvelope {
    std::string issuer;  // DID
    std::string issuer_name;
    std::string schema_base;  // "https://host/schemas/"
    std::string status_base;  // "https://host/status/"
};

[[nodiscard]] SharedEnvelope envelope_of(const IssuerSettings& settings);
[[nodiscard]] std::string write_envelope(const SharedEnvelope& envelope);  // canonical JSON
[[nodiscard]] Result<SharedEnvelope> read_envelope(std::string_view text);

// The two entries of a place: one index, two lists. spec: Bitstring Status List 1.0 section 2.1
[[nodiscard]] std::vector<wallet::StatusEntry> status_entries(const SharedEnvelope& envelope,
                                                              std::string_view list_id, std::uint64_t index);

// The unsigned credential of one reserved row: the same text for the same arguments. `holder` is the DID that
// it is bound to, if any; kConflict: the approved row names a holder's key itself.
[[nodiscard]] Result<std::string> write_unsigned(const SharedEnvelope& envelope,
                                                 const Reservation& reservation, std::string_view list_id,
                                                 const BatchRow& row, std::string_view holder = {});

}  // namespace carnet::issuer
