// SPDX-License-Identifier: Apache-2.0
//
// The status list tokens that this verifier holds: fetched whole, verified once, kept in memory and asked for
// again by the staleness rule of Policy::status_lists, of which `ttl` can only make it sooner. As StatusLists
// does for lists in W3C credentials, which owns one of these. A token that is older than the one held does
// not replace it. Thread-safe. spec: Token Status List draft-21 sections 8 and 13.7
#pragma once

#include "base/time.h"
#include "verifier/fetch/issuer_documents.h"
#include "verifier/policy.h"
#include "verifier/status/status_source.h"
#include "verifier/verdict.h"
#include "wallet-format/status-list/status_list_token.h"

#include <memory>
#include <string>
#include <string_view>

namespace carnet::verifier {

// A token that is genuine: its `sub` is the address, and it is signed with a key of `publisher`.
struct PublishedToken {
    wallet::StatusListToken token;
    std::string publisher;  // DID
};

struct TokenAnswer {
    std::shared_ptr<const PublishedToken> list;  // may be null
    // As ListAnswer::reason.
    Reason reason = Reason::kOk;
    std::string detail;
};

class TokenLists {
  public:
    TokenLists(const StatusSource& source, const IssuerDocuments& issuers, const Policy& policy);
    ~TokenLists();
    TokenLists(const TokenLists&) = delete;
    TokenLists& operator=(const TokenLists&) = delete;

    // `issuer`: `iss` of the credential that refers to the list; it publishes the list where the list itself
    // names nobody.
    [[nodiscard]] TokenAnswer current(std::string_view url, std::string_view issuer, UtcTime now) const;
    // The archived token in force at `instant`; kStatusPastUnknown when there is none.
    [[nodiscard]] TokenAnswer at(std::string_view url, std::string_view issuer, UtcTime instant,
                                 UtcTime now) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace carnet::verifier
