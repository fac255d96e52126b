// SPDX-License-Identifier: Apache-2.0
#include "verifier/recognition/authorities.h"

#include "verifier/trust/accreditation_history.h"
#include "verifier/trust/places.h"

#include <algorithm>

namespace carnet::verifier {
namespace {

Competence better_of(Competence a, Competence b) {
    return std::min(a, b);  // in the order of declaration
}

Competence by_policy(const Policy& policy, std::string_view did, std::string_view place) {
    const auto* named = policy.find_authority(did);
    if (named == nullptr) return Competence::kUnknown;
    return any_covers_place(named->jurisdictions, place) ? Competence::kCompetent : Competence::kNotThere;
}

// A list that is disputed or past its term says nothing; a scope without jurisdictions limits nothing.
Competence by_list(const ListedAccreditation& listed, std::string_view place, const Date& day, UtcTime now) {
    if (listed.accreditation->role != wallet::AccreditedRole::kRecognise || listed.list->is_disputed ||
        listed.list->next_update < now)
        return Competence::kUnknown;
    const auto then = accreditation_on(*listed.accreditation, day);
    if (then.state != StateThen::kInForce) return Competence::kNotThere;
    const auto& places = then.scope->jurisdictions;
    return places.empty() || any_covers_place(places, place) ? Competence::kCompetent : Competence::kNotThere;
}

bool is_refused(const Policy& policy, std::string_view did, UtcTime now) {
    const auto* refused = policy.find_distrusted(did);
    return refused != nullptr && (!refused->from || *refused->from <= now);
}

// Who recognises or accredits sets standards; who awards, teaches or co-signs by them does not.
bool is_authority(const ListedAccreditation& listed) {
    const auto role = listed.accreditation->role;
    return role == wallet::AccreditedRole::kRecognise || role == wallet::AccreditedRole::kAccredit;
}

}  // namespace

Competence KnownAuthorities::competence(std::string_view did, std::string_view place, const Date& day) const {
    if (is_refused(policy, did, now)) return Competence::kUnknown;
    auto best = by_policy(policy, did, place);
    for (const auto& listed : registry.of_issuer(did))
        best = better_of(best, by_list(listed, place, day, now));
    return best;
}

bool KnownAuthorities::may_publish(std::string_view did) const {
    if (is_refused(policy, did, now)) return false;
    const auto& listed = registry.of_issuer(did);
    return policy.find_authority(did) != nullptr || policy.find_trusted(did) != nullptr ||
           policy.find_operator(did) != nullptr || std::any_of(listed.begin(), listed.end(), is_authority);
}

}  // namespace carnet::verifier
