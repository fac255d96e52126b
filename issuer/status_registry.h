// SPDX-License-Identifier: Apache-2.0
//
// Status lists: which place a credential gets, and which bits are set. A place is chosen at random among the
// free ones and never given twice. StatusRegistry works inside the caller's transaction.
// spec: Bitstring Status List 1.0 sections 2.1, 3.1 (random indices against correlation)
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "issuer/records.h"
#include "issuer/settings.h"
#include "wallet-format/status-list/bitstring.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace carnet::issuer {

struct StatusPlace {
    std::int64_t list = 0;  // StatusListRecord::number
    std::string list_id;
    std::uint64_t index = 0;
};

// The bits of a list as the store has them now.
[[nodiscard]] Result<wallet::Bitstring> read_bits(const Records& records, const StatusListRecord& list,
                                                  StatusPurpose purpose);

// One object per transaction: it reads the lists when first needed and writes them back with flush().
class StatusRegistry {
  public:
    StatusRegistry(Records& records, const IssuerSettings& settings)
        : records_(records), settings_(settings) {}

    // A free place, unpredictable, of the open list; opens another list (with its audit entry) when the
    // present one is fuller than settings.fill_percent. Two calls never give the same place, even before the
    // first is stored.
    [[nodiscard]] Result<StatusPlace> take_place(UtcTime now, Random& random);
    // Sets or clears one bit and marks the list as changed.
    [[nodiscard]] Result<void> set(const CredentialRecord& credential, StatusPurpose purpose, bool value);
    // The same of a copy that is bound to a holder's key.
    [[nodiscard]] Result<void> set(const CopyRecord& copy, StatusPurpose purpose, bool value);
    // Sets the bit of revocation of a decision that has a place, for good.
    [[nodiscard]] Result<void> end(const SignedDecision& decision);
    // Writes how full the lists are and which have changed. Last in the transaction.
    [[nodiscard]] Result<void> flush();

  private:
    [[nodiscard]] Result<void> note_change(std::int64_t list, std::string_view of);
    [[nodiscard]] bool is_full(const StatusListRecord& list) const;
    [[nodiscard]] Result<void> find_open_list(UtcTime now, Random& random);
    [[nodiscard]] Result<void> open_list(UtcTime now, Random& random);
    Records& records_;
    const IssuerSettings& settings_;
    std::optional<StatusListRecord> open_;
    std::unordered_set<std::uint64_t> taken_now_;  // places of open_ given by this object
    std::vector<StatusListRecord> changed_;        // lists with bits set or cleared by this object
};

}  // namespace carnet::issuer
