// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/offer.h"

#include "base/text_encoding.h"
#include "issuer/audit.h"
#include "issuer/oid4vci/approved_row.h"
#include "issuer/src/statement.h"

#include <array>

namespace carnet::issuer {
namespace {

constexpr std::size_t kPage = 1'000;
constexpr std::size_t kSecretBytes = 32;
constexpr int kTxDigits = 6;
constexpr std::string_view kActor = "operator";

Sha256Digest labelled(std::string_view label, std::string_view first, std::string_view second = {}) {
    std::string text(label);
    text.append("\n").append(first).append("\n").append(second);
    return keys::sha256(as_bytes(text));
}

std::string random_secret(Random& random) {
    std::array<std::uint8_t, kSecretBytes> bytes{};
    random.fill(bytes);
    return encode_base64url(bytes);
}

std::string random_digits(Random& random) {
    std::string digits;
    for (int i = 0; i < kTxDigits; ++i) digits += static_cast<char>('0' + random.below(10));
    return digits;
}

Result<void> check_terms(const OfferTerms& terms) {
    if (terms.valid_seconds >= 60 && terms.valid_seconds <= kMaxOfferSeconds) return {};
    return error(ErrorCode::kUsage, "An offer is valid for a minute at least and 90 days at most.");
}

bool may_still_be_redeemed(const OfferRecord& offer, UtcTime now) {
    return (offer.state == OfferState::kOpen || offer.state == OfferState::kGranted) && now < offer.expires;
}

// Another offer for a row, and the award's id: the same for all of its offers.
struct Successor {
    std::string award;
    std::int64_t replaces = 0;
};

class OfferMaker {
  public:
    OfferMaker(IssuerHome& home, const BatchRecord& batch, const OfferTerms& terms, UtcTime now,
               Random& random)
        : home_(home), batch_(batch), terms_(terms), now_(now), random_(random) {}

    Result<NewOffer> make(Act& act, const BatchRow& row, Successor successor) {
        NewOffer made;
        made.line = row.line;
        made.secret = random_secret(random_);
        auto& offer = made.record;
        // Many are made in one day, and two never share an id.
        offer.id = new_id("offer-", now_, random_) + "-" + random_.uuid().substr(0, 8);
        offer.batch = batch_.number;
        offer.row = row.number;
        offer.award = successor.award.empty() ? "urn:uuid:" + random_.uuid() : std::move(successor.award);
        const auto code = code_of(made.secret);
        offer.code = code_digest(code);
        if (terms_.with_tx_code) {
            made.tx_code = random_digits(random_);
            offer.tx_code = tx_code_digest(code, *made.tx_code);
        }
        offer.created = UtcTime{now_.seconds, 0};
        offer.expires = offer.created.plus_seconds(terms_.valid_seconds);
        offer.replaces = successor.replaces;
        CARNET_TRY(offer.made_by,
                   act.note({kActor, AuditAction::kOfferMade, offer.id, digest_of(offer)}, now_));
        CARNET_TRY(offer.number, home_.records().offers->add(offer));
        return made;
    }

