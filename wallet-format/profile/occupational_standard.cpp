// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/occupational_standard.h"

#include "wallet-format/profile/src/level_descriptions.h"
#include "wallet-format/profile/src/own_document.h"
#include "wallet-format/profile/src/published_kinds.h"
#include "wallet-format/profile/src/repeated.h"
#include "wallet-format/profile/src/rule.h"
#include "wallet-format/profile/src/shape.h"
#include "wallet-format/profile/src/text_rules.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

namespace carnet::wallet {
namespace profile {

template <>
struct Description<UnitEquivalence> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("standard", self.standard, TextKind::kUri);
        visitor.text("version", self.version, TextKind::kCode);
        visitor.text("unit", self.unit, TextKind::kCode);
    }
};

template <>
struct Description<PerformanceCriterion> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("code", self.code, TextKind::kCode);
        visitor.translations("text", self.text, TextKind::kParagraph, {1, 20});
    }
};

template <>
struct Description<StandardUnit> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("code", self.code, TextKind::kCode);
        visitor.translations("title", self.title, TextKind::kTitle, {1, 20});
        visitor.flag("isOptional", self.is_optional);
        visitor.list("criteria", self.criteria, {0, 100});
        visitor.list("equivalents", self.equivalents, {0, 50});
    }
};

template <>
struct OwnDocument<OccupationalStandard> {
    static constexpr OwnKind kind{"OccupationalStandard", "OccupationalStandardSubject",
                                  "Occupational standard", "occupational-standard"};
};

template <>
struct Description<OccupationalStandard> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.constant("type", OwnDocument<OccupationalStandard>::kind.subject_type);
        visitor.text("id", self.id, TextKind::kUri);
        visitor.text("code", self.code, TextKind::kCode);
        visitor.text("version", self.version, TextKind::kCode);
        visitor.translations("title", self.title, TextKind::kTitle, {1, 20});
        visitor.text("isco08", self.isco08, TextKind::kIscoUnit);
        visitor.text("escoUri", self.esco_uri, TextKind::kEscoOccupation);
        visitor.texts("jurisdictions", self.jurisdictions, TextKind::kJurisdiction, {1, 100});
        visitor.list("levels", self.levels, {0, kMaxLevels});
        visitor.list("units", self.units, {1, kMaxUnits});
        visitor.day("effectiveFrom", self.effective_from);
        visitor.day("effectiveUntil", self.effective_until);
        visitor.text("replacesVersion", self.replaces_version, TextKind::kCode);
    }
};

PublishedKind publish_occupational_standard() {
    return publish_own<OccupationalStandard, read_occupational_standard, write_occupational_standard>();
}

}  // namespace profile

namespace {

using profile::at;
using profile::broken;
using profile::each_once;

Result<void> check_equivalents(const OccupationalStandard& standard, const StandardUnit& unit,
                               const std::string& where) {
    const auto& equivalents = unit.equivalents;
    for (std::size_t i = 0; i < equivalents.size(); ++i) {
        if (equivalents[i].standard == standard.id && equivalents[i].version == standard.version)
            return broken(at(where, i),
                          "is a unit of this standard itself; name another standard, or another version");
    }
    return each_once(equivalents, where, "", [](const UnitEquivalence& one) {
        return std::tuple<std::string_view, std::string_view, std::string_view>(one.standard, one.version,
                                                                                one.unit);
    });
}

Result<void> check_units(const OccupationalStandard& standard) {
    const auto& units = standard.units;
    CARNET_TRY_VOID(each_once(units, "/units", "/code", [](const StandardUnit& unit) { return unit.code; }));
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto where = "/units/" + std::to_string(i);
        CARNET_TRY_VOID(each_once(units[i].criteria, where + "/criteria", "/code",
                                  [](const PerformanceCriterion& one) { return one.code; }));
        CARNET_TRY_VOID(check_equivalents(standard, units[i], where + "/equivalents"));
    }
    const auto may_be_left_out = [](const StandardUnit& unit) { return unit.is_optional.value_or(false); };
    if (std::all_of(units.begin(), units.end(), may_be_left_out))
        return broken("/units", "are all optional, so nothing would be asked; name what everybody needs");
    return {};
}

}  // namespace

Result<void> check_occupational_standard(const OccupationalStandard& standard) {
    if (const auto complaint = profile::check_uri_without_fragment(standard.id))
        return broken("/id", *complaint);
    CARNET_TRY_VOID(each_once(standard.jurisdictions, "/jurisdictions"));
    CARNET_TRY_VOID(each_once(standard.levels, "/levels", "", [](const LevelReference& level) {
        return std::pair<std::string_view, std::string_view>(level.framework, level.framework_version);
    }));
    CARNET_TRY_VOID(check_units(standard));
    if (standard.effective_until && *standard.effective_until <= standard.effective_from)
        return broken("/effectiveUntil", "does not lie after effectiveFrom");
    if (standard.replaces_version == standard.version)
        return broken("/replacesVersion", "is this version itself; name the one before");
    return {};
}

Result<std::string> write_occupational_standard(const OccupationalStandard& standard,
                                                const Envelope& envelope) {
    CARNET_TRY_VOID(check_occupational_standard(standard));
    return profile::write_own(standard, envelope);
}

Result<OccupationalStandard> read_occupational_standard(const Credential& credential) {
    CARNET_TRY(auto standard, profile::read_own<OccupationalStandard>(credential));
    if (auto checked = check_occupational_standard(standard); !checked)
        return profile::in_subject(std::move(checked).error());
    return standard;
}

}  // namespace carnet::wallet
