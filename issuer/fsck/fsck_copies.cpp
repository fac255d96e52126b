// SPDX-License-Identifier: Apache-2.0
// Offers as the log says they were made, and every copy in a wallet: of an approved row, signed as intended,
// for the key that it was reserved for.
#include "issuer/desk/approval.h"
#include "issuer/fsck/fsck_context.h"
#include "issuer/fsck/signed_text.h"
#include "issuer/lint/lint.h"
#include "issuer/lint/rules.h"
#include "issuer/oid4vci/configuration.h"
#include "issuer/oid4vci/offer.h"
#include "issuer/oid4vci/sd_jwt_copy.h"
#include "issuer/profile.h"
#include "issuer/src/group_digest.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/competency.h"

#include <map>
#include <optional>
#include <utility>

namespace carnet::issuer {
namespace {

constexpr std::size_t kPage = 500;

Reservation reservation_of(const CopyRecord& copy) {
    Reservation reservation;
    reservation.id = copy.award;
    reservation.row = copy.row;
    reservation.list = copy.list;
    reservation.index = copy.index;
    reservation.valid_from = copy.valid_from;
    reservation.intent = copy.intent;
    return reservation;
}

class CopyWalk {
  public:
    explicit CopyWalk(FsckContext& context) : context_(context) {}

    Result<void> walk_offers() {
        for (std::int64_t after = 0;;) {
            CARNET_TRY(const auto page, context_.records().offers->list(0, after, kPage));
            if (page.empty()) return {};
            for (const auto& offer : page) {
                after = offer.number;
                context_.expect_entry(offer.made_by, AuditAction::kOfferMade, offer.id, digest_of(offer));
                if (offer.state == OfferState::kWithdrawn &&
                    !context_.has_entry(AuditAction::kOfferWithdrawn, offer.id, digest_of(offer)))
                    context_.find(FsckCheck::kAudit, offer.id,
                                  "The log does not know that it was withdrawn.");
                CARNET_TRY_VOID(look_at_approval(offer));
            }
        }
    }

    Result<void> walk_copies() {
        CARNET_TRY(const auto lists, context_.records().status_lists->list());
        for (const auto& list : lists) lists_.emplace(list.number, list.id);
        CARNET_TRY_VOID(read_disclosures());
        for (std::int64_t after = 0;;) {
            CARNET_TRY(const auto page, context_.records().copies->list(after, kPage));
            if (page.empty()) break;
            for (const auto& copy : page) {
                after = copy.number;
                CARNET_TRY_VOID(look_at(copy));
            }
        }
        for (const auto& [seq, group] : reserved_)
            context_.expect_entry(seq, AuditAction::kCopiesReserved, group.first, group.second.digest());
        for (const auto& [seq, group] : issued_)
            context_.expect_entry(seq, AuditAction::kCopiesIssued, group.first, group.second.digest());
        return {};
    }

  private:
    // What the profile of each batch leaves open.
    Result<void> read_disclosures() {
        CARNET_TRY(const auto batches, context_.records().batches->list());
        for (const auto& batch : batches) {
            const auto disclosure = disclosure_of(batch.profile);
            context_.expect(FsckCheck::kBatches, batch.id, disclosure);
            if (disclosure) disclosures_.emplace(batch.number, *disclosure);
        }
        return {};
    }

    // What was offered was approved by two persons, whatever the states say.
    Result<void> look_at_approval(const OfferRecord& offer) {
        if (offer.batch == approved_batch_) return {};
        CARNET_TRY(const auto batches, context_.records().batches->list());
        for (const auto& batch : batches) {
            if (batch.number != offer.batch) continue;
            approved_batch_ = batch.number;
            CARNET_TRY(const auto statement, context_.records().statements->find(batch.id));
            if (statement)
                context_.expect(FsckCheck::kApprovals, batch.id,
                                require_two_persons(context_.records(), *statement, false));
        }
        return {};
    }

