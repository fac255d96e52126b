// SPDX-License-Identifier: Apache-2.0
// After a restore: versions of the trust list that were published since the backup are brought back.
#include "issuer/audit.h"
#include "issuer/desk/trust_rules.h"
#include "issuer/fsck/signed_text.h"
#include "issuer/src/store_facts.h"
#include "issuer/trust_publish.h"
#include "wallet-format/credential.h"

namespace carnet::issuer {
namespace {

Error in_version(const wallet::TrustList& list, std::string detail) {
    return error(ErrorCode::kConflict, std::move(detail), "version " + std::to_string(list.sequence));
}

// A whole list that this issuer signed.
Result<wallet::TrustList> read_own_version(const IssuerHome& home, const keys::KeyStore& keys,
                                           const std::string& text) {
    CARNET_TRY(auto json, JsonDocument::parse(text, wallet::kTrustListLimits));
    CARNET_TRY_VOID(check_signed(json.root(), keys, keys::KeyPurpose::kTrustLists, home.settings().did));
    CARNET_TRY(const auto credential, wallet::Credential::from_json(std::move(json)));
    CARNET_TRY(auto list, wallet::read_trust_list(credential));
    if (list.extract_of) return in_version(list, "It is an extract; give the whole list.");
    return list;
}

Result<void> check_known(const Records& records, const wallet::TrustList& list, const std::string& text) {
    CARNET_TRY(const auto known, records.trust_publications->find(list.sequence));
    if (known && known->text == text) return {};
    return in_version(list,
                      "The store has another list under this number. Two lists with one number cannot "
                      "both be followed: find out how that came about before you go on.");
}

Result<void> adopt(IssuerHome& home, Act& act, const wallet::TrustList& list, const std::string& text,
                   UtcTime now) {
    TrustPublication publication;
    publication.sequence = list.sequence;
    publication.issued = list.issued;
    publication.next_update = list.next_update;
    publication.text = text;
    publication.adopted = true;
    CARNET_TRY(publication.published_by,
               act.note({"operator", AuditAction::kTrustAdopted, trust_version_name(list.id, list.sequence),
                         keys::sha256(as_bytes(text))},
                        now));
    return home.records().trust_publications->add(publication);
}

// One version after the other; true when it was not there yet.
Result<bool> take(IssuerHome& home, Act& act, const wallet::TrustList& list, const std::string& text,
                  UtcTime now) {
    CARNET_TRY(const auto before, newest_version(home.records()));
    const std::int64_t newest = before ? before->list.sequence : 0;
    if (list.sequence <= newest) {
        CARNET_TRY_VOID(check_known(home.records(), list, text));
        return false;
    }
    if (list.sequence != newest + 1)
        return in_version(list, "Version " + std::to_string(newest + 1) +
                                    " comes before it and is not in the store. Give the versions since the "
                                    "backup in order.");
    if (before) CARNET_TRY_VOID(wallet::check_succession(before->list, before->digest, list));
    CARNET_TRY_VOID(adopt(home, act, list, text, now));
    return true;
}

}  // namespace

Result<bool> is_trust_interrupted(const Records& records) {
    CARNET_TRY(const auto restored, fact::find_number(records, fact::kRestoredBy));
    CARNET_TRY(const auto resumed, fact::find_number(records, fact::kTrustResumed));
    return restored && restored != resumed;
}

Result<void> require_resumed(const Records& records) {
    CARNET_TRY(const bool interrupted, is_trust_interrupted(records));
    if (!interrupted) return {};
    return error(ErrorCode::kConflict,
                 "This store was restored from a backup, and versions of the trust list may have been "
                 "published since: the next number could be one that was given already. Get the newest "
                 "version that anybody has, and those since the backup, then `carnet-issuer trust resume "
                 "FILE...`.");
}

Result<std::uint64_t> resume_trust(IssuerHome& home, const std::vector<std::string>& texts,
                                   const Clock& clock) {
    const UtcTime now = clock.now();
    auto& records = home.records();
    CARNET_TRY(const auto keys, home.keys());
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY(const bool interrupted, is_trust_interrupted(records));
    if (!interrupted)
        return error(ErrorCode::kConflict, "There is nothing to resume: the store was not restored since.");
    std::uint64_t adopted = 0;
    std::int64_t last = 0;
    for (const auto& text : texts) {
        CARNET_TRY(const auto list, read_own_version(home, keys, text));
        CARNET_TRY(const bool is_new, take(home, act, list, text, now));
        if (is_new) ++adopted;
        last = list.sequence;
    }
    CARNET_TRY(const auto latest, records.trust_publications->latest());
    if (latest && latest->sequence != last)
        return error(ErrorCode::kConflict, "The store itself holds version " +
                                               std::to_string(latest->sequence) +
                                               "; the newest one that was published is that or a later one.");
    CARNET_TRY(const auto restored, records.facts->find(fact::kRestoredBy));
    CARNET_TRY_VOID(records.facts->put(fact::kTrustResumed, restored.value_or("")));
    CARNET_TRY_VOID(act.note({"operator", AuditAction::kTrustResumed, std::to_string(last), {}}, now));
    CARNET_TRY_VOID(act.commit());
    return adopted;
}

}  // namespace carnet::issuer
