// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/redemption.h"

#include "issuer/audit.h"
#include "issuer/oid4vci/approved_row.h"
#include "issuer/oid4vci/configuration.h"
#include "issuer/oid4vci/offer.h"
#include "issuer/oid4vci/sd_jwt_copy.h"
#include "issuer/profile.h"
#include "issuer/src/envelope.h"
#include "issuer/src/group_digest.h"
#include "issuer/src/group_signing.h"
#include "issuer/src/store_facts.h"
#include "issuer/status_registry.h"
#include "wallet-format/profile/competency.h"

#include <algorithm>
#include <map>
#include <set>

namespace carnet::issuer {
namespace {

constexpr std::int64_t kClockTolerance = 60;
constexpr std::string_view kActor = "signer";

Error denied(std::string detail, const std::string& offer) {
    return error(ErrorCode::kForbidden, std::move(detail), offer);
}

Reservation reservation_of(const CopyRecord& copy) {
    Reservation reservation;
    reservation.number = copy.number;
    reservation.id = copy.award;
    reservation.batch = copy.batch;
    reservation.row = copy.row;
    reservation.list = copy.list;
    reservation.index = copy.index;
    reservation.envelope = copy.envelope;
    reservation.valid_from = copy.valid_from;
    reservation.intent = copy.intent;
    reservation.reserved_by = copy.reserved_by;
    return reservation;
}

class RedemptionRun {
  public:
    RedemptionRun(IssuerHome& home, const Redemption& redemption, const CertificateKey& key,
                  ApprovedBatches& batches, const Clock& clock, Random& random)
        : home_(home),
          redemption_(redemption),
          key_(key),
          batches_(batches),
          clock_(clock),
          random_(random) {}

    // What these keys were given before; nothing when nothing was signed yet. kForbidden: it was for other
    // keys.
    Result<std::vector<std::string>> stored() {
        CARNET_TRY_VOID(find_offer());
        CARNET_TRY(const auto copies, copies_now());
        std::vector<std::string> texts;
        const bool is_signed =
            std::any_of(copies.begin(), copies.end(), [](const auto& copy) { return copy.is_signed; });
        if (!is_signed) return texts;
        for (const auto& holder : redemption_.holders) {
            const auto own = std::find_if(copies.begin(), copies.end(), [&](const auto& copy) {
                return copy.is_signed && copy.holder == holder;
            });
            if (own == copies.end()) return denied("It was redeemed for other keys.", offer_.id);
            texts.push_back(own->text);
        }
        return texts;
    }

    // Writes the intent to sign, durably, before the key is used.
    Result<void> reserve() {
        CARNET_TRY(auto act, Act::begin(home_));
        CARNET_TRY_VOID(find_offer());
        CARNET_TRY_VOID(require_redeemable());
        CARNET_TRY(const auto known, copies_now());
        StatusRegistry registry(home_.records(), home_.settings());
        CARNET_TRY(const auto valid_from, next_valid_from());
        for (const auto& holder : redemption_.holders) {
            const auto own = std::find_if(known.begin(), known.end(),
                                          [&](const auto& copy) { return copy.holder == holder; });
            if (own == known.end()) {
                CARNET_TRY_VOID(reserve_for(holder, valid_from, registry));
            } else {
                CARNET_TRY_VOID(take_up(*own));
            }
        }
        CARNET_TRY_VOID(registry.flush());
        CARNET_TRY_VOID(keep_new(act));
        return act.commit();
    }

    // Lints, signs, and verifies what was signed.
    Result<void> sign() {
        CARNET_TRY(const auto store, home_.keys());
        const auto* record = store.find(key_.record.id);
        if (record == nullptr || record->state != keys::KeyState::kActive)
            return error(ErrorCode::kKeyState, "The signing key is not active any more.", key_.record.id);
        const auto& settings = home_.settings();
        const LintRun run{settings.did, settings.base_url + "/status/", clock_.now(), *record};
        return is_sd_jwt() ? sign_sd_jwts(run, store) : sign_documents(run);
    }

