// SPDX-License-Identifier: Apache-2.0
//
// Status lists: which place a credential gets, and which bits are set. A place is chosen at random among the
// free ones and never given twice. Works inside the caller's transaction.
// spec: Bitstring Status List 1.0 sections 2.1, 3.1 (random indices against correlation)
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "issuer/records.h"
#include "issuer/settings.h"
#include "wallet-format/status-list/bitstring.h"

#include <optional>

namespace carnet::issuer {

struct StatusPlace {
    std::int64_t list = 0;  // StatusListRecord::number
    std::string list_id;
    std::uint64_t index = 0;
};

class StatusRegistry {
  public:
    StatusRegistry(Records& records, const IssuerSettings& settings)
        : records_(records), settings_(settings) {}

    // A free place, unpredictable, of the open list; opens another list (with its audit entry) when the
    // present one is fuller than settings.fill_percent. Two calls never give the same place, even before the
    // first is stored. Needs a transaction.
    [[nodiscard]] Result<StatusPlace> take_place(UtcTime now, Random& random);
    // Writes how full the open list has become. Once per transaction, after the last take_place.
    [[nodiscard]] Result<void> flush();

    // Sets or clears one bit and marks the list as changed. Needs a transaction.
    [[nodiscard]] Result<void> set(const CredentialRecord& credential, StatusPurpose purpose, bool value);
    // The bits as the store has them now.
    [[nodiscard]] Result<wallet::Bitstring> bits(const StatusListRecord& list, StatusPurpose purpose) const;

  private:
    [[nodiscard]] Result<void> open_list(UtcTime now, Random& random);
    Records& records_;
    const IssuerSettings& settings_;
    std::optional<StatusListRecord> open_;
    std::vector<std::uint64_t> taken_now_;  // indices of open_ given by this object and not stored yet
};

}  // namespace carnet::issuer
