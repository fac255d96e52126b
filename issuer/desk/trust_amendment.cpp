// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/trust_amendment.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

using wallet::AccreditationState;

Error not_now(const wallet::Accreditation& accreditation, std::string detail) {
    return error(ErrorCode::kConflict, std::move(detail), accreditation.id);
}

Result<void> check_term(const wallet::Accreditation& accreditation, const TrustAmendment& amendment) {
    if (!amendment.extends()) return {};
    if (amendment.until && amendment.is_without_end)
        return error(ErrorCode::kBadValue, "A term has an end or none.", "/amendment/until");
    const auto state = accreditation.history.back().state;
    if (state == AccreditationState::kWithdrawn || state == AccreditationState::kLapsed)
        return not_now(accreditation, "It has ended. A new grant is another accreditation.");
    if (!accreditation.valid_until)
        return not_now(accreditation, "It has no end that could be later; an end is a withdrawal.");
    if (amendment.until && *amendment.until <= *accreditation.valid_until)
        return not_now(accreditation, "Its term runs until " + accreditation.valid_until->text() +
                                          "; an earlier end is a withdrawal.");
    return {};
}

}  // namespace

Result<void> amend(wallet::Accreditation& accreditation, const TrustAmendment& amendment) {
    if (amendment.dids.empty() && !amendment.name && !amendment.extends())
        return error(ErrorCode::kBadValue, "Say what changes: a further DID, the name, or the term.",
                     "/amendment");
    CARNET_TRY_VOID(check_term(accreditation, amendment));
    if (amendment.name && *amendment.name == accreditation.body.name)
        return not_now(accreditation, "The body has this name already.");
    auto issuers = accreditation.issuers;
    for (const auto& did : amendment.dids) {
        if (std::find(issuers.begin(), issuers.end(), did) != issuers.end())
            return not_now(accreditation, "The body signs as " + did + " already.");
        issuers.push_back(did);
    }
    accreditation.issuers = std::move(issuers);
    if (amendment.name) accreditation.body.name = *amendment.name;
    if (amendment.extends()) accreditation.valid_until = amendment.until;
    return {};
}

Result<void> check_still_runs(const wallet::Accreditation& accreditation, const TrustAmendment& amendment,
                              Date today) {
    if (!amendment.extends() || !accreditation.valid_until || today < *accreditation.valid_until) return {};
    return not_now(accreditation, "Its term was over on " + accreditation.valid_until->text() +
                                      ". Days on which it was not in force stay so: grant it anew, under "
                                      "another id.");
}

}  // namespace carnet::issuer