    // The signed copies, the end of those that they replace, and the audit entry, in one commit.
    Result<std::vector<std::string>> store() {
        CARNET_TRY(auto act, Act::begin(home_));
        CARNET_TRY_VOID(find_offer());
        CARNET_TRY_VOID(require_redeemable());
        const UtcTime now{clock_.now().seconds, 0};
        CARNET_TRY(const auto seq,
                   act.note({kActor, AuditAction::kCopiesIssued, offer_.id, issued_digest()}, clock_.now()));
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < group_.size(); ++i) {
            CopyRecord copy;
            copy.number = group_[i].reservation.number;
            copy.text = signed_[i];
            copy.key = key_.record.id;
            copy.issued = now;
            copy.issued_by = seq;
            CARNET_TRY_VOID(home_.records().copies->store(copy));
            texts.push_back(std::move(copy.text));
        }
        offer_.state = OfferState::kRedeemed;
        CARNET_TRY_VOID(home_.records().offers->update(offer_));
        CARNET_TRY_VOID(end_replaced());
        CARNET_TRY_VOID(act.commit());
        return texts;
    }

  private:
    [[nodiscard]] bool is_sd_jwt() const {
        const auto* configuration = find_configuration(redemption_.configuration);
        return configuration != nullptr && configuration->format == kSdJwtFormat;
    }

    static Error refused_by(const LintFinding& finding) {
        return error(ErrorCode::kLintRefused, finding.detail, "lint rule " + std::string(finding.rule));
    }

    Result<void> sign_documents(const LintRun& run) {
        const auto& settings = home_.settings();
        GroupSigning signing(
            group_, {run, key_.signer, settings.method_of(key_.record.id), settings.canonical_form, 1});
        CARNET_TRY(const auto outcomes, signing.outcomes());
        for (const auto& outcome : outcomes) {
            if (outcome.refusal) return refused_by(*outcome.refusal);
            signed_.push_back(outcome.signed_text);
        }
        return {};
    }

    // The same award in its W3C form goes through the same rules; then its claims are signed as an SD-JWT.
    Result<void> sign_sd_jwts(const LintRun& run, const keys::KeyStore& store) {
        CARNET_TRY(const auto chain, store.chain(key_.record.id));
        SdJwtSigning signing{key_.record.id, *key_.signer, {}};
        for (const auto& certificate : chain)
            signing.chain.emplace_back(certificate.der().begin(), certificate.der().end());
        for (const auto& candidate : group_) {
            if (candidate.has_other_intent)
                return error(ErrorCode::kConflict, "It was reserved by a program that wrote it otherwise.",
                             offer_.id);
            CARNET_TRY(const auto json, JsonDocument::parse(candidate.text));
            if (const auto finding = lint({run, candidate.reservation, candidate.row, candidate.list_id,
                                           candidate.text, json, candidate.holder}))
                return refused_by(*finding);
            CARNET_TRY(auto text, sign_sd_jwt_copy(sd_jwt_of(candidate), signing, random_));
            signed_.push_back(std::move(text));
        }
        return {};
    }

    [[nodiscard]] SdJwtCopy sd_jwt_of(const PendingCredential& candidate) const {
        return {candidate.reservation,     candidate.row, candidate.list_id, candidate.holder,
                home_.settings().base_url, disclosure_};
    }

    // What is going to be signed, whatever the salts and the signature.
    Result<Sha256Digest> intent_of(const PendingCredential& candidate) const {
        if (!is_sd_jwt()) return keys::sha256(as_bytes(candidate.text));
        CARNET_TRY(const auto claims, write_sd_jwt_claims(sd_jwt_of(candidate)));
        return keys::sha256(as_bytes(claims));
    }

    Result<void> find_offer() {
        CARNET_TRY(auto offer, home_.records().offers->find(redemption_.offer));
        if (!offer) return error(ErrorCode::kForbidden, "There is no such offer.", redemption_.offer);
        offer_ = *std::move(offer);
        CARNET_TRY(const auto restored_by, fact::find_number(home_.records(), fact::kRestoredBy));
        if (restored_by && offer_.made_by <= *restored_by)
            return denied("It was made before the store was restored.", offer_.id);
        if (offer_.state == OfferState::kGranted || offer_.state == OfferState::kRedeemed) return {};
        return denied("It is " + std::string(to_string(offer_.state)) + ".", offer_.id);
    }

