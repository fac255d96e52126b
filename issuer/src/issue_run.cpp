// SPDX-License-Identifier: Apache-2.0
#include "issuer/src/issue_run.h"

#include "issuer/src/group_digest.h"
#include "issuer/src/statement.h"
#include "issuer/status_registry.h"
#include "wallet-format/data-integrity/proof.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <iterator>
#include <thread>

namespace carnet::issuer {
namespace {

// A machine's clock is set back by seconds; more than this is a mistake, and issuing stops.
constexpr std::int64_t kClockTolerance = 60;
constexpr std::string_view kActor = "operator";
// Starting a thread costs as much as signing a credential or two.
constexpr std::size_t kLeastPerThread = 16;

Error own_signature_bad(const Error& why, const PendingCredential& candidate) {
    return error(
        ErrorCode::kSignatureInvalid,
        "Our own signature does not verify (" + why.detail +
            "). Nothing of this group was stored. Key file and record may differ, or the machine may be "
            "faulty: do not go on before you know.",
        candidate.reservation.id);
}

// The rule under which a reservation is given up when the program writes it differently now than when it was
// reserved (a newer version in between): its intent cannot be kept any more.
LintFinding intent_changed() {
    return {"intent", LintScope::kRow,
            "This version of the program writes the credential differently than the one that reserved it. "
            "Import the "
            "row again."};
}

}  // namespace

bool IssueRun::observe(IssueStage stage) {
    progress_.stage = stage;
    if (options_.observer && !options_.observer(progress_)) report_.stopped = true;
    return !report_.stopped;
}

Result<void> IssueRun::commit(Act& act) {
    const auto begin = std::chrono::steady_clock::now();
    CARNET_TRY_VOID(act.commit());
    const auto took = std::chrono::steady_clock::now() - begin;
    ++report_.commits;
    report_.commit_microseconds +=
        static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(took).count());
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

Result<IssueGroup> IssueRun::reserve_first() {
    CARNET_TRY(auto act, Act::begin(home_));
    CARNET_TRY(auto group, reserve(act));
    if (group.empty() || !observe(IssueStage::kReserving)) return IssueGroup();
    CARNET_TRY_VOID(commit(act));
    static_cast<void>(observe(IssueStage::kReserved));
    return group;
}

Result<SigningOutcome> IssueRun::sign(const PendingCredential& candidate, const LintRun& run) const {
    if (keys::sha256(as_bytes(candidate.text)) != candidate.reservation.intent)
        return SigningOutcome{{}, intent_changed()};
    if (candidate.text.empty())
        return SigningOutcome{{}, LintFinding{"profile", LintScope::kRow, candidate.problem}};
    CARNET_TRY(const auto json, JsonDocument::parse(candidate.text));
    auto finding = lint({run, candidate.reservation, candidate.row, candidate.list_id, candidate.text, json});
    if (finding && finding->scope == LintScope::kRun) {
        return error(finding->rule == "clock" ? ErrorCode::kClock : ErrorCode::kLintRefused,
                     finding->detail + " Nothing was signed.", "lint rule " + std::string(finding->rule));
    }
    if (finding) return SigningOutcome{{}, std::move(finding)};
    wallet::ProofOptions options;
    options.verification_method = home_.settings().method_of(key_.record.id);
    options.created = candidate.reservation.valid_from;
    CARNET_TRY(auto text, wallet::add_proof(json, options, *key_.signer));
    // Read back from the very bytes that will be kept, and under the public key that is published.
    CARNET_TRY(const auto kept, JsonDocument::parse(text));
    CARNET_TRY(const auto proof, kept.root().require(wallet::name::kProof));
    if (auto sound = wallet::check_proof(kept.root(), proof, run.key.public_key); !sound) {
        return own_signature_bad(sound.error(), candidate);
    }
    return SigningOutcome{std::move(text), std::nullopt};
}

Result<void> IssueRun::store(Act& act, const IssueGroup& group, const std::vector<SigningOutcome>& outcomes,
                             UtcTime now) {
    auto& records = home_.records();
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

Result<std::vector<SigningOutcome>> IssueRun::sign_some(std::span<const PendingCredential> some,
                                                        const LintRun& run) const {
    std::vector<SigningOutcome> outcomes;
    outcomes.reserve(some.size());
    for (const auto& candidate : some) {
        CARNET_TRY(auto outcome, sign(candidate, run));
        outcomes.push_back(std::move(outcome));
    }
    return outcomes;
}

std::size_t IssueRun::threads_for(std::size_t credentials) const {
    const std::size_t wanted = options_.threads != 0 ? options_.threads : std::thread::hardware_concurrency();
    return std::clamp<std::size_t>(wanted, 1, 1 + credentials / kLeastPerThread);
}

// A credential does not depend on its neighbours, and signing and verifying are most of the work: the cores
// share it. Where the machine gives no further thread, its part is done by this one.
Result<std::vector<SigningOutcome>> IssueRun::sign_all(const IssueGroup& group, const LintRun& run) const {
    const std::span<const PendingCredential> all(group);
    const std::size_t threads = threads_for(all.size());
    const std::size_t part = (all.size() + threads - 1) / threads;
    std::vector<std::future<Result<std::vector<SigningOutcome>>>> others;
    for (std::size_t begin = part; begin < all.size(); begin += part) {
        const auto some = all.subspan(begin, std::min(part, all.size() - begin));
        others.push_back(std::async([this, some, &run] { return sign_some(some, run); }));
    }
    auto outcomes = sign_some(all.first(std::min(part, all.size())), run);
    for (auto& other : others) {
        auto more = other.get();  // all of them are waited for, whatever the first ones say
        if (!outcomes) continue;
        if (!more) {
            outcomes = std::move(more);
            continue;
        }
        std::move(more->begin(), more->end(), std::back_inserter(*outcomes));
    }
    return outcomes;
}

void IssueRun::account_for(const IssueGroup& group, const std::vector<SigningOutcome>& outcomes) {
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

Result<IssueGroup> IssueRun::sign_and_store(const IssueGroup& group, bool reserve_next) {
    // The key is used outside of any transaction; other commands can write meanwhile.
    CARNET_TRY(const auto run, lint_run());
    CARNET_TRY(const auto outcomes, sign_all(group, run));
    CARNET_TRY(auto act, Act::begin(home_));
    CARNET_TRY_VOID(store(act, group, outcomes, run.now));
    IssueGroup next;
    if (reserve_next) {
        CARNET_TRY(next, reserve(act));
    }
    if (!observe(IssueStage::kSigned)) return IssueGroup();
    CARNET_TRY_VOID(commit(act));
    account_for(group, outcomes);
    static_cast<void>(observe(IssueStage::kStored));
    return next;
}

Result<void> IssueRun::finish(const IssueGroup& group) {
    CARNET_TRY_VOID(sign_and_store(group, false));
    return {};
}

Result<IssueGroup> IssueRun::finish_and_reserve(const IssueGroup& group) {
    return sign_and_store(group, true);
}

}  // namespace carnet::issuer