  private:
    IssuerHome& home_;
    const BatchRecord& batch_;
    const OfferTerms& terms_;
    UtcTime now_;
    Random& random_;
};

// Has the row what it needs already? Redeemed offers are replaced, never made again.
bool needs_no_offer(const std::vector<OfferRecord>& earlier, UtcTime now) {
    for (const auto& offer : earlier) {
        if (offer.state == OfferState::kRedeemed || may_still_be_redeemed(offer, now)) return true;
    }
    return false;
}

Result<void> make_for_rows(OfferMaker& maker, Act& act, const Records& records, const BatchRecord& batch,
                           UtcTime now, std::vector<NewOffer>& made) {
    for (std::int64_t after = 0;;) {
        CARNET_TRY(const auto rows, records.batches->rows(batch.number, after, kPage));
        if (rows.empty()) return {};
        for (const auto& row : rows) {
            after = row.number;
            CARNET_TRY(const auto earlier, records.offers->of_row(batch.number, row.number));
            if (needs_no_offer(earlier, now)) continue;
            CARNET_TRY(auto one, maker.make(act, row, {earlier.empty() ? "" : earlier.back().award, 0}));
            made.push_back(std::move(one));
        }
    }
}

Result<OfferRecord> require_offer(const Records& records, std::string_view id) {
    CARNET_TRY(auto offer, records.offers->find(id));
    if (offer) return *std::move(offer);
    return error(ErrorCode::kNotFound, "There is no such offer.", std::string(id));
}

// The number of the offer whose copies end with the new one's: of the redeemed one itself, or of the one that
// an unredeemed one was to replace.
std::int64_t replaced_by_successor(const OfferRecord& offer) {
    return offer.state == OfferState::kRedeemed ? offer.number : offer.replaces;
}

}  // namespace

Result<std::vector<NewOffer>> make_offers(IssuerHome& home, std::string_view batch_id,
                                          std::optional<std::int64_t> row, const OfferTerms& terms,
                                          const Clock& clock, Random& random) {
    CARNET_TRY_VOID(check_terms(terms));
    const UtcTime now = clock.now();
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY(const auto batch, require_wallet_batch(home.records(), batch_id));
    OfferMaker maker(home, batch, terms, now, random);
    std::vector<NewOffer> made;
    if (!row) {
        CARNET_TRY_VOID(make_for_rows(maker, act, home.records(), batch, now, made));
    } else {
        CARNET_TRY(const auto approved, ApprovedBatches().require_row(home.records(), batch.number, *row));
        CARNET_TRY(const auto earlier, home.records().offers->of_row(batch.number, *row));
        if (needs_no_offer(earlier, now)) {
            return error(ErrorCode::kConflict, "This row has its offer, or it was redeemed. Replace it.",
                         earlier.back().id);
        }
        CARNET_TRY(auto one, maker.make(act, approved.row, {earlier.empty() ? "" : earlier.back().award, 0}));
        made.push_back(std::move(one));
    }
    if (!made.empty()) CARNET_TRY_VOID(act.commit());
    return made;
}

Result<NewOffer> replace_offer(IssuerHome& home, std::string_view id, const OfferTerms& terms,
                               const Clock& clock, Random& random) {
    CARNET_TRY_VOID(check_terms(terms));
    const UtcTime now = clock.now();
    auto& records = home.records();
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY(auto old, require_offer(records, id));
    CARNET_TRY(const auto of_row, records.offers->of_row(old.batch, old.row));
    if (of_row.back().number != old.number) {
        return error(ErrorCode::kConflict, "A newer offer of this award is there; replace that one.",
                     of_row.back().id);
    }
    CARNET_TRY(const auto approved, ApprovedBatches().require_row(records, old.batch, old.row));
    OfferMaker maker(home, approved.batch, terms, now, random);
    CARNET_TRY(auto made, maker.make(act, approved.row, {old.award, replaced_by_successor(old)}));
    if (old.state != OfferState::kRedeemed && old.state != OfferState::kWithdrawn) {
        old.state = OfferState::kWithdrawn;
        CARNET_TRY_VOID(records.offers->update(old));
        CARNET_TRY_VOID(act.note({kActor, AuditAction::kOfferWithdrawn, old.id, digest_of(old)}, now));
    }
    CARNET_TRY_VOID(act.commit());
    return made;
}

Result<void> withdraw_offer(IssuerHome& home, std::string_view id, const Clock& clock) {
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY(auto offer, require_offer(home.records(), id));
    if (offer.state == OfferState::kRedeemed) {
        return error(
            ErrorCode::kConflict,
            "It was redeemed: what is in a wallet is revoked, by two officers, as " + offer.award + ".",
            offer.id);
    }
    if (offer.state == OfferState::kWithdrawn)
        return error(ErrorCode::kConflict, "It was withdrawn before.", offer.id);
    offer.state = OfferState::kWithdrawn;
    CARNET_TRY_VOID(home.records().offers->update(offer));
    CARNET_TRY_VOID(
        act.note({kActor, AuditAction::kOfferWithdrawn, offer.id, digest_of(offer)}, clock.now()));
    return act.commit();
}

std::string issuer_state_of(std::string_view secret) {
    return encode_base64url(labelled("carnet issuer state", secret));
}

std::string code_of_state(std::string_view issuer_state) {
    return encode_base64url(labelled("carnet pre-authorized code", issuer_state));
}

std::string code_of(std::string_view secret) {
    return code_of_state(issuer_state_of(secret));
}

Sha256Digest code_digest(std::string_view code) {
    return labelled("carnet pre-authorized code, kept", code);
}

// The code has 256 random bits and is not in the store, so that six digits cannot be guessed from the digest.
Sha256Digest tx_code_digest(std::string_view code, std::string_view tx_code) {
    return labelled("carnet transaction code", code, tx_code);
}

Sha256Digest digest_of(const OfferRecord& offer) {
    std::string text = offer.id;
    text.append("\n").append(std::to_string(offer.batch)).append("\n").append(std::to_string(offer.row));
    text.append("\n").append(offer.award).append("\n").append(std::to_string(offer.expires.seconds));
    text.append("\n").append(std::to_string(offer.replaces)).append("\n").append(encode_hex(offer.code));
    text.append("\n").append(offer.tx_code ? encode_hex(*offer.tx_code) : "none");
    return keys::sha256(as_bytes(text));
}

}  // namespace carnet::issuer