    // Those of this offer in this configuration.
    Result<std::vector<CopyRecord>> copies_now() {
        CARNET_TRY(auto copies, home_.records().copies->of_offer(offer_.number));
        std::erase_if(copies,
                      [&](const auto& copy) { return copy.configuration != redemption_.configuration; });
        return copies;
    }

    Result<void> require_redeemable() {
        CARNET_TRY(approved_, batches_.require_row(home_.records(), offer_.batch, offer_.row));
        CARNET_TRY(disclosure_, disclosure_of(approved_->batch.profile));
        CARNET_TRY_VOID(require_configuration());
        CARNET_TRY(const auto of_award, home_.records().copies->of_award(offer_.award));
        for (const auto& copy : of_award) {
            if (copy.offer == offer_.number && copy.is_signed &&
                copy.configuration == redemption_.configuration)
                return error(ErrorCode::kStoreBusy, "It is being redeemed at this moment.", offer_.id);
            if (copy.is_signed && (copy.revoked || copy.suspended) && is_newest_of(of_award, copy))
                return denied("The award is revoked or suspended.", offer_.id);
        }
        return {};
    }

    Result<void> require_configuration() const {
        CARNET_TRY(const auto claims, JsonDocument::parse(approved_->row.claims));
        CARNET_TRY(const auto document, wallet::read_claims(claims.root()));
        const auto ids = configurations_of(document);
        if (std::find(ids.begin(), ids.end(), redemption_.configuration) != ids.end()) return {};
        return denied("It cannot be had in that configuration.", offer_.id);
    }

    // Times never go back, and never before the key.
    Result<UtcTime> next_valid_from() const {
        const UtcTime now{clock_.now().seconds, 0};
        const UtcTime least{key_.record.created.seconds, 0};
        if (now >= least) return now;
        if (least.seconds - now.seconds <= kClockTolerance) return least;
        return error(ErrorCode::kClock, "The clock stands before the signing key was made.");
    }

    Result<void> write(PendingCredential& candidate) {
        CARNET_TRY(const auto text, home_.records().envelopes->find(candidate.reservation.envelope));
        if (!text)
            return error(ErrorCode::kStoreCorrupt, "An envelope is missing. Run `carnet-issuer fsck`.");
        CARNET_TRY(const auto envelope, read_envelope(*text));
        auto unsigned_text = write_unsigned(envelope, candidate.reservation, candidate.list_id, candidate.row,
                                            candidate.holder);
        if (unsigned_text) {
            candidate.text = *std::move(unsigned_text);
        } else {
            candidate.problem = unsigned_text.error().message();
        }
        return {};
    }

    Result<void> reserve_for(const std::string& holder, UtcTime valid_from, StatusRegistry& registry) {
        CARNET_TRY(const auto envelope,
                   home_.records().envelopes->keep(write_envelope(envelope_of(home_.settings()))));
        CARNET_TRY(auto place, registry.take_place(valid_from, random_));
        PendingCredential candidate;
        candidate.row = approved_->row;
        candidate.list_id = std::move(place.list_id);
        candidate.holder = holder;
        auto& reservation = candidate.reservation;
        reservation.id = offer_.award;
        reservation.batch = offer_.batch;
        reservation.row = offer_.row;
        reservation.list = place.list;
        reservation.index = place.index;
        reservation.envelope = envelope;
        reservation.valid_from = valid_from;
        CARNET_TRY_VOID(write(candidate));
        CARNET_TRY(reservation.intent, intent_of(candidate));
        group_.push_back(std::move(candidate));
        return {};
    }

    // What an interrupted redemption left behind for the same key.
    Result<void> take_up(const CopyRecord& copy) {
        CARNET_TRY(const auto lists, home_.records().status_lists->list());
        const auto list = std::find_if(lists.begin(), lists.end(),
                                       [&](const auto& one) { return one.number == copy.list; });
        if (list == lists.end())
            return error(ErrorCode::kStoreCorrupt, "A status list is missing.", offer_.id);
        PendingCredential candidate;
        candidate.row = approved_->row;
        candidate.list_id = list->id;
        candidate.holder = copy.holder;
        candidate.reservation = reservation_of(copy);
        CARNET_TRY_VOID(write(candidate));
        CARNET_TRY(const auto intent, intent_of(candidate));
        candidate.has_other_intent = intent != copy.intent;
        group_.push_back(std::move(candidate));
        return {};
    }

