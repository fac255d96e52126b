// SPDX-License-Identifier: Apache-2.0
//
// Publishing the trust list: signed versions, numbered without gap, each naming the bytes of the one before,
// each kept for ever. Served as
//   {base_url}/trust/list               the current version
//   {base_url}/trust/list/versions/{n}  version n
// Signed with a key of its own and a JCS suite, whatever the settings say of certificates: who breaks into a
// running `serve` cannot accredit anybody, unless it was given that key. docs/guide-authority.md
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "issuer/issuer_home.h"
#include "issuer/records.h"
#include "keys/signer.h"
#include "wallet-format/profile/trust_list.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace carnet::issuer {

// The key that signs trust lists: which one, and opened.
struct TrustKey {
    keys::KeyRecord record;
    std::shared_ptr<const keys::Signer> signer;
};
// kKeyNotFound: none was made (carnet-issuer key rotate --purpose trust-lists). kWrongPassphrase.
[[nodiscard]] Result<TrustKey> unlock_trust_key(const IssuerHome& home, const keys::SecretBytes& passphrase);

// Makes, checks, signs and keeps the next version, in one transaction. kNotFound: there is no list yet.
// kClock: the clock stands before the last version by more than a minute. kConflict: after a restore, until
// resume_trust. kBadValue, kConflict with a pointer into the list: not what may come next.
// kSignatureInvalid: our own signature does not verify.
[[nodiscard]] Result<TrustPublication> publish_trust_list(IssuerHome& home, const TrustKey& key,
                                                          const Clock& clock, Random& random);

// The part of the newest version that concerns a territory, signed. kNotFound: nothing is published.
// kConflict: the newest version is too old to say anything; publish first. kBadValue: no such territory.
[[nodiscard]] Result<std::string> sign_trust_extract(IssuerHome& home, const TrustKey& key,
                                                     const std::string& territory, const Clock& clock,
                                                     Random& random);

// What was published after a backup is not in its restore, and a number given twice would be evidence against
// the authority. After a restore nothing is proposed, approved or published until the newest version is here:
// its bytes, or those of each version since the backup, oldest first; `texts` is empty where nothing was
// ever published. Returns how many versions were brought back. kConflict: nothing to resume, a version that
// is not the newest or does not follow, or another under the same number. kSignatureInvalid, kKeyNotFound:
// not signed here.
[[nodiscard]] Result<std::uint64_t> resume_trust(IssuerHome& home, const std::vector<std::string>& texts,
                                                 const Clock& clock);
// Is resume_trust still to come?
[[nodiscard]] Result<bool> is_trust_interrupted(const Records& records);
[[nodiscard]] Result<void> require_resumed(const Records& records);

// Can it be written as a document? kBadValue with a pointer into the list.
[[nodiscard]] Result<void> check_writable(const IssuerHome& home, const wallet::TrustList& list);

// "ID/7": what the audit log calls a version.
[[nodiscard]] std::string trust_version_name(const std::string& list_id, std::int64_t sequence);

}  // namespace carnet::issuer
