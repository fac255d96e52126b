// SPDX-License-Identifier: Apache-2.0
//
// What both ways to an access token have in common, that of the code in an offer and that of a holder who
// logs in: the offer that a code leads to, its transaction code, and the token that is kept. Callers hold the
// transaction. spec: OpenID4VCI 1.0 section 6.2; RFC 9449 6
#pragma once

#include "base/random.h"
#include "base/time.h"
#include "issuer/issuer_home.h"
#include "issuer/oid4vci/protocol_error.h"
#include "issuer/records.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

// The offer of this pre-authorized code, if it can be redeemed now. invalid_grant.
[[nodiscard]] Answer<OfferRecord> find_usable_offer(const IssuerHome& home, std::string_view code,
                                                    UtcTime now);

// invalid_request: one is missing, or not expected. invalid_grant: a wrong one, which is counted, durably
// (`transaction` is committed), before it is answered; the fifth locks the offer.
[[nodiscard]] Answer<void> check_tx_code(IssuerHome& home, Transaction& transaction, OfferRecord& offer,
                                         std::string_view code, const std::optional<std::string>& tx_code);

// invalid_authorization_details: one of them is not of this offer.
[[nodiscard]] Answer<void> require_offered(const IssuerHome& home, const OfferRecord& offer,
                                           const std::vector<std::string>& configurations);

// What the token is for, and to what it is bound.
struct TokenTerms {
    // Of authorization_details, if the wallet sent them: it is told identifiers, and must use them.
    std::optional<std::vector<std::string>> configurations;
    std::string thumbprint;  // of the key that the wallet proved (RFC 9449); empty: whoever has it may use it
    std::string scope;       // as far as it was granted; empty: it was not asked for
};
// A fresh token is kept, and the offer is used. The answer's JSON, once `transaction` is committed.
[[nodiscard]] Answer<std::string> keep_token(IssuerHome& home, Transaction& transaction, OfferRecord& offer,
                                             const TokenTerms& terms, UtcTime now, Random& random);

}  // namespace carnet::issuer
