// SPDX-License-Identifier: Apache-2.0
#include "verifier/recognition/level_panel.h"

#include <algorithm>

namespace carnet::verifier {
namespace {

bool has(const std::vector<std::string>& levels, const std::string& level) {
    return std::find(levels.begin(), levels.end(), level) != levels.end();
}

std::vector<std::string> corresponding(const wallet::LevelReferencing& statement, const std::string& level) {
    std::vector<std::string> found;
    for (const auto& each : statement.levels) {
        if (!has(each.from, level)) continue;
        for (const auto& to : each.to)
            if (!has(found, to)) found.push_back(to);
    }
    return found;
}

bool is_about_trades(const wallet::LevelReferencing& statement) {
    const auto& sectors = statement.sectors;
    return sectors.empty() ||
           std::find(sectors.begin(), sectors.end(), wallet::EducationSector::kVocational) != sectors.end();
}

RecognitionReason judge(const HeldReferencing& held, const wallet::LevelReference& level, const Date& day) {
    const auto& statement = held.statement;
    if (held.is_disputed) return RecognitionReason::kReferencingDisputed;
    if (statement.status == wallet::ReferencingStatus::kDraft) return RecognitionReason::kReferencingDraft;
    if (statement.status == wallet::ReferencingStatus::kWithdrawn)
        return RecognitionReason::kReferencingWithdrawn;
    if (day < statement.effective_from) return RecognitionReason::kReferencingDraft;
    if (statement.effective_until && *statement.effective_until <= day)
        return RecognitionReason::kReferencingEnded;
    if (statement.from.version != level.framework_version) return RecognitionReason::kFrameworkVersionDiffers;
    if (!is_about_trades(statement)) return RecognitionReason::kOutOfScope;
    if (corresponding(statement, level.level).empty()) return RecognitionReason::kNotReferenced;
    return statement.relation == wallet::ReferencingRelation::kReplaced ? RecognitionReason::kLevelReplaced
                                                                        : RecognitionReason::kLevelReferenced;
}

bool is_usable(RecognitionReason reason) {
    return reason == RecognitionReason::kLevelReferenced || reason == RecognitionReason::kLevelReplaced;
}

LevelLine line_of(const wallet::Level& level, const RecognitionLibrary& library, const Date& day) {
    LevelLine line;
    line.level = {level.framework, level.framework_version, level.level};
    line.label = level.label.value_or("");
    for (const auto* held : library.referencings_of(level.framework)) {
        const auto& statement = held->statement;
        const auto reason = judge(*held, line.level, day);
        const bool used = is_usable(reason);
        line.is_referenced |= used;
        line.statements.push_back({statement.id, statement.relation, statement.to,
                                   used ? corresponding(statement, level.level) : std::vector<std::string>{},
                                   statement.report.title, statement.report.date, used, reason});
    }
    return line;
}

}  // namespace

std::vector<LevelLine> level_lines(const std::vector<wallet::Level>& levels,
                                   const RecognitionLibrary& library, const Date& day) {
    std::vector<LevelLine> lines;
    lines.reserve(levels.size());
    for (const auto& level : levels) lines.push_back(line_of(level, library, day));
    return lines;
}

}  // namespace carnet::verifier
