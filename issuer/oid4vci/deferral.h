// SPDX-License-Identifier: Apache-2.0
//
// Requests that wait because the signer does not answer: it is a process of its own, which people start with
// a passphrase, so that it may be down while the server is up. What waits is kept in the server's memory, no
// longer than the token that it came with; after a restart the offer is open again and the wallet begins anew
// (OfferRecords::reopen_unused), so that nothing is lost with it. Thread-safe.
// spec: OpenID4VCI 1.0 sections 8.3, 9
#pragma once

#include "base/random.h"
#include "base/time.h"
#include "issuer/oid4vci/credential_encryption.h"
#include "issuer/oid4vci/protocol_error.h"
#include "keys/digest.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

inline constexpr std::int64_t kDeferralInterval = 5;  // seconds that a wallet waits before it asks again
inline constexpr std::size_t kMaxDeferrals = 1'000;
inline constexpr std::size_t kMaxDeferredBytes = 32'000'000;  // of all proofs together

struct DeferredIssue {
    keys::Sha256Digest token{};  // OfferToken::token: only whoever has it may ask
    std::string configuration;
    std::vector<std::string> proofs;  // as they were sent, and found good
    UtcTime ends;
};

class Deferrals {
  public:
    // Its transaction_id: 256 random bits. The same token's earlier one in that configuration ends. Nothing:
    // too much waits.
    [[nodiscard]] std::optional<std::string> keep(DeferredIssue issue, UtcTime now, Random& random);
    // Nothing: there is none of that id, for that token.
    [[nodiscard]] std::optional<DeferredIssue> find(std::string_view id, const keys::Sha256Digest& token,
                                                    UtcTime now);
    // What was waited for was given, or never will be.
    void end(std::string_view id);

  private:
    void drop(std::map<std::string, DeferredIssue, std::less<>>::iterator at);
    std::mutex mutex_;
    std::map<std::string, DeferredIssue, std::less<>> waiting_;
    std::size_t bytes_ = 0;
};

struct DeferredRequest {
    std::string transaction;
    std::optional<ResponseEncryption> encryption = {};  // of this answer, whatever was asked for before
};
// invalid_credential_request, invalid_encryption_parameters.
[[nodiscard]] Answer<DeferredRequest> read_deferred_request(std::string_view body,
                                                            bool was_encrypted = false);
// The answer to a request that waits.
[[nodiscard]] std::string write_deferral(std::string_view transaction);

}  // namespace carnet::issuer