    Result<void> look_at(const CopyRecord& copy) {
        const auto reservation = reservation_of(copy);
        reserved_.try_emplace(copy.reserved_by, copy.offer_id, ReservedGroup())
            .first->second.second.add(reservation, lists_[copy.list]);
        if (!copy.is_signed) {
            ++context_.report.reserved;
            return {};
        }
        ++context_.report.credentials;
        issued_.try_emplace(copy.issued_by, copy.offer_id, IssuedGroup())
            .first->second.second.add(copy.award, copy.key, copy.text);
        CARNET_TRY(const auto rows, context_.records().batches->rows(copy.batch, copy.row - 1, 1));
        if (rows.empty()) {
            context_.find(FsckCheck::kCredentials, copy.award, "The row that it was made from is missing.");
            return {};
        }
        ++context_.report.signatures_checked;
        const auto* configuration = find_configuration(copy.configuration);
        if (configuration != nullptr && configuration->format == kSdJwtFormat) {
            look_at_sd_jwt(copy, reservation, rows.front());
        } else {
            look_at_document(copy, reservation, rows.front());
        }
        return {};
    }

    void look_at_sd_jwt(const CopyRecord& copy, const Reservation& reservation, const BatchRow& row) {
        const SdJwtCopy of{reservation,
                           row,
                           lists_[copy.list],
                           copy.holder,
                           context_.home.settings().base_url,
                           disclosures_[copy.batch]};
        const auto claims = write_sd_jwt_claims(of);
        context_.expect(FsckCheck::kCredentials, copy.award, claims);
        if (claims && keys::sha256(as_bytes(*claims)) != copy.intent)
            context_.find(FsckCheck::kCredentials, copy.award, "What was signed is not what was intended.");
        const auto* key = context_.keys.find(copy.key);
        if (key == nullptr || key->purpose != keys::KeyPurpose::kCertificates) {
            context_.find(FsckCheck::kCredentials, copy.award,
                          "It is not signed with a key for certificates.");
            return;
        }
        context_.expect(FsckCheck::kCredentials, copy.award,
                        check_sd_jwt_copy(copy.text, of, key->public_key));
    }

    // The text against its intent, its approved row, its place, its holder, and the key.
    void look_at_document(const CopyRecord& copy, const Reservation& reservation, const BatchRow& row) {
        const auto& id = copy.award;
        if (keys::sha256(as_bytes(without_proof(copy.text))) != copy.intent)
            context_.find(FsckCheck::kCredentials, id, "What was signed is not what was intended.");
        const auto json = JsonDocument::parse(copy.text);
        context_.expect(FsckCheck::kCredentials, id, json);
        if (!json) return;
        context_.expect(FsckCheck::kCredentials, id,
                        check_signed(json->root(), context_.keys, keys::KeyPurpose::kCertificates,
                                     context_.home.settings().did));
        look_at_content(copy, reservation, row, *json);
    }

    void look_at_content(const CopyRecord& copy, const Reservation& reservation, const BatchRow& row,
                         const JsonDocument& json) {
        const auto read = wallet::Credential::from_json(json);
        context_.expect(FsckCheck::kCredentials, copy.award, read);
        if (!read) return;
        const auto document = wallet::read_competency(*read);
        context_.expect(FsckCheck::kCredentials, copy.award, document);
        const auto* key = context_.keys.find(copy.key);
        if (!document || key == nullptr) return;
        const auto& settings = context_.home.settings();
        const LintRun run{settings.did, settings.base_url + "/status/", copy.issued, *key};
        const LintSubject subject{run,       reservation, row,       lists_[copy.list],
                                  copy.text, *read,       *document, copy.holder};
        for (const auto rule :
             {lint_issuer, lint_identifier, lint_status_entries, lint_dates, lint_approved_content}) {
            if (const auto wrong = rule(subject)) context_.find(FsckCheck::kCredentials, copy.award, *wrong);
        }
    }

    FsckContext& context_;
    std::map<std::int64_t, std::string> lists_;
    std::map<std::int64_t, wallet::AwardDisclosure> disclosures_;
    std::map<std::int64_t, std::pair<std::string, ReservedGroup>> reserved_;  // by audit entry
    std::map<std::int64_t, std::pair<std::string, IssuedGroup>> issued_;
    std::int64_t approved_batch_ = 0;
};

}  // namespace

Result<void> fsck_copies(FsckContext& context) {
    CopyWalk walk(context);
    CARNET_TRY_VOID(walk.walk_offers());
    return walk.walk_copies();
}

}  // namespace carnet::issuer
