// SPDX-License-Identifier: Apache-2.0
//
// The rule that each element of a list stands there once. Pure, thread-safe.
#pragma once

#include "base/result.h"
#include "wallet-format/profile/src/rule.h"

#include <cstddef>
#include <set>
#include <string>
#include <type_traits>
#include <vector>

namespace carnet::wallet::profile {

// `where`: the pointer of the list; `member`: what tells elements apart, within an element ("/code").
template <class T, class Key>
[[nodiscard]] Result<void> each_once(const std::vector<T>& list, const std::string& where,
                                     const std::string& member, const Key& key_of) {
    std::set<std::decay_t<std::invoke_result_t<Key, const T&>>> seen;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (!seen.insert(key_of(list[i])).second)
            return broken(at(where, i) + member, "stands there twice; keep one");
    }
    return {};
}

template <class T>
[[nodiscard]] Result<void> each_once(const std::vector<T>& list, const std::string& where) {
    return each_once(list, where, "", [](const T& value) { return value; });
}

}  // namespace carnet::wallet::profile
