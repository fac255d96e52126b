// SPDX-License-Identifier: Apache-2.0
//
// How the trust list stands by what officers approved, in the order in which they did: there is no other
// record of it that could differ. After a restore it goes on from the newest version that was brought back.
// Belongs to one thread.
#pragma once

#include "base/result.h"
#include "issuer/desk/trust_change.h"
#include "issuer/records.h"
#include "wallet-format/profile/trust_list.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace carnet::issuer {

class TrustState {
  public:
    [[nodiscard]] const std::optional<TrustListTerms>& terms() const noexcept { return terms_; }
    [[nodiscard]] const std::vector<wallet::Accreditation>& entries() const noexcept { return entries_; }
    [[nodiscard]] const wallet::Accreditation* find(const std::string& id) const;

    // kNotFound: no list, or no such accreditation. kConflict: an id that is taken, another list's id, or an
    // accreditation that is in no state for this act.
    [[nodiscard]] Result<void> apply(const TrustChange& change);
    // Goes on from a version that was published elsewhere.
    void adopt(wallet::TrustList list);

  private:
    [[nodiscard]] Result<void> grant(const wallet::Accreditation& accreditation);
    std::optional<TrustListTerms> terms_;
    std::vector<wallet::Accreditation> entries_;
    std::unordered_map<std::string, std::size_t> places_;  // by id
};

// May this be done to that accreditation as it stands? kConflict with its id.
[[nodiscard]] Result<void> check_may(TrustAct act, const wallet::Accreditation& accreditation,
                                     bool reaches_back);

// A published version, read. kStoreCorrupt.
[[nodiscard]] Result<wallet::TrustList> read_published(const TrustPublication& publication);

// What was decided, step by step, for whoever compares it with what was published.
class TrustHistory {
  public:
    [[nodiscard]] static Result<TrustHistory> read(const Records& records);
    // Applies what was decided up to that audit entry, in order; does not go back.
    [[nodiscard]] Result<void> advance(std::int64_t through = std::numeric_limits<std::int64_t>::max());
    [[nodiscard]] const TrustState& state() const noexcept { return state_; }
    [[nodiscard]] TrustState& state() noexcept { return state_; }

  private:
    struct Step {
        std::int64_t audit_entry;
        std::string id;                        // of the statement; empty: a version brought back
        std::optional<std::int64_t> sequence;  // of that version
    };
    explicit TrustHistory(const Records& records) : records_(&records) {}
    [[nodiscard]] Result<void> take(const Step& step);
    const Records* records_;
    std::vector<Step> steps_;
    std::size_t next_ = 0;
    TrustState state_;
};

// As it stands now.
[[nodiscard]] Result<TrustState> read_trust_state(const Records& records);

}  // namespace carnet::issuer
