// SPDX-License-Identifier: Apache-2.0
// Every credential: reserved once, signed as intended, at a place of its own, with the status that officers
// gave it.
#include "issuer/fsck/expected_status.h"
#include "issuer/fsck/fsck_context.h"
#include "issuer/fsck/signed_text.h"
#include "issuer/lint/lint.h"
#include "issuer/lint/rules.h"
#include "issuer/src/group_digest.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/competency.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace carnet::issuer {
namespace {

constexpr std::size_t kPage = 500;

// What has been seen of one status list.
struct ListUse {
    StatusListRecord record;
    std::vector<bool> taken;
    std::uint64_t used = 0;
    std::uint64_t revoked = 0;
    std::uint64_t suspended = 0;
};

class CredentialWalk {
  public:
    CredentialWalk(FsckContext& context, std::map<std::string, ExpectedStatus> expected)
        : context_(context), expected_(std::move(expected)) {}

    Result<void> start() {
        CARNET_TRY(const auto lists, context_.records().status_lists->list());
        for (const auto& list : lists) {
            lists_.emplace(list.number, ListUse{list, std::vector<bool>(list.entries), 0, 0, 0});
        }
        CARNET_TRY(const auto batches, context_.records().batches->list());
        for (const auto& batch : batches) total_ += batch.rows;
        return {};
    }

    // One batch after the other: within a batch the groups of audit entries do not interleave.
    Result<void> walk(const BatchRecord& batch) {
        std::int64_t after = 0;
        for (;;) {
            CARNET_TRY(const auto page, context_.records().credentials->list(batch.number, after, kPage));
            if (page.empty()) break;
            for (const auto& credential : page) {
                CARNET_TRY_VOID(look_at(credential));
                after = credential.reservation.number;
            }
            if (context_.options.progress) context_.options.progress(context_.report.credentials, total_);
        }
        close_reserved(batch.id);
        close_issued(batch.id);
        return {};
    }

    // Decisions share the lists with certificates. What ended one is looked at with its case.
    Result<void> walk_decisions() {
        std::int64_t after = 0;
        for (;;) {
            CARNET_TRY(const auto page, context_.records().decisions->cases(after, kPage));
            if (page.empty()) return {};
            for (const auto& one : page) {
                after = one.number;
                CARNET_TRY(const auto decided, context_.records().decisions->decisions(one.number));
                for (const auto& decision : decided) {
                    if (decision.list == 0) continue;
                    take_place(decision.list, decision.index, decision.id, decision.is_ended, false);
                }
            }
        }
    }

    // Copies in wallets share the lists too. Their content is looked at by fsck_copies.
    Result<void> walk_copies() {
        std::set<std::int64_t> replaced;  // offers whose successor has signed copies
        std::set<std::string> awards;
        std::vector<CopyRecord> all;
        for (std::int64_t after = 0;;) {
            CARNET_TRY(auto page, context_.records().copies->list(after, kPage));
            if (page.empty()) break;
            after = page.back().number;
            for (auto& copy : page) {
                copy.text.clear();
                all.push_back(std::move(copy));
            }
        }
        CARNET_TRY_VOID(find_replaced(all, replaced));
        for (const auto& copy : all) {
            take_place(copy.list, copy.index, copy.award, copy.revoked, copy.suspended);
            const auto known = expected_.find(copy.award);
            ExpectedStatus expected = known == expected_.end() ? ExpectedStatus{} : known->second;
            if (copy.is_signed) awards.insert(copy.award);
            if (!copy.is_signed) expected = ExpectedStatus{};
            expected.revoked = expected.revoked || (copy.is_signed && replaced.count(copy.offer) != 0);
            if (expected.revoked == copy.revoked && expected.suspended == copy.suspended) continue;
            context_.find(FsckCheck::kStatus, copy.award,
                          "The status of copy " + std::to_string(copy.number) +
                              " is not what the approved changes and replaced offers make it.");
        }
        for (const auto& award : awards) expected_.erase(award);
        return {};
    }

