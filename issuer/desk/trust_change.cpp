// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/trust_change.h"

#include "base/text_encoding.h"
#include "issuer/audit.h"
#include "issuer/desk/trust_document.h"
#include "issuer/desk/trust_rules.h"
#include "issuer/src/officer_steps.h"
#include "issuer/src/statement.h"
#include "issuer/trust_publish.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr std::size_t kMaxGrants = 1'000;
constexpr std::size_t kMaxText = 2'000;
constexpr StepNames kSteps{StatementKind::kTrustChange, AuditAction::kTrustPrepared,
                           AuditAction::kTrustApproved, AuditAction::kTrustWithdrawn};

Result<void> check_words(const TrustChange& change) {
    if (change.reason.empty() || change.reason.size() > kMaxText || !is_utf8(change.reason))
        return error(ErrorCode::kBadValue, "The reason has 1 to 2,000 bytes of UTF-8.", "/reason");
    if (change.note.size() > kMaxText || !is_utf8(change.note))
        return error(ErrorCode::kBadValue, "The note has at most 2,000 bytes of UTF-8.", "/note");
    return {};
}

Result<void> check_shape(const TrustChange& change) {
    CARNET_TRY_VOID(check_words(change));
    const bool is_init = change.act == TrustAct::kInit;
    const bool is_grant = change.act == TrustAct::kGrant;
    const bool is_amendment = change.act == TrustAct::kAmend;
    if (is_init != change.list.has_value() || is_grant == change.grants.empty() ||
        (is_init || is_grant || is_amendment) == change.event.has_value() ||
        is_amendment != change.amendment.has_value() || (is_init || is_grant) != change.accreditation.empty())
        return error(ErrorCode::kBadValue, "It holds what does not go with the act, or lacks what does.",
                     std::string(to_string(change.act)));
    if (change.list &&
        (change.list->next_update_days < 1 || change.list->next_update_days > kMaxNextUpdateDays))
        return error(ErrorCode::kBadValue, "Write 1 to 400 days until the next version must be there.",
                     "/list/nextUpdateDays");
    if (change.grants.size() > kMaxGrants)
        return error(ErrorCode::kBadValue, "Grant at most 1,000 at once.", "/accreditations");
    const auto is_new = [](const wallet::Accreditation& one) { return one.history.size() == 1; };
    if (!std::all_of(change.grants.begin(), change.grants.end(), is_new))
        return error(ErrorCode::kBadValue, "A grant has no history yet but its first event.",
                     "/accreditations");
    return {};
}

// The next version with this change must be one that can be published.
Result<void> check_with(const IssuerHome& home, const TrustChange& change, UtcTime now) {
    CARNET_TRY(auto state, read_trust_state(home.records()));
    const auto* amended = change.amendment ? state.find(change.accreditation) : nullptr;
    if (amended != nullptr) CARNET_TRY_VOID(check_still_runs(*amended, *change.amendment, Date::of(now)));
    CARNET_TRY_VOID(state.apply(change));
    CARNET_TRY(const auto before, newest_version(home.records()));
    // When it will be published is not known; that the clock must not stand before the last version is
    // publishing's to say.
    const UtcTime issued = before ? std::max(now, before->list.issued.plus_seconds(1)) : now;
    CARNET_TRY(const auto next, next_version(state, before, issued));
    CARNET_TRY_VOID(check_next(next, before, home.settings().did));
    return check_writable(home, next);
}

Result<TrustChangeSummary> summarize(const Records& records, const Statement& statement) {
    TrustChangeSummary summary;
    summary.number = statement.number;
    CARNET_TRY(summary.change, read_trust_document(statement.document));
    CARNET_TRY(summary.signatures, records.signatures->of(statement.id));
    summary.digest = statement.digest;
    summary.state = statement.state;
    summary.proposed = statement.created;
    return summary;
}

}  // namespace

Result<TrustChangeSummary> propose_trust_change(IssuerHome& home, TrustChange change,
                                                const UnlockedOfficer* officer, std::string_view proposed_by,
                                                const Clock& clock, Random& random) {
    CARNET_TRY_VOID(check_shape(change));
    const UtcTime now = clock.now();
    auto& records = home.records();
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY_VOID(require_resumed(records));
    CARNET_TRY_VOID(check_with(home, change, now));
    change.id = new_id("trust-", now, random);
    CARNET_TRY(auto document, write_trust_document(change));
    const auto statement = make_statement(change.id, StatementKind::kTrustChange, std::move(document), now);
    CARNET_TRY_VOID(records.statements->add(statement));
    CARNET_TRY_VOID(act.note({proposed_by, AuditAction::kTrustProposed, change.id, statement.digest}, now));
    if (officer != nullptr)
        CARNET_TRY_VOID(prepare_statement(act, records, statement, *officer, kSteps.prepared, now));
    CARNET_TRY_VOID(act.commit());
    return find_trust_change(home, change.id);
}

Result<void> sign_trust_proposal(IssuerHome& home, std::string_view change, const UnlockedOfficer& officer,
                                 const Clock& clock) {
    return prepare_proposal(home, kSteps, change, officer, clock);
}

Result<void> approve_trust_change(IssuerHome& home, std::string_view change, const Sha256Digest& shown,
                                  const UnlockedOfficer& officer, const Clock& clock) {
    return approve_proposal(home, kSteps, change, shown, officer, clock,
                            [&home](const Statement& statement, UtcTime now) -> Result<void> {
                                CARNET_TRY_VOID(require_resumed(home.records()));
                                CARNET_TRY(const auto document, read_trust_document(statement.document));
                                return check_with(home, document, now);
                            });
}

Result<void> withdraw_trust_proposal(IssuerHome& home, std::string_view change,
                                     const UnlockedOfficer& officer, const Clock& clock) {
    return withdraw_proposal(home, kSteps, change, officer, clock);
}

Result<std::vector<TrustChangeSummary>> list_trust_changes(const IssuerHome& home, std::int64_t after,
                                                           std::size_t limit) {
    CARNET_TRY(const auto page, home.records().statements->list(StatementKind::kTrustChange, after, limit));
    std::vector<TrustChangeSummary> summaries;
    for (const auto& statement : page) {
        CARNET_TRY(auto summary, summarize(home.records(), statement));
        summaries.push_back(std::move(summary));
    }
    return summaries;
}

Result<TrustChangeSummary> find_trust_change(const IssuerHome& home, std::string_view id) {
    CARNET_TRY(const auto statement, require_statement(home.records(), StatementKind::kTrustChange, id));
    return summarize(home.records(), statement);
}

}  // namespace carnet::issuer
