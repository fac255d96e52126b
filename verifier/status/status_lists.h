// SPDX-License-Identifier: Apache-2.0
//
// The status lists that this verifier holds: fetched whole, verified once as the credentials that they are,
// decoded, kept in memory and asked again by the staleness rule of Policy::status_lists.
//
// One URL is fetched by one thread at a time; the others wait for its answer. A publisher that does not
// answer costs one attempt per `retry`. A list that is older than the one held (an old list replayed) does
// not replace it. Memory is bounded by PolicyLimits::cached_list_bytes. Thread-safe.
// spec: Bitstring Status List 1.0 section 3.2
#pragma once

#include "base/time.h"
#include "verifier/fetch/issuer_documents.h"
#include "verifier/policy.h"
#include "verifier/status/status_source.h"
#include "verifier/status/token_lists.h"
#include "verifier/verdict.h"
#include "wallet-format/status-list/status_list_credential.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::verifier {

// What asking for a list came to. With `list`, the list is genuine: its own proof holds, its id is the URL
// and its publisher controls the key.
struct ListAnswer {
    std::shared_ptr<const wallet::StatusList> list;  // may be null
    // kOk: use it. kStatusListAged: use it, with a note. kStatusListStale and kStatusListExpired with `list`:
    // a set bit counts, a clear one says nothing. Anything else: why there is no list.
    Reason reason = Reason::kOk;
    std::string detail;
};

// A list that is held, whatever its age: genuine when it was fetched.
struct HeldStatusList {
    std::string url;
    std::shared_ptr<const wallet::StatusList> list;  // never null
    UtcTime as_of;                                   // when its publisher last confirmed it
};

class StatusLists {
  public:
    // `source` and `issuers` outlive this; of the policy, what concerns lists is copied.
    StatusLists(const StatusSource& source, const IssuerDocuments& issuers, const Policy& policy);
    ~StatusLists();
    StatusLists(const StatusLists&) = delete;
    StatusLists& operator=(const StatusLists&) = delete;

    // The list as it is now. `entry_bits`: statusSize of the entry that asks.
    [[nodiscard]] ListAnswer current(std::string_view url, unsigned entry_bits, UtcTime now) const;
    // The archived version in force at `instant`, judged on that day; kStatusPastUnknown when there is none.
    [[nodiscard]] ListAnswer at(std::string_view url, unsigned entry_bits, UtcTime instant,
                                UtcTime now) const;

    // The lists of entries of one bit that are held now, by their URLs in order. Fetches nothing.
    [[nodiscard]] std::vector<HeldStatusList> held() const;

    // The other kind of list, from the same source.
    [[nodiscard]] const TokenLists& tokens() const noexcept;

    // Lists and bytes held now, and fetches begun so far; for health pages and tests.
    struct Counts {
        std::size_t lists = 0;
        std::size_t bytes = 0;
        std::uint64_t fetches = 0;
    };
    [[nodiscard]] Counts counts() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace carnet::verifier
