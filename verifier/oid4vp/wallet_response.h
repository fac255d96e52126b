// SPDX-License-Identifier: Apache-2.0
//
// What a wallet posts to the response address. Pure and thread-safe. spec: OpenID4VP 1.0
// sections 8.2, 8.3.1, 8.5
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "http/form.h"
#include "verifier/oid4vp/response_keys.h"
#include "verifier/oid4vp/session.h"

#include <optional>
#include <string>

namespace carnet::verifier {

struct WalletResponse {
    std::string state;
    std::optional<JsonDocument> vp_token;  // set exactly when there is no error
    std::string error;                     // "access_denied", ...
};

// `keys`: of encrypted answers. kMissingMember, kBadValue, JSON's and JOSE's own codes: `where` is the
// parameter. kUnsupported: a plain answer where an encrypted one was asked for, or the other way round; an
// error may come plain.
[[nodiscard]] Result<WalletResponse> read_wallet_response(const http::Form& form,
                                                          const PresentationSession& session,
                                                          const ResponseKeys* keys);

}  // namespace carnet::verifier
