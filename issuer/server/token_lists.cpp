// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/token_lists.h"

#include "issuer/token_status.h"

#include <algorithm>

namespace carnet::issuer {

// One is signed at a time: whoever comes meanwhile waits for it instead of signing it too.
Result<std::shared_ptr<const std::string>> TokenLists::current(const IssuerHome& home, std::string_view id,
                                                               UtcTime now) {
    const std::lock_guard lock(mutex_);
    CARNET_TRY(const auto lists, home.records().status_lists->list());
    const auto list = std::find_if(lists.begin(), lists.end(), [&](const auto& one) { return one.id == id; });
    if (list == lists.end()) return std::shared_ptr<const std::string>();
    const auto found = held_.find(id);
    const bool is_good = found != held_.end() && found->second.revision == list->revision &&
                         now < found->second.made.plus_seconds(home.settings().resign_seconds);
    if (is_good) return found->second.text;
    CARNET_TRY(auto text, sign_token_list(home, *list, key_, now));
    auto shared = std::make_shared<const std::string>(std::move(text));
    held_.insert_or_assign(std::string(id), Held{list->revision, now, shared});
    return shared;
}

}  // namespace carnet::issuer
