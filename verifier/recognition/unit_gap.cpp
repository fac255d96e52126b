// SPDX-License-Identifier: Apache-2.0
#include "verifier/recognition/unit_gap.h"

#include <algorithm>
#include <string_view>

namespace carnet::verifier {
namespace {

bool is_same_unit(const wallet::Award& award, const wallet::UnitResult& done,
                  const wallet::OccupationalStandard& standard, const wallet::StandardUnit& unit) {
    const auto& own = award.standard;
    if (own.id == standard.id && own.version == standard.version && done.code == unit.code) return true;
    return std::any_of(unit.equivalents.begin(), unit.equivalents.end(), [&](const auto& same) {
        return same.standard == own.id && same.version == own.version && same.unit == done.code;
    });
}

// The unit of the certificate that is this one; empty when none was completed.
std::string_view covered_by(const wallet::Award& award, const wallet::OccupationalStandard& standard,
                            const wallet::StandardUnit& unit) {
    for (const auto& done : award.units) {
        if (done.status == wallet::UnitStatus::kCompleted && is_same_unit(award, done, standard, unit))
            return done.code;
    }
    return {};
}

}  // namespace

UnitGap unit_gap(const wallet::Award& award, const HeldStandard& target) {
    const auto& standard = target.standard;
    UnitGap gap{standard.id, standard.version, standard.title, standard.jurisdictions, target.publisher, {},
                {}};
    for (const auto& unit : standard.units) {
        const auto by = covered_by(award, standard, unit);
        auto& side = by.empty() ? gap.missing : gap.covered;
        side.push_back({unit.code, unit.title, std::string(by), unit.is_optional.value_or(false)});
    }
    return gap;
}

}  // namespace carnet::verifier
