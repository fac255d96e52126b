// SPDX-License-Identifier: Apache-2.0
//
// What holds for every kind of draft that officers write: either everything in the way is named with its
// place, or there is a document that its rules allow and that reads the same when it is written.
#pragma once

#include "base/bytes.h"
#include "base/json_reader.h"

#include <cstdint>
#include <cstdlib>

namespace carnet::fuzz {

inline void must(bool holds) {
    if (!holds) std::abort();
}

// `read` gives a draft with faults, `content` the document in it, `check` its rules, `write` its JSON.
template <class Read, class Content, class Check, class Write>
int check_draft(const std::uint8_t* data, std::size_t size, Read read, Content content, Check check,
                Write write) {
    const auto document = JsonDocument::parse(as_text({data, size}));
    if (!document) return 0;
    const auto draft = read(document->root());
    const auto& found = content(draft);
    for (const auto& fault : draft.faults) must(!fault.detail.empty());
    must(found.has_value() || !draft.faults.empty());
    if (!found || !draft.faults.empty()) return 0;
    must(check(*found).has_value());
    const auto again = JsonDocument::parse(write(*found));
    must(again.has_value());
    const auto reread = read(again->root());
    must(reread.faults.empty() && content(reread) == found);
    return 0;
}

}  // namespace carnet::fuzz
