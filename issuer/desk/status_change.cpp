// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/status_change.h"

#include "base/text_encoding.h"
#include "issuer/audit.h"
#include "issuer/desk/status_document.h"
#include "issuer/src/officer_steps.h"
#include "issuer/src/statement.h"
#include "issuer/status_registry.h"

#include <set>
#include <vector>

namespace carnet::issuer {
namespace {

constexpr StepNames kSteps{StatementKind::kStatusChange, AuditAction::kStatusPrepared,
                           AuditAction::kStatusApplied, AuditAction::kStatusWithdrawn};

constexpr std::size_t kMaxCredentials = 100'000;
constexpr std::size_t kMaxText = 2000;
constexpr std::size_t kPage = 1000;

Result<void> check_shape(const StatusChange& change) {
    if (!may_be_reason(change.act, change.reason)) {
        return error(ErrorCode::kBadValue, "The reason " + std::string(to_string(change.reason)) +
                                               " does not go with " + std::string(to_string(change.act)) +
                                               ".");
    }
    if (change.text.empty() || change.text.size() > kMaxText || !is_utf8(change.text)) {
        return error(ErrorCode::kBadValue, "The text for the record has 1 to 2,000 bytes of UTF-8.");
    }
    if (change.credentials.empty() || change.credentials.size() > kMaxCredentials) {
        return error(ErrorCode::kBadValue, "A change names 1 to 100,000 credentials.");
    }
    const std::set<std::string_view> different(change.credentials.begin(), change.credentials.end());
    if (different.size() == change.credentials.size()) return {};
    return error(ErrorCode::kBadValue, "A credential is named twice.");
}

Error not_now(std::string detail, const CredentialRecord& credential) {
    return error(ErrorCode::kConflict, std::move(detail), credential.reservation.id);
}

// May this be done to that credential as it stands?
Result<void> check_allowed(StatusAct act, const CredentialRecord& credential) {
    if (credential.state != CredentialState::kIssued)
        return not_now("It was reserved but never signed.", credential);
    if (credential.revoked) return not_now("It is revoked, and a revocation is final.", credential);
    switch (act) {
        case StatusAct::kRevoke:
            return {};
        case StatusAct::kSuspend:
            if (credential.suspended) return not_now("It is suspended already.", credential);
            return {};
        case StatusAct::kReinstate:
            if (!credential.suspended) return not_now("It is not suspended.", credential);
            return {};
    }
    return {};
}

// What a change names: a certificate, or an award in wallets with all of its copies.
struct Named {
    CredentialRecord credential;     // of an award: as its newest copies stand
    std::vector<CopyRecord> copies;  // signed ones; empty for a certificate
};

Result<Named> find_award(const Records& records, const std::string& id) {
    CARNET_TRY(auto copies, records.copies->of_award(id));
    std::erase_if(copies, [](const auto& copy) { return !copy.is_signed; });
    if (copies.empty()) return error(ErrorCode::kNotFound, "No such credential was issued here.", id);
    Named named;
    named.credential.state = CredentialState::kIssued;
    named.credential.reservation.id = id;
    named.credential.revoked = copies.back().revoked;
    named.credential.suspended = copies.back().suspended;
    for (auto& copy : copies) copy.text.clear();
    named.copies = std::move(copies);
    return named;
}

Result<std::vector<Named>> check_credentials(const Records& records, const StatusChange& change) {
    std::vector<Named> all;
    for (const auto& id : change.credentials) {
        CARNET_TRY(auto credential, records.credentials->find(id));
        Named named;
        if (credential) {
            credential->text.clear();  // a hundred thousand texts need not be in memory together
            named.credential = *std::move(credential);
        } else {
            CARNET_TRY(named, find_award(records, id));
        }
        CARNET_TRY_VOID(check_allowed(change.act, named.credential));
        all.push_back(std::move(named));
    }
    return all;
}

Result<void> set(StatusRegistry& registry, const Named& named, StatusPurpose purpose, bool value) {
    if (named.copies.empty()) return registry.set(named.credential, purpose, value);
    for (const auto& copy : named.copies) CARNET_TRY_VOID(registry.set(copy, purpose, value));
    return {};
}

Result<void> apply(StatusRegistry& registry, StatusAct act, const Named& named) {
    switch (act) {
        case StatusAct::kRevoke:
            return set(registry, named, StatusPurpose::kRevocation, true);
        case StatusAct::kSuspend:
            return set(registry, named, StatusPurpose::kSuspension, true);
        case StatusAct::kReinstate:
            return set(registry, named, StatusPurpose::kSuspension, false);
    }
    return {};
}

Result<StatusChangeSummary> summarize(const Records& records, const Statement& statement) {
    StatusChangeSummary summary;
    CARNET_TRY(summary.change, read_status_document(statement.document));
    CARNET_TRY(summary.signatures, records.signatures->of(statement.id));
    summary.digest = statement.digest;
    summary.state = statement.state;
    summary.proposed = statement.created;
    return summary;
}

// What two officers signed, done to every credential that it names.
Result<void> apply_all(IssuerHome& home, const Statement& statement) {
    CARNET_TRY(const auto document, read_status_document(statement.document));
    CARNET_TRY(const auto all, check_credentials(home.records(), document));
    StatusRegistry registry(home.records(), home.settings());
    for (const auto& named : all) CARNET_TRY_VOID(apply(registry, document.act, named));
    return registry.flush();
}

}  // namespace

Result<StatusChangeSummary> propose_status_change(IssuerHome& home, StatusChange change,
                                                  const UnlockedOfficer* officer,
                                                  std::string_view proposed_by, const Clock& clock,
                                                  Random& random) {
    CARNET_TRY_VOID(check_shape(change));
    const UtcTime now = clock.now();
    auto& records = home.records();
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY_VOID(check_credentials(records, change));
    change.id = new_id("status-", now, random);
    const auto statement =
        make_statement(change.id, StatementKind::kStatusChange, write_status_document(change), now);
    CARNET_TRY_VOID(records.statements->add(statement));
    CARNET_TRY_VOID(act.note({proposed_by, AuditAction::kStatusProposed, change.id, statement.digest}, now));
    if (officer != nullptr)
        CARNET_TRY_VOID(prepare_statement(act, records, statement, *officer, kSteps.prepared, now));
    CARNET_TRY_VOID(act.commit());
    return find_status_change(home, change.id);
}

Result<void> sign_proposal(IssuerHome& home, std::string_view change, const UnlockedOfficer& officer,
                           const Clock& clock) {
    return prepare_proposal(home, kSteps, change, officer, clock);
}

Result<void> approve_status_change(IssuerHome& home, std::string_view change, const Sha256Digest& shown,
                                   const UnlockedOfficer& officer, const Clock& clock) {
    return approve_proposal(
        home, kSteps, change, shown, officer, clock,
        [&home](const Statement& statement, UtcTime) { return apply_all(home, statement); });
}

Result<void> withdraw_status_change(IssuerHome& home, std::string_view change, const UnlockedOfficer& officer,
                                    const Clock& clock) {
    return withdraw_proposal(home, kSteps, change, officer, clock);
}

Result<std::vector<StatusChangeSummary>> list_status_changes(const IssuerHome& home) {
    std::vector<StatusChangeSummary> summaries;
    std::int64_t after = 0;
    for (;;) {
        CARNET_TRY(const auto page,
                   home.records().statements->list(StatementKind::kStatusChange, after, kPage));
        if (page.empty()) return summaries;
        for (const auto& statement : page) {
            CARNET_TRY(auto summary, summarize(home.records(), statement));
            summaries.push_back(std::move(summary));
            after = statement.number;
        }
    }
}

Result<StatusChangeSummary> find_status_change(const IssuerHome& home, std::string_view id) {
    CARNET_TRY(const auto statement, require_statement(home.records(), StatementKind::kStatusChange, id));
    return summarize(home.records(), statement);
}

}  // namespace carnet::issuer
