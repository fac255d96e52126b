// SPDX-License-Identifier: Apache-2.0
#include "issuer/src/issue_run.h"

#include "issuer/src/group_digest.h"
#include "issuer/src/statement.h"
#include "issuer/status_registry.h"

#include <algorithm>
#include <chrono>

namespace carnet::issuer {
namespace {

// A machine's clock is set back by seconds; more than this is a mistake, and issuing stops.
constexpr std::int64_t kClockTolerance = 60;
constexpr std::string_view kActor = "operator";

Error key_not_active(const keys::KeyRecord& key) {
    return error(
        ErrorCode::kLintRefused,
        "The key " + key.id + " is not active any more. What it signed and was not stored yet is dropped.",
        "lint rule signing-key");
}

}  // namespace

std::uint64_t elapsed_microseconds(std::chrono::steady_clock::time_point since) {
    const auto took = std::chrono::steady_clock::now() - since;
    return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(took).count());
}

bool IssueRun::observe(IssueStage stage) {
    progress_.stage = stage;
    if (options_.observer && !options_.observer(progress_)) report_.stopped = true;
    return !report_.stopped;
}

Result<void> IssueRun::commit(Act& act) {
    const auto begin = std::chrono::steady_clock::now();
    CARNET_TRY_VOID(act.commit());
    ++report_.commits;
    report_.commit_microseconds += elapsed_microseconds(begin);
    return {};
}

Result<void> IssueRun::start() {
    CARNET_TRY(const auto counts, home_.records().credentials->counts(batch_.number));
    report_.issued_before = counts.issued;
    progress_.total = counts.rows;
    progress_.done = counts.issued + counts.refused;
    return {};
}

// Times never go back from one credential to the next, and never before the key.
Result<UtcTime> IssueRun::next_valid_from() const {
    const UtcTime now{clock_.now().seconds, 0};
    CARNET_TRY(const auto last, home_.records().credentials->last_valid_from());
    const UtcTime least{std::max(last ? last->seconds : 0, key_.record.created.seconds), 0};
    if (now >= least) return now;
    if (least.seconds - now.seconds <= kClockTolerance) return least;
    return error(ErrorCode::kClock, "The clock shows " + Timestamp::of(now).text() +
                                        ", but the last credential or the key is of " +
                                        Timestamp::of(least).text() +
                                        ". Set the machine's clock, then start again.");
}

// The key's state as it is on disk now: a key revoked while we run signs nothing more.
Result<LintRun> IssueRun::lint_run() const {
    CARNET_TRY(const auto store, home_.keys());
    const auto* record = store.find(key_.record.id);
    if (record == nullptr) {
        return error(ErrorCode::kKeyNotFound, "The signing key is not in the key store any more.",
                     key_.record.id);
    }
    const auto& settings = home_.settings();
    return LintRun{settings.did, settings.base_url + "/status/", clock_.now(), *record};
}

Result<const SharedEnvelope*> IssueRun::envelope(std::int64_t number) {
    const auto known = envelopes_.find(number);
    if (known != envelopes_.end()) return &known->second;
    CARNET_TRY(const auto text, home_.records().envelopes->find(number));
    if (!text) return error(ErrorCode::kStoreCorrupt, "An envelope is missing. Run `carnet-issuer fsck`.");
    CARNET_TRY(auto envelope, read_envelope(*text));
    return &envelopes_.emplace(number, std::move(envelope)).first->second;
}

// A row that cannot be written as a credential (its currency is over by now, say) must not hold up the
// others: it is reserved like them and then refused.
Result<void> IssueRun::write(PendingCredential& candidate) {
    CARNET_TRY(const auto* shared, envelope(candidate.reservation.envelope));
    auto text = write_unsigned(*shared, candidate.reservation, candidate.list_id, candidate.row);
    if (text) {
        candidate.text = *std::move(text);
    } else {
        candidate.problem = text.error().message();
    }
    return {};
}

Result<PendingCredential> IssueRun::take_up(ReservedRow row,
                                            const std::map<std::int64_t, std::string>& lists) {
    PendingCredential candidate;
    candidate.reservation = std::move(row.reservation);
    candidate.row = std::move(row.row);
    const auto list = lists.find(candidate.reservation.list);
    if (list == lists.end())
        return error(ErrorCode::kStoreCorrupt, "A status list is missing.", candidate.reservation.id);
    candidate.list_id = list->second;
    CARNET_TRY_VOID(write(candidate));
    candidate.has_other_intent = keys::sha256(as_bytes(candidate.text)) != candidate.reservation.intent;
    return candidate;
}

Result<IssueGroup> IssueRun::unfinished_group() {
    IssueGroup group;
    CARNET_TRY(auto rows,
               home_.records().issue->reserved(batch_.number, last_reserved_, options_.group_size));
    if (rows.empty()) return group;
    CARNET_TRY(const auto lists, home_.records().status_lists->list());
    std::map<std::int64_t, std::string> ids;
    for (const auto& list : lists) ids.emplace(list.number, list.id);
    for (auto& row : rows) {
        last_reserved_ = row.reservation.number;
        CARNET_TRY(auto candidate, take_up(std::move(row), ids));
        group.push_back(std::move(candidate));
    }
    return group;
}

Result<PendingCredential> IssueRun::reserve_row(BatchRow row, std::int64_t envelope_number,
                                                UtcTime valid_from, StatusRegistry& registry) {
    CARNET_TRY(auto place, registry.take_place(valid_from, random_));
    PendingCredential candidate;
    candidate.row = std::move(row);
    candidate.list_id = std::move(place.list_id);
    auto& reservation = candidate.reservation;
    reservation.id = "urn:uuid:" + random_.uuid();
    reservation.batch = batch_.number;
    reservation.row = candidate.row.number;
    reservation.list = place.list;
    reservation.index = place.index;
    reservation.envelope = envelope_number;
    reservation.valid_from = valid_from;
    CARNET_TRY_VOID(write(candidate));
    reservation.intent = keys::sha256(as_bytes(candidate.text));
    return candidate;
}