    Result<void> finish() {
        for (const auto& [number, use] : lists_) {
            if (use.used != use.record.used) {
                context_.find(FsckCheck::kPlaces, use.record.id,
                              "The list says " + std::to_string(use.record.used) + " places are used, but " +
                                  std::to_string(use.used) + " are.");
            }
            CARNET_TRY_VOID(compare_bits(use, StatusPurpose::kRevocation, use.revoked));
            CARNET_TRY_VOID(compare_bits(use, StatusPurpose::kSuspension, use.suspended));
        }
        for (const auto& [id, status] : expected_) {
            context_.find(FsckCheck::kStatus, id,
                          "A status change names a credential that is not in the store.");
        }
        return {};
    }

  private:
    Result<void> find_replaced(const std::vector<CopyRecord>& copies, std::set<std::int64_t>& replaced) {
        for (const auto& copy : copies) {
            if (!copy.is_signed) continue;
            CARNET_TRY(const auto offer, context_.records().offers->find(copy.offer_id));
            if (offer && offer->replaces != 0) replaced.insert(offer->replaces);
        }
        return {};
    }

    Result<void> look_at(const CredentialRecord& credential) {
        ++context_.report.credentials;
        look_at_place(credential);
        look_at_status(credential);
        add_to_reserved(credential);
        switch (credential.state) {
            case CredentialState::kReserved:
                ++context_.report.reserved;
                return {};
            case CredentialState::kRefused:
                ++context_.report.refused;
                context_.expect_entry(credential.refused_by, AuditAction::kCredentialRefused,
                                      credential.reservation.id,
                                      refusal_digest(credential.rule, credential.detail));
                return {};
            case CredentialState::kIssued:
                break;
        }
        add_to_issued(credential);
        return look_at_text(credential);
    }

    void look_at_place(const CredentialRecord& credential) {
        const auto& reservation = credential.reservation;
        take_place(reservation.list, reservation.index, reservation.id, credential.revoked,
                   credential.suspended);
    }

    void take_place(std::int64_t number, std::uint64_t index, const std::string& id, bool is_revoked,
                    bool is_suspended) {
        const auto list = lists_.find(number);
        if (list == lists_.end() || index >= list->second.taken.size()) {
            context_.find(FsckCheck::kPlaces, id, "Its place lies outside of any status list.");
            return;
        }
        if (list->second.taken[index])
            context_.find(FsckCheck::kPlaces, id, "Its place " + std::to_string(index) + " was given twice.");
        list->second.taken[index] = true;
        ++list->second.used;
        list->second.revoked += is_revoked ? 1U : 0U;
        list->second.suspended += is_suspended ? 1U : 0U;
    }

    void look_at_status(const CredentialRecord& credential) {
        ExpectedStatus expected;
        if (const auto known = expected_.find(credential.reservation.id); known != expected_.end()) {
            expected = known->second;
            expected_.erase(known);
        }
        if (expected.revoked == credential.revoked && expected.suspended == credential.suspended) return;
        context_.find(FsckCheck::kStatus, credential.reservation.id,
                      "Its status is not what the approved changes make it.");
    }

    // The text against its intent, its approved row, its reservation, and the key.
    Result<void> look_at_text(const CredentialRecord& credential) {
        const auto& id = credential.reservation.id;
        if (keys::sha256(as_bytes(without_proof(credential.text))) != credential.reservation.intent) {
            context_.find(FsckCheck::kCredentials, id, "What was signed is not what was intended.");
        }
        const auto json = JsonDocument::parse(credential.text);
        context_.expect(FsckCheck::kCredentials, id, json);
        if (!json) return {};
        ++context_.report.signatures_checked;
        context_.expect(FsckCheck::kCredentials, id,
                        check_signed(json->root(), context_.keys, keys::KeyPurpose::kCertificates,
                                     context_.home.settings().did));
        CARNET_TRY(const auto rows, context_.records().batches->rows(credential.reservation.batch,
                                                                     credential.reservation.row - 1, 1));
        if (rows.empty() || rows.front().number != credential.reservation.row) {
            context_.find(FsckCheck::kCredentials, id, "The row that it was made from is missing.");
            return {};
        }
        look_at_content(credential, rows.front(), *json);
        return {};
    }

