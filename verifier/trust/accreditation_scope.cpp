// SPDX-License-Identifier: Apache-2.0
#include "verifier/trust/accreditation_scope.h"

#include "verifier/trust/places.h"

#include <algorithm>
#include <string_view>

namespace carnet::verifier {
namespace {

// Codes of ISCO-08 and ISCED-F: a group covers what begins with it.
bool covers_code(const std::string& group, std::string_view code) {
    return code.starts_with(group);
}
bool is_same(const std::string& one, std::string_view other) {
    return one == other;
}

template <class Covers>
bool any_covers(const std::vector<std::string>& listed, std::string_view value, const Covers& covers) {
    return std::any_of(listed.begin(), listed.end(),
                       [&](const std::string& each) { return covers(each, value); });
}

template <class Covers>
bool allows(const std::vector<std::string>& listed, const std::optional<std::string>& value,
            const Covers& covers) {
    return listed.empty() || (value && any_covers(listed, *value, covers));
}

bool allows_method(const std::vector<wallet::AssessmentMethod>& listed,
                   const std::optional<wallet::AssessmentMethod>& method) {
    return listed.empty() || (method && std::find(listed.begin(), listed.end(), *method) != listed.end());
}

// Levels of other frameworks are not compared with the ceiling, whatever their numbers are.
bool is_under_ceiling(const wallet::AccreditationScope& scope, const wallet::LevelReference& level) {
    const auto& ceiling = *scope.level_ceiling;
    if (level.framework != ceiling.framework || level.framework_version != ceiling.framework_version)
        return true;
    const auto& below = scope.levels_below;
    return level.level == ceiling.level || std::find(below.begin(), below.end(), level.level) != below.end();
}

bool allows_levels(const wallet::AccreditationScope& scope,
                   const std::vector<wallet::LevelReference>& levels) {
    return !scope.level_ceiling || std::all_of(levels.begin(), levels.end(), [&](const auto& level) {
        return is_under_ceiling(scope, level);
    });
}

}  // namespace

std::optional<std::string> left_out(const wallet::AccreditationScope& scope, const AwardFacts& award) {
    if (!allows(scope.qualifications, award.qualification, is_same)) return "qualification";
    if (!allows(scope.isco08, award.isco08, covers_code)) return "occupation";
    if (!allows(scope.fields, award.field, covers_code)) return "field";
    if (!allows_levels(scope, award.levels)) return "level";
    if (!allows_method(scope.methods, award.method)) return "method";
    if (!allows(scope.places, award.place,
                [](const std::string& place, std::string_view other) { return covers_place(place, other); }))
        return "place";
    return std::nullopt;
}

}  // namespace carnet::verifier
