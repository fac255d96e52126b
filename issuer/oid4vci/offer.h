// SPDX-License-Identifier: Apache-2.0
//
// Offers: what the desk makes of the approved rows of a batch whose certificates go to wallets. No key is
// needed for it; a certificate is signed when a wallet redeems its offer (issuer/oid4vci/redemption.h).
// Whoever has the secret of an offer may redeem it, so it is shown once and kept as a digest only. spec:
// OpenID4VCI 1.0 sections 3.5, 4.1
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "issuer/issuer_home.h"
#include "issuer/records.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

inline constexpr std::int64_t kMaxOfferSeconds = 90 * 86'400;

struct OfferTerms {
    std::int64_t valid_seconds = 72 * 3600;  // 60 to kMaxOfferSeconds
    bool with_tx_code = false;               // six digits besides, for a second channel
};

// An offer as it is handed to the holder: the only time that its secrets exist outside of their hands.
struct NewOffer {
    OfferRecord record;
    std::size_t line = 0;  // of the row, in the office's file
    std::string secret;    // 256 random bits in base64url: the last part of its URL
    std::optional<std::string> tx_code;
};

// One offer for each row of the batch that has none that can still be redeemed and was not redeemed; for
// `row` alone where it is given. kConflict: the batch's certificates do not go to wallets, it is withdrawn,
// or that row has its offer. kApprovalMissing, kApprovalInvalid, kForbidden: the two-person rule. kNotFound.
// kUsage: bad terms.
[[nodiscard]] Result<std::vector<NewOffer>> make_offers(IssuerHome& home, std::string_view batch,
                                                        std::optional<std::int64_t> row,
                                                        const OfferTerms& terms, const Clock& clock,
                                                        Random& random);
// For a holder who lost the phone, the link or the transaction code: another offer of the same award. The old
// one cannot be redeemed any more; copies that were redeemed with it are revoked in the moment in which the
// new ones are signed. Errors as above; kNotFound: no such offer. kConflict: a newer offer of the award is
// there.
[[nodiscard]] Result<NewOffer> replace_offer(IssuerHome& home, std::string_view offer,
                                             const OfferTerms& terms, const Clock& clock, Random& random);
// kConflict: it was redeemed (revoke the certificate) or withdrawn before.
[[nodiscard]] Result<void> withdraw_offer(IssuerHome& home, std::string_view offer, const Clock& clock);

// What an offer's secret leads to, one way only, each from the one before: what a wallet says when it sends
// its holder to log in, the pre-authorized code, and the digests that the store keeps.
[[nodiscard]] std::string issuer_state_of(std::string_view secret);
[[nodiscard]] std::string code_of_state(std::string_view issuer_state);
[[nodiscard]] std::string code_of(std::string_view secret);
[[nodiscard]] Sha256Digest code_digest(std::string_view code);
[[nodiscard]] Sha256Digest tx_code_digest(std::string_view code, std::string_view tx_code);

// In what it can be had. kStoreCorrupt: the row's claims do not read.
[[nodiscard]] Result<std::vector<std::string_view>> configurations_of(const IssuerHome& home,
                                                                      const OfferRecord& offer);
// The credential offer, as a wallet reads it; with an `issuer_state` also for holders who log in.
// kStoreCorrupt: the row's claims do not read.
[[nodiscard]] Result<std::string> write_offer(const IssuerHome& home, const OfferRecord& offer,
                                              std::string_view code, std::string_view issuer_state = {});
// The two links that open a wallet: with the offer in it, and with its URL (short enough for a QR code).
[[nodiscard]] std::string link_by_value(std::string_view offer_json);
[[nodiscard]] std::string offer_url(const IssuerSettings& settings, std::string_view secret);
[[nodiscard]] std::string link_by_reference(const IssuerSettings& settings, std::string_view secret);

// Digest over what an offer is, for its audit entry: id, batch, row, award, end, codes.
[[nodiscard]] Sha256Digest digest_of(const OfferRecord& offer);

}  // namespace carnet::issuer
