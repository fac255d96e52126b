// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/src/term_table.h"

#include <algorithm>

namespace carnet::wallet {

void TermTable::set(std::string_view name, TermPointer term) {
    if (const Entry* const known = find(name); known != nullptr) {
        entries_[static_cast<std::size_t>(known - entries_.data())] = {name, std::move(term)};
        return;
    }
    entries_.push_back({name, std::move(term)});
    if (entries_.size() > kFew) grow();
}

// At most half of the slots are taken.
void TermTable::grow() {
    std::size_t first = entries_.size() - 1;
    if (2 * entries_.size() > slots_.size()) {
        slots_.assign(std::max(4 * kFew, 2 * slots_.size()), 0);
        first = 0;
    }
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = first; i < entries_.size(); ++i) {
        std::size_t at = hash(entries_[i].name) & mask;
        while (slots_[at] != 0) at = (at + 1) & mask;
        slots_[at] = static_cast<std::uint32_t>(i + 1);
    }
}

std::uint64_t TermTable::seed() noexcept {
    // Where the system has put the program.
    static const char anchor = 0;
    return reinterpret_cast<std::uintptr_t>(&anchor);
}

}  // namespace carnet::wallet