    void look_at_content(const CredentialRecord& credential, const BatchRow& row, const JsonDocument& json) {
        const auto& id = credential.reservation.id;
        const auto read = wallet::Credential::from_json(json);
        context_.expect(FsckCheck::kCredentials, id, read);
        if (!read) return;
        const auto document = wallet::read_competency(*read);
        context_.expect(FsckCheck::kCredentials, id, document);
        const auto* key = context_.keys.find(credential.key);
        const auto list = lists_.find(credential.reservation.list);
        if (!document || key == nullptr || list == lists_.end()) return;
        const auto& settings = context_.home.settings();
        const LintRun run{settings.did, settings.base_url + "/status/", credential.issued, *key};
        const LintSubject subject{
            run, credential.reservation, row, list->second.record.id, credential.text, *read, *document};
        for (const auto rule :
             {lint_issuer, lint_identifier, lint_status_entries, lint_dates, lint_approved_content}) {
            if (const auto wrong = rule(subject)) context_.find(FsckCheck::kCredentials, id, *wrong);
        }
    }

    void add_to_reserved(const CredentialRecord& credential) {
        if (credential.reservation.reserved_by != reserved_seq_) close_reserved(credential.batch_id);
        reserved_seq_ = credential.reservation.reserved_by;
        const auto list = lists_.find(credential.reservation.list);
        if (!reserved_) reserved_.emplace();
        reserved_->add(credential.reservation,
                       list == lists_.end() ? std::string_view() : list->second.record.id);
    }
    void close_reserved(std::string_view batch) {
        if (reserved_) {
            context_.expect_entry(reserved_seq_, AuditAction::kCredentialsReserved, batch,
                                  reserved_->digest());
        }
        reserved_.reset();
    }

    void add_to_issued(const CredentialRecord& credential) {
        if (credential.issued_by != issued_seq_) close_issued(credential.batch_id);
        issued_seq_ = credential.issued_by;
        if (!issued_) issued_.emplace();
        issued_->add(credential.reservation.id, credential.key, credential.text);
    }
    void close_issued(std::string_view batch) {
        if (issued_)
            context_.expect_entry(issued_seq_, AuditAction::kCredentialsIssued, batch, issued_->digest());
        issued_.reset();
    }

    // A bit at a place that no credential has would not have been counted above.
    Result<void> compare_bits(const ListUse& use, StatusPurpose purpose, std::uint64_t counted) {
        CARNET_TRY(const auto indices, context_.records().status_bits->indices(use.record.number, purpose));
        if (indices.size() == counted) return {};
        context_.find(FsckCheck::kStatus, use.record.id, "A bit is set at a place that no credential has.");
        return {};
    }

    FsckContext& context_;
    std::map<std::string, ExpectedStatus> expected_;  // not met yet
    std::map<std::int64_t, ListUse> lists_;
    std::uint64_t total_ = 0;
    std::int64_t reserved_seq_ = 0;
    std::int64_t issued_seq_ = 0;
    std::optional<ReservedGroup> reserved_;
    std::optional<IssuedGroup> issued_;
};

}  // namespace

Result<void> fsck_credentials(FsckContext& context) {
    CARNET_TRY(auto expected, replay_status_changes(context.records()));
    CredentialWalk walk(context, std::move(expected));
    CARNET_TRY_VOID(walk.start());
    CARNET_TRY(const auto batches, context.records().batches->list());
    for (const auto& batch : batches) CARNET_TRY_VOID(walk.walk(batch));
    CARNET_TRY_VOID(walk.walk_decisions());
    CARNET_TRY_VOID(walk.walk_copies());
    return walk.finish();
}

}  // namespace carnet::issuer
