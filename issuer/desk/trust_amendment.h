// SPDX-License-Identifier: Apache-2.0
//
// What may become of an accreditation besides the events of its history: the body signs with another
// identifier too, bears another name, or goes on for longer. A list allows just that and nothing that unsays
// what it said: a DID is added and none taken away, because awards of its time stay what they were; the
// earlier name stands in the earlier versions; a term becomes longer while it runs. What is over, or is to be
// wider, is granted anew under another id. Pure.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "wallet-format/profile/trust_list.h"

#include <optional>
#include <string>
#include <vector>

namespace carnet::issuer {

struct TrustAmendment {
    std::vector<std::string> dids{};    // added to those under which the body signs
    std::optional<std::string> name{};  // of the body from now on
    std::optional<Date> until{};        // first day after its term, later than before
    bool is_without_end = false;        // from now on; not together with `until`
    friend bool operator==(const TrustAmendment&, const TrustAmendment&) = default;

    [[nodiscard]] bool extends() const noexcept { return until.has_value() || is_without_end; }
};

// Changes the accreditation. kBadValue: nothing, or no change; kConflict: not as it stands. What a DID or a
// name may be is the format's to say.
[[nodiscard]] Result<void> amend(wallet::Accreditation& accreditation, const TrustAmendment& amendment);

// A term that is over is not made longer: it would be in force on days on which it was not. kConflict.
[[nodiscard]] Result<void> check_still_runs(const wallet::Accreditation& accreditation,
                                            const TrustAmendment& amendment, Date today);

}  // namespace carnet::issuer
