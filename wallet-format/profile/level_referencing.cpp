// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/level_referencing.h"

#include "wallet-format/profile/src/level_descriptions.h"
#include "wallet-format/profile/src/own_document.h"
#include "wallet-format/profile/src/published_kinds.h"
#include "wallet-format/profile/src/rule.h"

#include <array>
#include <set>
#include <string_view>

namespace carnet::wallet {
namespace profile {

using namespace std::string_view_literals;

template <>
struct Choice<ReferencingRelation> {
    static constexpr std::array rows = {std::pair{ReferencingRelation::kReferenced, "referenced"sv},
                                        std::pair{ReferencingRelation::kReplaced, "replaced"sv}};
};
template <>
struct Choice<ReferencingStatus> {
    static constexpr std::array rows = {std::pair{ReferencingStatus::kDraft, "draft"sv},
                                        std::pair{ReferencingStatus::kAdopted, "adopted"sv},
                                        std::pair{ReferencingStatus::kWithdrawn, "withdrawn"sv}};
};
template <>
struct Choice<EducationSector> {
    static constexpr std::array rows = {std::pair{EducationSector::kGeneral, "general"sv},
                                        std::pair{EducationSector::kVocational, "vocational"sv},
                                        std::pair{EducationSector::kHigher, "higher"sv}};
};

template <>
struct Description<LevelCorrespondence> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.texts("fromLevels", self.from, TextKind::kCode, {1, 20});
        visitor.texts("toLevels", self.to, TextKind::kCode, {1, 20});
    }
};

template <>
struct Description<ReferencingReport> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.translations("title", self.title, TextKind::kTitle, {1, 20});
        visitor.day("date", self.date);
        visitor.text("uri", self.uri, TextKind::kUri);
        visitor.text("digestMultibase", self.digest, TextKind::kDigest);
    }
};

template <>
struct OwnDocument<LevelReferencing> {
    static constexpr OwnKind kind{"LevelReferencing", "LevelReferencingSubject", "Level referencing",
                                  "level-referencing"};
};

template <>
struct Description<LevelReferencing> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.constant("type", OwnDocument<LevelReferencing>::kind.subject_type);
        visitor.text("id", self.id, TextKind::kUri);
        visitor.choice("relation", self.relation);
        visitor.choice("adoption", self.status);
        visitor.object("from", self.from);
        visitor.object("to", self.to);
        visitor.choices("sectors", self.sectors, {0, 3});
        visitor.list("levels", self.levels, {1, 100});
        visitor.object("report", self.report);
        visitor.day("effectiveFrom", self.effective_from);
        visitor.day("effectiveUntil", self.effective_until);
    }
};

PublishedKind publish_level_referencing() {
    return publish_own<LevelReferencing, read_level_referencing, write_level_referencing>();
}

}  // namespace profile

namespace {

using profile::at;
using profile::broken;

Error said_again(const std::string& where, const std::string& from, const std::string& to) {
    return broken(where, "says again that " + from + " corresponds to " + to + "; leave it out");
}

// A level may correspond to several, but one pair stands there once.
Result<void> check_levels(const std::vector<LevelCorrespondence>& levels) {
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        for (const auto& from : levels[i].from)
            for (const auto& to : levels[i].to)
                if (!seen.emplace(from, to).second) return said_again(at("/levels", i), from, to);
    }
    return {};
}

}  // namespace

Result<void> check_level_referencing(const LevelReferencing& statement) {
    if (statement.from == statement.to)
        return broken("/to", "is the framework itself, in the same version; name the other one");
    if (statement.effective_until && *statement.effective_until <= statement.effective_from)
        return broken("/effectiveUntil", "does not lie after effectiveFrom");
    return check_levels(statement.levels);
}

Result<std::string> write_level_referencing(const LevelReferencing& statement, const Envelope& envelope) {
    CARNET_TRY_VOID(check_level_referencing(statement));
    return profile::write_own(statement, envelope);
}

Result<LevelReferencing> read_level_referencing(const Credential& credential) {
    CARNET_TRY(auto statement, profile::read_own<LevelReferencing>(credential));
    if (auto checked = check_level_referencing(statement); !checked)
        return profile::in_subject(std::move(checked).error());
    return statement;
}

}  // namespace carnet::wallet
