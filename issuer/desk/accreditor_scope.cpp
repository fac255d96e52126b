// SPDX-License-Identifier: Apache-2.0
// Nobody gives more than he has: what a body is accredited for lies within what its accreditor was.
#include "issuer/desk/trust_rules.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace carnet::issuer {
namespace {

using wallet::Accreditation;
using wallet::AccreditationScope;
using wallet::AccreditationState;

constexpr std::size_t kMostAccreditors = 8;  // one above the other; more a verifier does not follow either

// The scope on a day, nothing where it was not in force.
const AccreditationScope* in_force(const Accreditation& accreditation, Date day) {
    if (day < accreditation.valid_from) return nullptr;
    if (accreditation.valid_until && *accreditation.valid_until <= day) return nullptr;
    const AccreditationScope* scope = &accreditation.scope;
    auto state = AccreditationState::kGranted;
    for (const auto& event : accreditation.history) {
        if (event.since && *event.since <= day) return nullptr;  // as if it had never been
        if (event.from > day) continue;
        state = event.state;
        if (event.scope) scope = &*event.scope;
    }
    return state == AccreditationState::kGranted || state == AccreditationState::kReduced ? scope : nullptr;
}

// A longer term is given anew, from the day on which it would have ended.
bool is_extended(const Accreditation& before, const Accreditation& now) {
    return before.valid_until && now.valid_until != before.valid_until;
}

const AccreditationScope& last_scope(const Accreditation& accreditation) {
    const AccreditationScope* scope = &accreditation.scope;
    for (const auto& event : accreditation.history)
        if (event.scope) scope = &*event.scope;
    return *scope;
}

class Accreditors {
  public:
    Accreditors(const wallet::TrustList& list, std::string_view operator_id) : operator_(operator_id) {
        for (const auto& entry : list.entries) {
            if (entry.role != wallet::AccreditedRole::kAccredit) continue;
            if (entry.body.id) by_name_[*entry.body.id].push_back(&entry);
            for (const auto& did : entry.issuers) by_name_[did].push_back(&entry);
        }
    }

    // Could somebody with the name `accreditor` give that scope on that day? The place begins at the entry.
    [[nodiscard]] Result<void> check(const std::string& accreditor, const AccreditationScope& scope, Date day,
                                     std::size_t above = 0) const {
        if (accreditor == operator_) return {};
        Error best = error(ErrorCode::kBadValue,
                           "was not accredited to accredit others on " + day.text() +
                               "; begin later, or publish what is approved before this",
                           "/accreditor");
        const auto named = by_name_.find(accreditor);
        if (named == by_name_.end() || above == kMostAccreditors) return best;
        for (const auto* entry : named->second) {
            const auto* own = in_force(*entry, day);
            if (own == nullptr) continue;
            if (const auto within = wallet::check_not_wider(scope, *own); !within) {
                best = error(ErrorCode::kBadValue,
                             "goes beyond what " + accreditor + " may give (" + entry->id + "): it " +
                                 within.error().detail,
                             "/scope" + within.error().where);
                continue;
            }
            auto further = check(entry->accreditor, *own, day, above + 1);
            if (further) return further;
            best = further.error();
        }
        return best;
    }

  private:
    std::string_view operator_;
    std::unordered_map<std::string, std::vector<const Accreditation*>> by_name_;
};

}  // namespace

Result<void> check_within_accreditors(const wallet::TrustList& next,
                                      const std::optional<PublishedVersion>& before,
                                      std::string_view operator_id) {
    std::unordered_map<std::string_view, const Accreditation*> known;
    if (before)
        for (const auto& entry : before->list.entries) known.emplace(entry.id, &entry);
    const Accreditors accreditors(next, operator_id);
    for (std::size_t i = 0; i < next.entries.size(); ++i) {
        const auto& entry = next.entries[i];
        const auto earlier = known.find(entry.id);
        if (earlier != known.end() && !is_extended(*earlier->second, entry)) continue;
        auto within =
            earlier == known.end()
                ? accreditors.check(entry.accreditor, entry.scope, entry.valid_from)
                : accreditors.check(entry.accreditor, last_scope(entry), *earlier->second->valid_until);
        if (within) continue;
        auto fault = std::move(within).error();
        fault.where = "/entries/" + std::to_string(i) + fault.where;
        return fault;
    }
    return {};
}

}  // namespace carnet::issuer