// Under the write lock: a withdrawal and a reservation cannot pass one another.
Result<void> IssueRun::require_not_withdrawn() const {
    CARNET_TRY(const auto statement, require_statement(home_.records(), StatementKind::kBatch, batch_.id));
    if (statement.state != StatementState::kWithdrawn) return {};
    return error(ErrorCode::kConflict, "This batch was withdrawn. Import the file again.", batch_.id);
}

// Writes reservations for the next open rows; nothing is durable until the act is committed.
Result<IssueGroup> IssueRun::reserve(Act& act) {
    auto& records = home_.records();
    IssueGroup group;
    CARNET_TRY_VOID(require_not_withdrawn());
    CARNET_TRY(auto rows, records.issue->open_rows(batch_.number, last_row_, options_.group_size));
    if (rows.empty()) return group;
    CARNET_TRY(const auto valid_from, next_valid_from());
    CARNET_TRY(const auto number, records.envelopes->keep(write_envelope(envelope_of(home_.settings()))));
    StatusRegistry registry(records, home_.settings());
    ReservedGroup reserved;
    group.reserve(rows.size());
    for (auto& row : rows) {
        CARNET_TRY(auto candidate, reserve_row(std::move(row), number, valid_from, registry));
        reserved.add(candidate.reservation, candidate.list_id);
        group.push_back(std::move(candidate));
    }
    CARNET_TRY_VOID(registry.flush());
    CARNET_TRY(
        const auto seq,
        act.note({kActor, AuditAction::kCredentialsReserved, batch_.id, reserved.digest()}, clock_.now()));
    for (auto& candidate : group) {
        candidate.reservation.reserved_by = seq;
        CARNET_TRY(candidate.reservation.number, records.issue->reserve(candidate.reservation));
    }
    last_row_ = group.back().row.number;
    return group;
}

// What an earlier run left behind comes first; it is durable already.
Result<IssueGroup> IssueRun::next_group(Act& act) {
    if (!unfinished_done_) {
        CARNET_TRY(auto group, unfinished_group());
        if (!group.empty()) return group;
        unfinished_done_ = true;
    }
    return reserve(act);
}

Result<IssueGroup> IssueRun::first() {
    return store_and_reserve();
}

Result<void> IssueRun::store(Act& act, const SignedGroup& done) {
    auto& records = home_.records();
    const auto& [group, outcomes] = done;
    const UtcTime now = clock_.now();
    IssuedGroup issued;
    for (std::size_t i = 0; i < group.size(); ++i) {
        if (!outcomes[i].refusal)
            issued.add(group[i].reservation.id, key_.record.id, outcomes[i].signed_text);
    }
    CARNET_TRY(const auto seq,
               act.note({kActor, AuditAction::kCredentialsIssued, batch_.id, issued.digest()}, now));
    for (std::size_t i = 0; i < group.size(); ++i) {
        const auto& reservation = group[i].reservation;
        if (!outcomes[i].refusal) {
            CARNET_TRY_VOID(records.issue->store(
                {reservation.number, outcomes[i].signed_text, key_.record.id, UtcTime{now.seconds, 0}, seq}));
            continue;
        }
        const auto& refusal = *outcomes[i].refusal;
        const std::string rule(refusal.rule);
        CARNET_TRY(const auto refused_by, act.note({kActor, AuditAction::kCredentialRefused, reservation.id,
                                                    refusal_digest(rule, refusal.detail)},
                                                   now));
        CARNET_TRY_VOID(records.issue->refuse({reservation.number, rule, refusal.detail, refused_by}));
    }
    return {};
}

void IssueRun::account_for(const SignedGroup& done) {
    const auto& [group, outcomes] = done;
    for (std::size_t i = 0; i < group.size(); ++i) {
        const auto& refusal = outcomes[i].refusal;
        if (refusal) {
            report_.refused_now.push_back(
                {group[i].row.number, group[i].row.line, std::string(refusal->rule), refusal->detail});
        } else {
            ++report_.issued_now;
        }
    }
    progress_.done += group.size();
}

Result<IssueGroup> IssueRun::store_and_reserve() {
    CARNET_TRY(auto act, Act::begin(home_));
    if (signed_) CARNET_TRY_VOID(store(act, *signed_));
    CARNET_TRY(auto next, next_group(act));
    if (!signed_ && next.empty()) return next;
    if (!observe(signed_ ? IssueStage::kSigned : IssueStage::kReserving)) return IssueGroup();
    CARNET_TRY_VOID(commit(act));
    if (signed_) account_for(*signed_);
    static_cast<void>(observe(signed_ ? IssueStage::kStored : IssueStage::kReserved));
    signed_.reset();
    return next;
}

Result<IssueGroup> IssueRun::advance(IssueGroup group) {
    CARNET_TRY(auto run, lint_run());
    if (run.key.state != keys::KeyState::kActive) return key_not_active(run.key);
    GroupSigning signing(group, {std::move(run), key_.signer, home_.settings().method_of(key_.record.id),
                                 home_.settings().canonical_form, options_.threads});
    CARNET_TRY(auto next, store_and_reserve());
    CARNET_TRY(auto outcomes, signing.outcomes());
    if (!group.empty()) signed_ = SignedGroup{std::move(group), std::move(outcomes)};
    return next;
}

}  // namespace carnet::issuer
