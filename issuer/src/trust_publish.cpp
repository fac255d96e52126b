// SPDX-License-Identifier: Apache-2.0
#include "issuer/trust_publish.h"

#include "issuer/audit.h"
#include "issuer/desk/trust_rules.h"
#include "issuer/src/active_key.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/data-integrity/proof.h"
#include "wallet-format/vocabulary.h"

namespace carnet::issuer {
namespace {

// Clocks of one machine are set by a few seconds at a time; more than this is a mistake somewhere.
constexpr std::int64_t kClockTolerance = 60;

wallet::Envelope envelope_of(const IssuerHome& home, const wallet::TrustList& list, std::string id) {
    const auto& settings = home.settings();
    wallet::Envelope envelope;
    envelope.id = std::move(id);
    envelope.issuer = settings.did;
    envelope.issuer_name = settings.name;
    envelope.valid_from = list.issued;
    envelope.valid_until = list.next_update;
    envelope.schema_base = settings.schema_base();
    return envelope;
}

// The signed text, after its own signature was verified.
Result<std::string> sign(const IssuerHome& home, const TrustKey& key, const wallet::TrustList& list,
                         UtcTime created, Random& random) {
    CARNET_TRY(const auto text,
               wallet::write_trust_list(list, envelope_of(home, list, "urn:uuid:" + random.uuid())));
    CARNET_TRY(const auto document, JsonDocument::parse(text, wallet::kTrustListLimits));
    wallet::ProofOptions options;
    options.verification_method = home.settings().method_of(key.record.id);
    options.created = created;
    options.form = wallet::CanonicalForm::kJcs;
    CARNET_TRY(auto signed_text,
               wallet::add_proof(document, options, *key.signer, wallet::embedded_contexts()));
    CARNET_TRY(const auto read_back, JsonDocument::parse(signed_text, wallet::kTrustListLimits));
    CARNET_TRY(const auto proof, read_back.root().require(wallet::name::kProof));
    CARNET_TRY_VOID(
        wallet::check_proof(read_back.root(), proof, key.record.public_key, wallet::embedded_contexts()));
    return signed_text;
}

// The time that the new version bears: now, or just after the last one when the clock stands a little before.
Result<UtcTime> issued_after(const std::optional<PublishedVersion>& before, UtcTime now) {
    const UtcTime whole{now.seconds, 0};
    if (!before || before->list.issued < whole) return whole;
    const UtcTime last = before->list.issued;
    if (last.seconds - whole.seconds <= kClockTolerance) return last.plus_seconds(1);
    return error(ErrorCode::kClock,
                 "The clock stands before the last published version (" + Timestamp::of(last).text() +
                     "). Set the machine's clock, then publish again.",
                 "trust list version " + std::to_string(before->list.sequence));
}

}  // namespace

Result<TrustKey> unlock_trust_key(const IssuerHome& home, const keys::SecretBytes& passphrase) {
    CARNET_TRY(auto key, unlock_active_key(home, keys::KeyPurpose::kTrustLists, passphrase));
    return TrustKey{std::move(key.record), std::move(key.signer)};
}

std::string trust_version_name(const std::string& list_id, std::int64_t sequence) {
    return list_id + "/" + std::to_string(sequence);
}

Result<void> check_writable(const IssuerHome& home, const wallet::TrustList& list) {
    constexpr const char* kAnyId = "urn:uuid:00000000-0000-4000-8000-000000000000";
    CARNET_TRY_VOID(wallet::write_trust_list(list, envelope_of(home, list, kAnyId)));
    return {};
}

Result<TrustPublication> publish_trust_list(IssuerHome& home, const TrustKey& key, const Clock& clock,
                                            Random& random) {
    const UtcTime now = clock.now();
    auto& records = home.records();
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY_VOID(require_resumed(records));
    CARNET_TRY(const auto state, read_trust_state(records));
    CARNET_TRY(const auto before, newest_version(records));
    CARNET_TRY(const auto issued, issued_after(before, now));
    CARNET_TRY(const auto next, next_version(state, before, issued));
    CARNET_TRY_VOID(check_next(next, before, home.settings().did));
    TrustPublication publication;
    publication.sequence = next.sequence;
    publication.issued = next.issued;
    publication.next_update = next.next_update;
    CARNET_TRY(publication.text, sign(home, key, next, next.issued, random));
    CARNET_TRY(publication.published_by, act.note({key.record.id, AuditAction::kTrustPublished,
                                                   trust_version_name(next.id, next.sequence),
                                                   keys::sha256(as_bytes(publication.text))},
                                                  now));
    CARNET_TRY_VOID(records.trust_publications->add(publication));
    CARNET_TRY_VOID(act.commit());
    return publication;
}

Result<std::string> sign_trust_extract(IssuerHome& home, const TrustKey& key, const std::string& territory,
                                       const Clock& clock, Random& random) {
    const UtcTime now{clock.now().seconds, 0};
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY(const auto newest, newest_version(home.records()));
    if (!newest)
        return error(ErrorCode::kNotFound, "Nothing is published yet; `carnet-issuer trust publish` first.");
    if (newest->list.next_update <= now)
        return error(ErrorCode::kConflict,
                     "Version " + std::to_string(newest->list.sequence) + " was to be replaced by " +
                         Timestamp::of(newest->list.next_update).text() + "; publish the next one first.");
    const auto extract = wallet::extract_for(newest->list, newest->digest, territory);
    CARNET_TRY(auto text, sign(home, key, extract, now, random));
    CARNET_TRY_VOID(act.note(
        {key.record.id, AuditAction::kTrustExtracted, territory, keys::sha256(as_bytes(text))}, now));
    CARNET_TRY_VOID(act.commit());
    return text;
}

}  // namespace carnet::issuer
