// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/members.h"
#include "wallet-format/profile/src/object_reader.h"
#include "wallet-format/profile/src/subject_reader.h"
#include "wallet-format/vocabulary.h"

namespace carnet::wallet::profile {
namespace {

using namespace member;

// The alignments of an achievement, sorted by what they point at.
struct Alignments {
    std::optional<Occupation> occupation;
    std::optional<StandardReference> standard;
    std::optional<std::string> esco_uri;
    std::optional<std::string> esco_title;
    std::optional<std::string> field_isced_f;
    std::vector<Level> levels;
};

Result<void> once(bool first, JsonValue json) {
    if (!first) return bad_value(json, "is the second alignment of this kind; keep one");
    return {};
}

// Reads a text that must be `expected`, because it repeats something said elsewhere in the document.
Result<void> repeats(ObjectReader& in, std::string_view name, const std::string& expected) {
    CARNET_TRY(const auto text, in.text(name));
    if (text != expected)
        return bad_value(*in.find(name),
                         "must be \"" + expected + "\" to agree with the rest of the document");
    return {};
}

Result<void> read_isco(ObjectReader& in, Alignments& out) {
    CARNET_TRY_VOID(once(!out.occupation, in.json()));
    Occupation occupation;
    CARNET_TRY(occupation.isco08, in.text(kTargetCode));
    CARNET_TRY(occupation.title, in.text(kTargetName));
    CARNET_TRY_VOID(repeats(in, kTargetUrl, std::string(kIscoPrefix) + occupation.isco08));
    out.occupation = std::move(occupation);
    return {};
}

Result<void> read_esco(ObjectReader& in, Alignments& out) {
    CARNET_TRY_VOID(once(!out.esco_uri, in.json()));
    CARNET_TRY(out.esco_uri, in.text(kTargetUrl));
    CARNET_TRY(out.esco_title, in.text(kTargetName));
    return {};
}

Result<void> read_standard(ObjectReader& in, Alignments& out) {
    CARNET_TRY_VOID(once(!out.standard, in.json()));
    StandardReference standard;
    CARNET_TRY(standard.id, in.text(kTargetUrl));
    CARNET_TRY(standard.code, in.text(kTargetCode));
    CARNET_TRY(standard.version, in.text(kTargetVersion));
    CARNET_TRY(standard.title, in.text(kTargetName));
    out.standard = std::move(standard);
    return {};
}

Result<void> read_isced_f(ObjectReader& in, Alignments& out) {
    CARNET_TRY_VOID(once(!out.field_isced_f, in.json()));
    CARNET_TRY(auto code, in.text(kTargetCode));
    CARNET_TRY_VOID(repeats(in, kTargetUrl, std::string(kIscedFPrefix) + code));
    CARNET_TRY_VOID(repeats(in, kTargetName, std::string(kIscedFName) + code));
    out.field_isced_f = std::move(code);
    return {};
}

Result<void> read_level(ObjectReader& in, Alignments& out) {
    Level level;
    CARNET_TRY(level.framework, in.text(kTargetUrl));
    CARNET_TRY(level.framework_version, in.text(kTargetVersion));
    CARNET_TRY(level.level, in.text(kTargetCode));
    CARNET_TRY(auto label, in.text(kTargetName));
    // Open Badges wants a name even where the body has none for the level: then it is the level again.
    if (label != level.level) level.label = std::move(label);
    out.levels.push_back(std::move(level));
    return {};
}

Result<void> read_alignment(JsonValue json, Alignments& out) {
    CARNET_TRY(auto in, ObjectReader::open(json));
    CARNET_TRY_VOID(in.constants(name::kType, {kAlignmentType}));
    CARNET_TRY(const auto type, in.text(kTargetType));
    if (type == kIsco) {
        CARNET_TRY_VOID(read_isco(in, out));
    } else if (type == kEsco) {
        CARNET_TRY_VOID(read_esco(in, out));
    } else if (type == kStandard) {
        CARNET_TRY_VOID(read_standard(in, out));
    } else if (type == kIscedF) {
        CARNET_TRY_VOID(read_isced_f(in, out));
    } else if (type == kLevel) {
        CARNET_TRY_VOID(read_level(in, out));
    } else {
        return bad_value(*in.find(kTargetType), "is not a kind of alignment that this profile has");
    }
    return in.close();
}

Result<Alignments> read_alignments(ObjectReader& achievement) {
    CARNET_TRY(const auto list, achievement.list(kAlignment, kMaxLevels + 4));
    Alignments out;
    for (const auto element : list.elements()) CARNET_TRY_VOID(read_alignment(element, out));
    if (!out.occupation || !out.standard)
        return error(ErrorCode::kMissingMember,
                     "needs one alignment with ISCO-08 and one with the occupational standard",
                     list.pointer());
    if (out.esco_title && *out.esco_title != out.occupation->title)
        return bad_value(list, "gives the occupation two different titles; ISCO-08 and ESCO must repeat one");
    out.occupation->esco_uri = std::move(out.esco_uri);
    return out;
}

// spec: Open Badges 3.0, ResultDescription
Result<UnitResult> read_unit(JsonValue json, const std::string& standard) {
    CARNET_TRY(auto in, ObjectReader::open(json));
    UnitResult unit;
    CARNET_TRY(unit.code, in.text(kUnitCode));
    CARNET_TRY(unit.title, in.text(name::kName));
    CARNET_TRY_VOID(in.constants(name::kType, {kResultDescriptionType}));
    CARNET_TRY_VOID(in.constant(kResultTypeOf, kResultTypeStatus));
    CARNET_TRY_VOID(repeats(in, name::kId, unit_id(standard, unit.code)));
    CARNET_TRY_VOID(in.close());
    return unit;
}

Result<std::vector<UnitResult>> read_units(ObjectReader& achievement, const std::string& standard) {
    CARNET_TRY(const auto list, achievement.list(kResultDescription, kMaxUnits));
    std::vector<UnitResult> out;
    for (const auto element : list.elements()) {
        CARNET_TRY(auto unit, read_unit(element, standard));
        out.push_back(std::move(unit));
    }
    return out;
}

Result<std::string> read_title(ObjectReader& achievement, const Kind& kind) {
    CARNET_TRY(auto name, achievement.text(name::kName));
    if (!name.starts_with(kind.name_prefix))
        return bad_value(
            *achievement.find(name::kName),
            "must begin with \"" + std::string(kind.name_prefix) + "\" in a document of this type");
    return name.substr(kind.name_prefix.size());
}

Result<void> read_criteria(ObjectReader& achievement, const std::string& standard) {
    CARNET_TRY(const auto json, achievement.require(kCriteria));
    CARNET_TRY(auto in, ObjectReader::open(json));
    CARNET_TRY_VOID(repeats(in, name::kId, standard));
    return in.close();
}

// The standard's address and version stand in three more places, for those who know Open Badges only.
Result<void> check_standard_repeated(ObjectReader& achievement, const Kind& kind,
                                     const StandardReference& standard) {
    CARNET_TRY_VOID(repeats(achievement, name::kId, standard.id + std::string(kind.achievement_fragment)));
    CARNET_TRY_VOID(read_criteria(achievement, standard.id));
    return repeats(achievement, kVersion, standard.version);
}

Result<void> read_texts(ObjectReader& achievement, const Kind& kind, Achievement& out) {
    CARNET_TRY(out.title, read_title(achievement, kind));
    CARNET_TRY(out.description, achievement.text(name::kDescription));
    CARNET_TRY(out.language, achievement.text(kInLanguage));
    return {};
}

}  // namespace

// spec: Open Badges 3.0, Achievement
Result<Achievement> read_achievement(JsonValue json, const Kind& kind, std::string_view credential_id) {
    CARNET_TRY(auto in, ObjectReader::open(json));
    CARNET_TRY_VOID(in.constants(name::kType, {kAchievementType}));
    CARNET_TRY_VOID(in.constant(kAchievementTypeOf, kind.achievement_type));
    Achievement out;
    CARNET_TRY_VOID(read_texts(in, kind, out));
    CARNET_TRY(auto alignments, read_alignments(in));
    out.occupation = *std::move(alignments.occupation);
    out.standard = *std::move(alignments.standard);
    out.levels = std::move(alignments.levels);
    out.field_isced_f = std::move(alignments.field_isced_f);
    CARNET_TRY_VOID(check_standard_repeated(in, kind, out.standard));
    CARNET_TRY(const auto creator, in.require(kCreator));
    CARNET_TRY(out.awarding_body, read_organisation(creator, credential_id, kAwardingBodyFragment));
    CARNET_TRY(out.units, read_units(in, out.standard.id));
    CARNET_TRY_VOID(in.close());
    return out;
}

}  // namespace carnet::wallet::profile
