// SPDX-License-Identifier: Apache-2.0
#include "issuer/status_registry.h"

#include "issuer/audit.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

// Lower-case base32 without mistakable letters; 12 of them are 59 bits, so that no two lists ever share an
// id, not even one opened after a backup and one opened after its restore.
constexpr std::string_view kLetters = "23456789abcdefghjkmnpqrstuvwxyz";
constexpr int kIdLength = 12;

std::string random_list_id(Random& random) {
    std::string id;
    for (int i = 0; i < kIdLength; ++i) id += kLetters[random.below(kLetters.size())];
    return id;
}

}  // namespace

bool StatusRegistry::is_full(const StatusListRecord& list) const {
    return (list.used + taken_now_.size()) * 100 >= list.entries * settings_.fill_percent;
}

Result<void> StatusRegistry::find_open_list(UtcTime now, Random& random) {
    if (!open_) {
        CARNET_TRY(const auto lists, records_.status_lists->list());
        const auto newest =
            std::find_if(lists.rbegin(), lists.rend(), [](const auto& list) { return list.open; });
        if (newest != lists.rend()) open_ = *newest;
    }
    if (open_ && !is_full(*open_)) return {};
    if (open_) {
        open_->open = false;
        CARNET_TRY_VOID(flush());
    }
    return open_list(now, random);
}

Result<void> StatusRegistry::open_list(UtcTime now, Random& random) {
    StatusListRecord list;
    list.id = random_list_id(random);
    list.entries = settings_.list_entries;
    list.created = UtcTime{now.seconds, 0};
    CARNET_TRY(list.number, records_.status_lists->add(list));
    CARNET_TRY_VOID(append_audit(records_, {"operator", AuditAction::kStatusListOpened, list.id, {}}, now));
    open_ = std::move(list);
    return {};
}

// spec: Bitstring Status List 1.0 section 5.1: indices are assigned at random, so that neighbours say
// nothing.
Result<StatusPlace> StatusRegistry::take_place(UtcTime now, Random& random) {
    CARNET_TRY_VOID(find_open_list(now, random));
    for (;;) {
        // Lists close when half full, so every second draw is free at worst.
        const std::uint64_t index = random.below(open_->entries);
        if (taken_now_.count(index) != 0) continue;
        CARNET_TRY(const bool taken, records_.status_lists->is_taken(open_->number, index));
        if (taken) continue;
        taken_now_.insert(index);
        return StatusPlace{open_->number, open_->id, index};
    }
}

Result<void> StatusRegistry::flush() {
    if (open_) {
        open_->used += taken_now_.size();
        taken_now_.clear();
        CARNET_TRY_VOID(records_.status_lists->update(*open_));
        open_.reset();
    }
    for (const auto& list : changed_) CARNET_TRY_VOID(records_.status_lists->update(list));
    changed_.clear();
    return {};
}

Result<void> StatusRegistry::set(const CredentialRecord& credential, StatusPurpose purpose, bool value) {
    CARNET_TRY_VOID(records_.status_bits->set(credential.reservation.number, purpose, value));
    return note_change(credential.reservation.list, credential.reservation.id);
}

Result<void> StatusRegistry::set(const CopyRecord& copy, StatusPurpose purpose, bool value) {
    CARNET_TRY_VOID(records_.copies->set(copy, purpose, value));
    return note_change(copy.list, copy.award);
}

Result<void> StatusRegistry::end(const SignedDecision& decision) {
    CARNET_TRY_VOID(records_.decisions->end(decision));
    return note_change(decision.list, decision.id);
}

// The list is published again.
Result<void> StatusRegistry::note_change(std::int64_t number, std::string_view of) {
    if (std::any_of(changed_.begin(), changed_.end(),
                    [&](const auto& list) { return list.number == number; })) {
        return {};
    }
    CARNET_TRY(const auto lists, records_.status_lists->list());
    const auto list =
        std::find_if(lists.begin(), lists.end(), [&](const auto& one) { return one.number == number; });
    if (list == lists.end())
        return error(ErrorCode::kStoreCorrupt, "The credential's status list is missing.", std::string(of));
    changed_.push_back(*list);
    ++changed_.back().revision;
    return {};
}

Result<wallet::Bitstring> read_bits(const Records& records, const StatusListRecord& list,
                                    StatusPurpose purpose) {
    CARNET_TRY(auto bits, wallet::Bitstring::zeros(list.entries));
    CARNET_TRY(const auto indices, records.status_bits->indices(list.number, purpose));
    for (const auto index : indices) CARNET_TRY_VOID(bits.set(index, 1));
    return bits;
}

}  // namespace carnet::issuer
