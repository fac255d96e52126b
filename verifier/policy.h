// SPDX-License-Identifier: Apache-2.0
//
// What one verifier accepts: whom it trusts, which checks it asks for, how old an answer may be, and how much
// it reads. A plain value that is read once, from TOML or from code, and then only looked at; any number of
// threads may read it. Every default and its reason: docs/formats/policy.md.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "keys/certificate.h"
#include "wallet-format/contexts/contexts.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::verifier {

// An issuer whose word counts here. Outside its days the listing does not count (issuer-not-listed).
struct TrustedIssuer {
    std::string did;
    std::string name;              // shown in place of what the document says
    std::optional<UtcTime> from;   // first instant of the listing
    std::optional<UtcTime> until;  // first instant after it
    // DIDs that may publish this issuer's status lists besides itself.
    std::vector<std::string> status_publishers;
};

// An issuer whose word is refused, whatever else is right.
struct DistrustedIssuer {
    std::string did;
    std::string why;
    std::optional<UtcTime> from;  // none: always
};

// An operator whose trust lists are accepted: a root, because this verifier chose it.
struct TrustListOperator {
    std::string did;
    std::string name;  // of the list, as people are told whom they trust
};

// An authority whose decisions count, and whose standards and agreements are gone by, where it is competent.
struct KnownAuthority {
    std::string did;
    std::string name;
    std::vector<std::string> jurisdictions;  // ISO 3166-1, 3166-2, or the URI of a community of states
};

// How old an answer from elsewhere may be, in seconds. Up to max_age it is used as it is. Then it is asked
// for again; when that fails, it is used with a warning up to grace, and up to keep only against the holder
// (a revocation that was seen stays seen, anything else is undetermined). After a failure nobody asks again
// for `retry`.
struct Freshness {
    std::int64_t max_age = 0;
    std::int64_t grace = 0;
    std::int64_t keep = 0;
    std::int64_t retry = 0;
};

struct PolicyLimits {
    std::size_t document_bytes = std::size_t{256} * 1024;
    std::size_t document_depth = 64;
    std::size_t proofs = 4;                                 // per document; each costs a signature check
    std::size_t credentials = 16;                           // per presentation
    std::size_t status_entries = 8;                         // per document; each may cost a fetch
    std::size_t list_bytes = std::size_t{4} * 1024 * 1024;  // a status list credential as received
    std::size_t bitstring_bytes = std::size_t{16} * 1024 * 1024;    // its bits, inflated
    std::size_t cached_list_bytes = std::size_t{32} * 1024 * 1024;  // all lists held at once
    std::size_t cached_issuers = 1024;                              // DID documents held at once
};

struct Policy {
    // The vocabularies that documents may be written in; must outlive the policy.
    const wallet::ContextStore* contexts = &wallet::embedded_contexts();
    std::string name = "default";
    std::vector<TrustedIssuer> trusted;
    std::vector<DistrustedIssuer> distrusted;
    std::vector<TrustListOperator> trust_lists;
    std::vector<KnownAuthority> authorities;
    // Authorities whose certificates are accepted for keys that come with a token (x5c).
    std::vector<keys::Certificate> anchors;

    bool require_issuer_control = true;   // the proof is made with a key of the issuer itself
    bool require_trusted_issuer = true;   // the issuer is on `trusted`
    bool check_status = true;             // revocation and suspension
    bool require_status = false;          // a document without a revocation entry is undetermined, not warned
    bool require_known_type = false;      // a type without a reader of ours is undetermined, not warned
    bool require_accreditation = false;   // an award whose issuer is on no accepted list is undetermined
    std::int64_t late_signing_days = 30;  // after the end of an accreditation, of awards made before it
    // A withdrawn key's earlier signatures are dated by the signer alone: undetermined unless this is set.
    bool trust_signatures_before_key_revocation = false;

    // An SD-JWT VC without the holder's signature is refused. Where an audience or a nonce is expected, it is
    // anyway.
    bool require_key_binding = false;
    std::int64_t key_binding_seconds = 300;  // how long ago the holder may have signed then
    bool compat_did_issuers = false;         // an SD-JWT VC whose issuer is a DID, as earlier drafts had it

    std::int64_t clock_skew_seconds = 60;
    std::int64_t expiry_notice_days = 30;  // a document that ends sooner carries a note
    Freshness issuer_documents{300, 3'600, 86'400, 5};
    Freshness status_lists{30, 3'600, 86'400, 5};
    PolicyLimits limits;

    [[nodiscard]] const TrustedIssuer* find_trusted(std::string_view did) const noexcept;
    [[nodiscard]] const TrustListOperator* find_operator(std::string_view did) const noexcept;
    [[nodiscard]] const KnownAuthority* find_authority(std::string_view did) const noexcept;
    [[nodiscard]] const DistrustedIssuer* find_distrusted(std::string_view did) const noexcept;
};

// Reads and validates TOML. A key that is not known is refused, because a misspelt switch must not be a
// switch left as it was. kConfiguration: `where` is "line 12, trusted.did", `detail` what to write there.
[[nodiscard]] Result<Policy> read_policy(std::string_view toml);

}  // namespace carnet::verifier
