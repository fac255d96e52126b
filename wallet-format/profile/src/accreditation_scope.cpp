// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/accreditation_scope.h"

#include "wallet-format/profile/src/jurisdiction.h"
#include "wallet-format/profile/src/repeated.h"
#include "wallet-format/profile/src/rule.h"

#include <algorithm>
#include <string_view>

namespace carnet::wallet::profile {
namespace {

Result<void> texts_once(const std::vector<std::string>& texts, const std::string& where) {
    return each_once(texts, where, "", [](const std::string& text) { return std::string_view(text); });
}

// An empty list does not limit. `covers(wider, narrower)` compares two elements.
template <class T, class Covers>
Result<void> list_not_wider(const std::vector<T>& list, const std::vector<T>& before,
                            const std::string& where, const Covers& covers) {
    if (before.empty()) return {};
    if (list.empty())
        return broken(where, "is absent, which is wider than the scope before; name what is left");
    for (std::size_t i = 0; i < list.size(); ++i) {
        const auto covers_it = [&](const T& wider) { return covers(wider, list[i]); };
        if (std::none_of(before.begin(), before.end(), covers_it))
            return broken(at(where, i), "was not in the scope before; granting it is an event of its own");
    }
    return {};
}

bool same_framework(const LevelReference& a, const LevelReference& b) {
    return a.framework == b.framework && a.framework_version == b.framework_version;
}

// Levels are not calculated with: what lies under the ceiling is what the scope says lies there.
Result<void> ceiling_not_wider(const AccreditationScope& scope, const AccreditationScope& before) {
    if (!before.level_ceiling) return {};
    if (!scope.level_ceiling)
        return broken("/levelCeiling", "is absent, which is wider than the scope before; name the ceiling");
    if (!same_framework(*scope.level_ceiling, *before.level_ceiling))
        return broken("/levelCeiling",
                      "is of another framework than before, and frameworks are not compared");
    const auto was_allowed = [&](const std::string& level) {
        const auto& below = before.levels_below;
        return level == before.level_ceiling->level ||
               std::find(below.begin(), below.end(), level) != below.end();
    };
    if (!was_allowed(scope.level_ceiling->level))
        return broken("/levelCeiling/level", "is neither the ceiling before nor one of the levels below it");
    for (std::size_t i = 0; i < scope.levels_below.size(); ++i) {
        if (!was_allowed(scope.levels_below[i]))
            return broken("/levelsBelow/" + std::to_string(i), "was not in the scope before");
    }
    return {};
}

}  // namespace

Result<void> check_scope(const AccreditationScope& scope) {
    CARNET_TRY_VOID(texts_once(scope.qualifications, "/qualifications"));
    CARNET_TRY_VOID(texts_once(scope.isco08, "/isco08"));
    CARNET_TRY_VOID(texts_once(scope.fields, "/fields"));
    CARNET_TRY_VOID(texts_once(scope.levels_below, "/levelsBelow"));
    CARNET_TRY_VOID(each_once(scope.methods, "/methods"));
    CARNET_TRY_VOID(texts_once(scope.places, "/places"));
    CARNET_TRY_VOID(texts_once(scope.jurisdictions, "/jurisdictions"));
    if (scope.levels_below.empty()) return {};
    if (!scope.level_ceiling)
        return broken("/levelsBelow", "names levels below a ceiling that is absent; give levelCeiling");
    const auto& below = scope.levels_below;
    const auto ceiling = std::find(below.begin(), below.end(), scope.level_ceiling->level);
    if (ceiling == below.end()) return {};
    return broken("/levelsBelow/" + std::to_string(ceiling - below.begin()),
                  "is the ceiling itself, which is allowed already; leave it out");
}

}  // namespace carnet::wallet::profile

namespace carnet::wallet {

using namespace profile;

Result<void> check_not_wider(const AccreditationScope& scope, const AccreditationScope& before) {
    const auto begins = [](std::string_view wider, std::string_view code) { return code.starts_with(wider); };
    const auto holds = [](std::string_view wider, std::string_view place) { return lies_in(place, wider); };
    CARNET_TRY_VOID(list_not_wider(scope.qualifications, before.qualifications, "/qualifications",
                                   std::equal_to<std::string>()));
    CARNET_TRY_VOID(list_not_wider(scope.isco08, before.isco08, "/isco08", begins));
    CARNET_TRY_VOID(list_not_wider(scope.fields, before.fields, "/fields", begins));
    CARNET_TRY_VOID(ceiling_not_wider(scope, before));
    CARNET_TRY_VOID(
        list_not_wider(scope.methods, before.methods, "/methods", std::equal_to<AssessmentMethod>()));
    CARNET_TRY_VOID(list_not_wider(scope.places, before.places, "/places", holds));
    return list_not_wider(scope.jurisdictions, before.jurisdictions, "/jurisdictions", holds);
}

}  // namespace carnet::wallet
