// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/earlier_awards.h"

namespace carnet::issuer {

EarlierAwards earlier_awards(const Records& records) {
    return [&records](const AwardIdentity& identity) -> Result<std::optional<std::string>> {
        CARNET_TRY(const auto known, records.awards->find(identity));
        if (!known) return std::optional<std::string>();
        return std::optional("batch " + known->batch + ", line " + std::to_string(known->line) +
                             " of its file");
    };
}

}  // namespace carnet::issuer
