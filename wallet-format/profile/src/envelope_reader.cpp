// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/envelope_reader.h"

#include "wallet-format/profile/src/text_rules.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>

namespace carnet::wallet::profile {

Result<void> check_carnet_resource(ObjectReader& top, const Credential& credential) {
    CARNET_TRY(const auto json, top.require(name::kRelatedResource));
    CARNET_TRY(const auto array, json.as_array());
    for (const auto resource : array.elements())
        for (const auto digest : {name::kDigestSri, name::kDigestMultibase})
            if (const auto value = resource.find(digest); value && value->string().empty())
                return bad_value(*value, "is empty; leave the member out");
    const auto& all = credential.related_resources();
    if (std::none_of(all.begin(), all.end(), [](const auto& one) { return one.id == name::kCarnetV1; }))
        return error(ErrorCode::kMissingMember,
                     "needs an entry with the digest of https://w3id.org/carnet/v1", array.pointer());
    return {};
}

Result<void> check_no_leap_second(ObjectReader& top, std::string_view member) {
    const auto json = top.find(member);
    if (json && json->string().substr(17, 2) == "60")
        return bad_value(*json, "is a leap second; take the second before or after it");
    return {};
}

Result<std::string> read_uuid_urn(ObjectReader& top) {
    CARNET_TRY(auto id, top.text(name::kId));
    if (const auto complaint = check_uuid_urn(id))
        return bad_value(*top.find(name::kId), "this id " + *complaint);
    return id;
}

}  // namespace carnet::wallet::profile
