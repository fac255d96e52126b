// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/comparison_rules.h"

#include "wallet-format/profile/src/rule.h"

namespace carnet::wallet::profile {

Result<void> check_reference(const ReferenceQualification& reference, const std::string& where) {
    if (reference.standard_version && !reference.standard)
        return broken(where + "/standardVersion", "is the version of no standard; name the standard");
    return {};
}

Result<void> check_level_statement(const LevelStatement& statement, const std::string& where) {
    const auto& [from, to, basis] = statement;
    if (from.framework == to.framework && from.framework_version == to.framework_version)
        return broken(where + "/to", "is a level of the same framework; name the framework compared with");
    return {};
}

}  // namespace carnet::wallet::profile
