// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/trust_state.h"

#include "issuer/desk/trust_document.h"
#include "wallet-format/credential.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr std::size_t kPage = 1000;
constexpr std::int64_t kDay = 86'400;

using wallet::Accreditation;
using wallet::AccreditationState;

bool is_over(AccreditationState state) {
    return state == AccreditationState::kWithdrawn || state == AccreditationState::kLapsed;
}

Error not_now(const Accreditation& accreditation, std::string detail) {
    return error(ErrorCode::kConflict, std::move(detail), accreditation.id);
}

}  // namespace

const Accreditation* TrustState::find(const std::string& id) const {
    const auto place = places_.find(id);
    return place == places_.end() ? nullptr : &entries_[place->second];
}

Result<void> TrustState::grant(const Accreditation& accreditation) {
    if (!places_.emplace(accreditation.id, entries_.size()).second)
        return error(ErrorCode::kConflict,
                     "An accreditation with this id is on the list already; give the new one another id.",
                     accreditation.id);
    entries_.push_back(accreditation);
    return {};
}

Result<void> TrustState::apply(const TrustChange& change) {
    if (change.act == TrustAct::kInit) {
        if (!change.list) return error(ErrorCode::kBadValue, "It does not say what the list is.", change.id);
        if (terms_ && terms_->id != change.list->id)
            return error(ErrorCode::kConflict,
                         "The list's id is " + terms_->id + " and stays so: verifiers know it by that.",
                         change.list->id);
        terms_ = change.list;
        return {};
    }
    if (!terms_)
        return error(ErrorCode::kNotFound,
                     "There is no trust list here yet. Begin with `carnet-issuer trust init`, and let "
                     "another officer approve it.");
    if (change.act == TrustAct::kGrant) {
        for (const auto& accreditation : change.grants) CARNET_TRY_VOID(grant(accreditation));
        return {};
    }
    const auto place = places_.find(change.accreditation);
    if (place == places_.end())
        return error(ErrorCode::kNotFound, "No accreditation on the list has this id.", change.accreditation);
    auto& accreditation = entries_[place->second];
    if (change.amendment) return amend(accreditation, *change.amendment);
    if (!change.event) return error(ErrorCode::kBadValue, "It does not say what happens.", change.id);
    CARNET_TRY_VOID(check_may(change.act, accreditation, change.event->since.has_value()));
    accreditation.history.push_back(*change.event);
    return {};
}

void TrustState::adopt(wallet::TrustList list) {
    const std::int64_t days = (list.next_update.seconds - list.issued.seconds + kDay - 1) / kDay;
    terms_ = TrustListTerms{list.id, std::move(list.title), std::move(list.territories),
                            std::clamp<std::int64_t>(days, 1, kMaxNextUpdateDays)};
    entries_ = std::move(list.entries);
    places_.clear();
    for (std::size_t i = 0; i < entries_.size(); ++i) places_.emplace(entries_[i].id, i);
}

Result<void> check_may(TrustAct act, const Accreditation& accreditation, bool reaches_back) {
    const auto state = accreditation.history.back().state;
    const bool is_suspended = state == AccreditationState::kSuspended;
    if (is_over(state) && !(act == TrustAct::kWithdraw && reaches_back))
        return not_now(accreditation,
                       "It has ended. Only a withdrawal ex tunc may follow; a new grant is "
                       "another accreditation.");
    if (act == TrustAct::kReinstate && !is_suspended) return not_now(accreditation, "It is not suspended.");
    if (act == TrustAct::kSuspend && is_suspended) return not_now(accreditation, "It is suspended already.");
    if (act == TrustAct::kReduce && is_suspended)
        return not_now(accreditation,
                       "It is suspended, and reducing it would let it go on. Reinstate it first.");
    return {};
}

Result<wallet::TrustList> read_published(const TrustPublication& publication) {
    const auto unreadable = [&](const Error& why) {
        return error(
            ErrorCode::kStoreCorrupt,
            "A published trust list cannot be read (" + why.message() + "). Run `carnet-issuer fsck`.",
            "version " + std::to_string(publication.sequence));
    };
    auto json = JsonDocument::parse(publication.text, wallet::kTrustListLimits);
    if (!json) return unreadable(json.error());
    const auto credential = wallet::Credential::from_json(*std::move(json));
    if (!credential) return unreadable(credential.error());
    auto list = wallet::read_trust_list(*credential);
    if (!list) return unreadable(list.error());
    return list;
}

Result<TrustHistory> TrustHistory::read(const Records& records) {
    TrustHistory history(records);
    std::int64_t after = 0;
    for (;;) {
        CARNET_TRY(const auto page, records.statements->list(StatementKind::kTrustChange, after, kPage));
        if (page.empty()) break;
        for (const auto& statement : page) {
            after = statement.number;
            if (statement.state == StatementState::kApproved)
                history.steps_.push_back({statement.concluded_by, statement.id, std::nullopt});
        }
    }
    after = 0;
    for (;;) {
        CARNET_TRY(const auto page, records.trust_publications->list(after, kPage));
        if (page.empty()) break;
        for (const auto& publication : page) {
            after = publication.sequence;
            if (publication.adopted)
                history.steps_.push_back({publication.published_by, {}, publication.sequence});
        }
    }
    std::stable_sort(history.steps_.begin(), history.steps_.end(),
                     [](const Step& a, const Step& b) { return a.audit_entry < b.audit_entry; });
    return history;
}

Result<void> TrustHistory::take(const Step& step) {
    if (step.sequence) {
        CARNET_TRY(const auto publication, records_->trust_publications->find(*step.sequence));
        if (!publication) return error(ErrorCode::kStoreCorrupt, "A published trust list is gone.");
        CARNET_TRY(auto list, read_published(*publication));
        state_.adopt(std::move(list));
        return {};
    }
    CARNET_TRY(const auto statement, records_->statements->find(step.id));
    if (!statement) return error(ErrorCode::kStoreCorrupt, "A change of the trust list is gone.", step.id);
    CARNET_TRY(const auto change, read_trust_document(statement->document));
    return state_.apply(change);
}

Result<void> TrustHistory::advance(std::int64_t through) {
    for (; next_ < steps_.size() && steps_[next_].audit_entry <= through; ++next_)
        CARNET_TRY_VOID(take(steps_[next_]));
    return {};
}

Result<TrustState> read_trust_state(const Records& records) {
    CARNET_TRY(auto history, TrustHistory::read(records));
    CARNET_TRY_VOID(history.advance());
    return std::move(history.state());
}

}  // namespace carnet::issuer
