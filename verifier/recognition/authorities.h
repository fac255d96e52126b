// SPDX-License-Identifier: Apache-2.0
//
// Who may decide about foreign qualifications where: whoever the policy names as an authority, and whoever an
// accepted trust list names with the role "recognise". Competence is given by law, so the lists are the
// verifier's choice like all others. Pure, thread-safe.
#pragma once

#include "base/time.h"
#include "verifier/policy.h"
#include "verifier/trust/trust_registry.h"

#include <cstdint>
#include <string_view>

namespace carnet::verifier {

enum class Competence : std::uint8_t { kCompetent, kNotThere, kUnknown };

struct KnownAuthorities {
    const Policy& policy;
    const TrustRegistry& registry;
    UtcTime now;

    // Is whoever signs as `did` competent in `place` on that day? Whom the policy distrusts is nowhere.
    [[nodiscard]] Competence competence(std::string_view did, std::string_view place, const Date& day) const;
    // May it publish standards and referencings of levels? Whoever the policy names may, and on a list
    // whoever recognises or accredits.
    [[nodiscard]] bool may_publish(std::string_view did) const;
};

}  // namespace carnet::verifier
