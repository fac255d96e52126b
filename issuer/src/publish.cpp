// SPDX-License-Identifier: Apache-2.0
#include "issuer/publish.h"

#include "base/json_reader.h"
#include "issuer/audit.h"
#include "issuer/src/active_key.h"
#include "issuer/src/store_facts.h"
#include "issuer/status_registry.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/data-integrity/proof.h"
#include "wallet-format/status-list/status_list_credential.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <array>

namespace carnet::issuer {
namespace {

constexpr std::array kPurposes = {StatusPurpose::kRevocation, StatusPurpose::kSuspension};
// Clocks of one machine are set by a few seconds at a time; more than this is a mistake somewhere.
constexpr std::int64_t kClockTolerance = 60;
bool is_due(const std::optional<Publication>& latest, const StatusListRecord& list,
            const IssuerSettings& settings, UtcTime now) {
    return !latest || latest->revision != list.revision ||
           now >= latest->valid_from.plus_seconds(settings.resign_seconds);
}

Result<std::int64_t> next_version(const Records& records, const std::optional<Publication>& latest) {
    CARNET_TRY(const auto gap, fact::find_number(records, fact::kVersionGap));
    return std::max(latest ? latest->version : 0, gap.value_or(0)) + 1;
}

// The time that the new version starts at: now, or the last version's start when the clock stands a little
// before.
Result<UtcTime> start_of(const std::optional<Publication>& latest, const StatusListRecord& list,
                         UtcTime now) {
    const UtcTime whole{now.seconds, 0};
    if (!latest || whole >= latest->valid_from) return whole;
    if (latest->valid_from.seconds - whole.seconds <= kClockTolerance) return latest->valid_from;
    return error(ErrorCode::kClock,
                 "The clock stands before the last published version (" +
                     Timestamp::of(latest->valid_from).text() +
                     "). Set the machine's clock, then start again.",
                 "status list " + list.id);
}

// The signed text, after its own signature was verified.
Result<std::string> sign_list(const std::string& unsigned_text, const IssuerSettings& settings,
                              const StatusKey& key, UtcTime created) {
    const JsonLimits limits{64ULL * 1024 * 1024, 64, 200'000};
    CARNET_TRY(const auto document, JsonDocument::parse(unsigned_text, limits));
    wallet::ProofOptions options;
    options.verification_method = settings.method_of(key.record.id);
    options.created = created;
    options.form = settings.canonical_form;
    CARNET_TRY(auto text, wallet::add_proof(document, options, *key.signer, wallet::embedded_contexts()));
    CARNET_TRY(const auto published, JsonDocument::parse(text, limits));
    CARNET_TRY(const auto proof, published.root().require(wallet::name::kProof));
    CARNET_TRY_VOID(
        wallet::check_proof(published.root(), proof, key.record.public_key, wallet::embedded_contexts()));
    return text;
}

Result<Publication> publish(IssuerHome& home, Act& act, const StatusKey& key, const StatusListRecord& list,
                            StatusPurpose purpose, const std::optional<Publication>& latest, UtcTime now) {
    auto& records = home.records();
    const auto& settings = home.settings();
    Publication publication;
    publication.list = list.number;
    publication.list_id = list.id;
    publication.purpose = purpose;
    publication.revision = list.revision;
    CARNET_TRY(publication.version, next_version(records, latest));
    CARNET_TRY(publication.valid_from, start_of(latest, list, now));
    publication.valid_until = publication.valid_from.plus_seconds(settings.valid_seconds);
    CARNET_TRY(const auto bits, read_bits(records, list, purpose));
    wallet::StatusListContent content;
    content.id = settings.status_url(list.id, to_string(purpose));
    content.issuer = settings.did;
    content.purposes = {std::string(to_string(purpose))};
    content.valid_from = publication.valid_from;
    content.valid_until = publication.valid_until;
    content.ttl_milliseconds = static_cast<std::uint64_t>(settings.ttl_seconds) * 1000;
    CARNET_TRY(publication.text,
               sign_list(wallet::write_status_list(content, bits), settings, key, publication.valid_from));
    const std::string object =
        list.id + "/" + std::string(to_string(purpose)) + "/" + std::to_string(publication.version);
    CARNET_TRY(publication.published_by, act.note({key.record.id, AuditAction::kStatusPublished, object,
                                                   keys::sha256(as_bytes(publication.text))},
                                                  now));
    CARNET_TRY_VOID(records.publications->add(publication));
    return publication;
}

}  // namespace

Result<StatusKey> unlock_status_key(const IssuerHome& home, const keys::SecretBytes& passphrase) {
    CARNET_TRY(auto key, unlock_active_key(home, keys::KeyPurpose::kStatusLists, passphrase));
    return StatusKey{std::move(key.record), std::move(key.signer)};
}

Result<bool> is_publishing_due(const IssuerHome& home, UtcTime now) {
    CARNET_TRY(const auto lists, home.records().status_lists->list());
    for (const auto& list : lists) {
        for (const auto purpose : kPurposes) {
            CARNET_TRY(const auto versions, home.records().publications->versions(list.id, purpose, 1));
            const auto latest = versions.empty() ? std::nullopt : std::optional(versions.front());
            if (is_due(latest, list, home.settings(), now)) return true;
        }
    }
    return false;
}

Result<std::vector<Publication>> publish_due(IssuerHome& home, const StatusKey& key, const Clock& clock,
                                             bool force) {
    const UtcTime now = clock.now();
    std::vector<Publication> published;
    CARNET_TRY(const bool due, is_publishing_due(home, now));
    if (!due && !force) return published;  // without asking for the write lock
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY(const auto lists, home.records().status_lists->list());
    for (const auto& list : lists) {
        for (const auto purpose : kPurposes) {
            CARNET_TRY(const auto versions, home.records().publications->versions(list.id, purpose, 1));
            const auto latest = versions.empty() ? std::nullopt : std::optional(versions.front());
            if (!force && !is_due(latest, list, home.settings(), now)) continue;
            CARNET_TRY(auto one, publish(home, act, key, list, purpose, latest, now));
            published.push_back(std::move(one));
        }
    }
    if (published.empty()) return published;
    CARNET_TRY_VOID(act.commit());
    return published;
}

}  // namespace carnet::issuer
