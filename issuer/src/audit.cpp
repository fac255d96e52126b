// SPDX-License-Identifier: Apache-2.0
#include "issuer/audit.h"

#include "issuer/src/high_water.h"

namespace carnet::issuer {
namespace {

constexpr std::size_t kPage = 1000;

Error broken(std::int64_t seq, std::string detail) {
    return error(ErrorCode::kStoreCorrupt, std::move(detail), "audit entry " + std::to_string(seq));
}

// One entry against the one before it.
Result<AuditEntry> check_link(const StoredAuditEntry& stored, const AuditHead& before) {
    if (stored.seq != before.seq + 1) {
        return broken(before.seq + 1,
                      "The entry is missing: the next one is " + std::to_string(stored.seq) + ".");
    }
    if (keys::sha256(as_bytes(stored.text)) != stored.hash)
        return broken(stored.seq, "The entry's text was changed.");
    auto entry = read_audit_entry(stored.text);
    if (!entry) return broken(stored.seq, "The entry cannot be read: " + entry.error().message());
    if (entry->seq != stored.seq) return broken(stored.seq, "The entry stands in another entry's place.");
    if (entry->previous != before.hash)
        return broken(stored.seq, "The entry does not follow the one before it.");
    return entry;
}

Result<void> check_expected(const AuditHead& head, const AuditHead& expected) {
    if (head.seq != expected.seq || head.hash == expected.hash) return {};
    return broken(expected.seq, "The log was written anew: this entry is not the one that was noted.");
}

}  // namespace

Result<AuditHead> audit_head(const Records& records) {
    CARNET_TRY(const auto last, records.audit->last());
    return last ? AuditHead{last->seq, last->hash} : AuditHead{};
}

Result<std::int64_t> append_audit(Records& records, const AuditNote& note, UtcTime now) {
    CARNET_TRY(const auto head, audit_head(records));
    AuditEntry entry;
    entry.seq = head.seq + 1;
    entry.time = UtcTime{now.seconds, 0};
    entry.actor = note.actor;
    entry.action = note.action;
    entry.object = note.object;
    entry.detail = note.detail;
    entry.previous = head.hash;
    StoredAuditEntry stored;
    stored.seq = entry.seq;
    stored.text = write_audit_entry(entry);
    stored.hash = keys::sha256(as_bytes(stored.text));
    CARNET_TRY_VOID(records.audit->append(stored));
    return stored.seq;
}

Result<Act> Act::begin(IssuerHome& home) {
    CARNET_TRY(auto transaction, home.records().transactions->begin());
    return Act(home, std::move(transaction));
}

Result<std::int64_t> Act::note(const AuditNote& note, UtcTime now) {
    return append_audit(home_->records(), note, now);
}

Result<void> Act::commit() {
    CARNET_TRY(const auto head, audit_head(home_->records()));
    CARNET_TRY_VOID(transaction_->commit());
    note_high_water(home_->directory(), head);
    return {};
}

Result<void> record_act(IssuerHome& home, const AuditNote& note, UtcTime now) {
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY_VOID(act.note(note, now));
    return act.commit();
}

Result<AuditHead> check_audit_chain(const Records& records, const std::optional<AuditHead>& expected,
                                    const std::function<void(const AuditEntry&)>& visit) {
    AuditHead head;
    for (;;) {
        CARNET_TRY(const auto page, records.audit->list(head.seq, kPage));
        if (page.empty()) break;
        for (const auto& stored : page) {
            CARNET_TRY(const auto entry, check_link(stored, head));
            head = AuditHead{stored.seq, stored.hash};
            if (expected) CARNET_TRY_VOID(check_expected(head, *expected));
            if (visit) visit(entry);
        }
    }
    if (expected && head.seq < expected->seq) {
        return broken(expected->seq, "The log was cut: it ends at entry " + std::to_string(head.seq) + ".");
    }
    return head;
}

}  // namespace carnet::issuer