    // One audit entry for all that are new.
    Result<void> keep_new(Act& act) {
        ReservedGroup reserved;
        for (const auto& candidate : group_) {
            if (candidate.reservation.number == 0) reserved.add(candidate.reservation, candidate.list_id);
        }
        if (reserved.is_empty()) return {};
        CARNET_TRY(
            const auto seq,
            act.note({kActor, AuditAction::kCopiesReserved, offer_.id, reserved.digest()}, clock_.now()));
        for (auto& candidate : group_) {
            auto& reservation = candidate.reservation;
            if (reservation.number != 0) continue;
            reservation.reserved_by = seq;
            CopyRecord copy;
            copy.offer = offer_.number;
            copy.configuration = redemption_.configuration;
            copy.holder = candidate.holder;
            copy.award = reservation.id;
            copy.list = reservation.list;
            copy.index = reservation.index;
            copy.envelope = reservation.envelope;
            copy.valid_from = reservation.valid_from;
            copy.intent = reservation.intent;
            copy.reserved_by = seq;
            CARNET_TRY(reservation.number, home_.records().copies->reserve(copy));
        }
        return {};
    }

    // In the order of reservation, as fsck meets them; holders may be asked for in another one.
    [[nodiscard]] Sha256Digest issued_digest() const {
        std::map<std::int64_t, std::size_t> by_number;
        for (std::size_t i = 0; i < group_.size(); ++i) by_number.emplace(group_[i].reservation.number, i);
        IssuedGroup issued;
        for (const auto& [number, i] : by_number)
            issued.add(group_[i].reservation.id, key_.record.id, signed_[i]);
        return issued.digest();
    }

    // The copies on a lost phone end in the moment in which there are others.
    Result<void> end_replaced() {
        if (offer_.replaces == 0) return {};
        CARNET_TRY(const auto copies, home_.records().copies->of_offer(offer_.replaces));
        StatusRegistry registry(home_.records(), home_.settings());
        for (const auto& copy : copies) {
            if (copy.is_signed && !copy.revoked)
                CARNET_TRY_VOID(registry.set(copy, StatusPurpose::kRevocation, true));
        }
        return registry.flush();
    }

    // Copies of offers that were replaced are revoked by that; only the newest speak for the award.
    static bool is_newest_of(const std::vector<CopyRecord>& copies, const CopyRecord& copy) {
        return std::none_of(copies.begin(), copies.end(),
                            [&](const auto& other) { return other.is_signed && other.offer > copy.offer; });
    }

    IssuerHome& home_;
    const Redemption& redemption_;
    const CertificateKey& key_;
    ApprovedBatches& batches_;
    const Clock& clock_;
    Random& random_;
    OfferRecord offer_;
    std::optional<ApprovedRow> approved_;
    wallet::AwardDisclosure disclosure_;
    IssueGroup group_;
    std::vector<std::string> signed_;  // one for each of the group
};

}  // namespace

// docs/issuing-cycle.md
Result<std::vector<std::string>> redeem(IssuerHome& home, const Redemption& redemption,
                                        const CertificateKey& key, ApprovedBatches& batches,
                                        const Clock& clock, Random& random) {
    const std::set<std::string_view> different(redemption.holders.begin(), redemption.holders.end());
    if (redemption.holders.empty() || redemption.holders.size() > kBatchSize ||
        different.size() != redemption.holders.size()) {
        return error(ErrorCode::kForbidden, "A redemption is for 1 to 10 different keys.", redemption.offer);
    }
    RedemptionRun run(home, redemption, key, batches, clock, random);
    CARNET_TRY(auto before, run.stored());
    if (!before.empty()) return before;
    CARNET_TRY_VOID(run.reserve());
    CARNET_TRY_VOID(run.sign());
    return run.store();
}

}  // namespace carnet::issuer
