// SPDX-License-Identifier: Apache-2.0
//
// The token endpoint: an offer's code, and its transaction code where it has one, for an access token. A code
// is used once, whatever comes of the token; only a restart of the server, which a wallet cannot tell from a
// lost answer, opens offers again whose token came to nothing (OfferRecords::reopen_unused). spec:
// OpenID4VCI 1.0 section 6; RFC 6749 3.2, 5; RFC 9396 5, 6
#pragma once

#include "base/random.h"
#include "base/time.h"
#include "http/message.h"
#include "issuer/issuer_home.h"
#include "issuer/oid4vci/protocol_error.h"
#include "issuer/records.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

inline constexpr std::int64_t kTokenSeconds = 3600;
inline constexpr std::int64_t kMaxWrongTxCodes = 5;  // then the offer is locked

struct TokenRequest {
    std::string code;
    std::optional<std::string> tx_code;
    // Of authorization_details, if the wallet sent them.
    std::optional<std::vector<std::string>> configurations;
    // Not of the form: of the key that a DPoP proof showed beside it, to which the token is then bound.
    std::string thumbprint = {};
};

// From the request's form. invalid_request, unsupported_grant_type, invalid_authorization_details.
[[nodiscard]] Answer<TokenRequest> read_token_request(const http::Request& request);

// The answer's JSON. invalid_grant: no such code, used, over, withdrawn, locked, or a wrong transaction code.
// invalid_request: a transaction code is missing, or not expected. invalid_authorization_details: not
// offered.
[[nodiscard]] Answer<std::string> grant_token(IssuerHome& home, const TokenRequest& request,
                                              const Clock& clock, Random& random);

// What the store keeps of an access token. The key that it is bound to is part of it, so that a token is not
// even found without its key. spec: RFC 9449 6
[[nodiscard]] Sha256Digest token_digest(std::string_view token, std::string_view thumbprint = {});
// The token and the offer that it is for; nothing when it is unknown or over.
struct TokenHolder {
    OfferToken token;
    OfferRecord offer;
};
[[nodiscard]] Result<std::optional<TokenHolder>> find_token(const IssuerHome& home, std::string_view token,
                                                            UtcTime now, std::string_view thumbprint = {});

// How a configuration of an offer is named in credential_identifiers.
[[nodiscard]] std::string dataset_name(const OfferRecord& offer, std::string_view configuration);

}  // namespace carnet::issuer
