// SPDX-License-Identifier: Apache-2.0
#include "issuer/src/store_facts.h"

#include <charconv>
#include <string>

namespace carnet::issuer::fact {

Result<std::optional<std::int64_t>> find_number(const Records& records, std::string_view name) {
    CARNET_TRY(const auto text, records.facts->find(name));
    if (!text) return std::optional<std::int64_t>();
    std::int64_t number = 0;
    const char* const end = text->data() + text->size();
    const auto [read, failed] = std::from_chars(text->data(), end, number);
    if (failed == std::errc{} && read == end) return std::optional(number);
    return error(ErrorCode::kStoreCorrupt, "A fact of the store is no number. Run `carnet-issuer fsck`.",
                 std::string(name));
}

}  // namespace carnet::issuer::fact
