// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/src/duplicates.h"

#include <algorithm>
#include <map>

namespace carnet::issuer {
namespace {

using Group = std::vector<Candidate*>;

const wallet::Award& award_in(const Candidate& candidate) {
    return wallet::award_of(candidate.application->document);
}

std::size_t line_of(const Candidate& candidate) {
    return candidate.application->line;
}

std::string lines_of_others(const Group& group, const Candidate& self) {
    std::string lines;
    for (const auto* other : group) {
        if (other != &self) lines += (lines.empty() ? "line " : ", line ") + std::to_string(line_of(*other));
    }
    return lines;
}

RowFinding about_number(const Candidate& candidate, RowRule rule, std::string explanation,
                        std::string remedy) {
    return {rule,
            true,
            candidate.number_column,
            award_in(candidate).number,
            std::move(explanation),
            std::move(remedy),
            std::nullopt};
}

RowFinding about_name(const Candidate& candidate, RowRule rule, bool refuses, std::string explanation,
                      std::string remedy) {
    return {rule,
            refuses,
            candidate.name_column,
            award_in(candidate).holder.name_latin,
            std::move(explanation),
            std::move(remedy),
            std::nullopt};
}

std::vector<Group> groups_by(std::vector<Candidate>& candidates, std::string AwardIdentity::*key) {
    std::map<std::string_view, Group> groups;
    for (auto& candidate : candidates) {
        if (candidate.application && !(candidate.identity.*key).empty())
            groups[candidate.identity.*key].push_back(&candidate);
    }
    std::vector<Group> several;
    for (auto& [name, group] : groups) {
        if (group.size() > 1) several.push_back(std::move(group));
    }
    return several;
}

// Rows that say exactly the same: the first stands, the others are refused as repetitions.
void keep_first(Group& group) {
    const std::size_t first = line_of(*group.front());
    for (std::size_t i = 1; i < group.size(); ++i) {
        group[i]->findings.push_back(about_number(
            *group[i], RowRule::kRepeatedRow,
            "The same award stands on line " + std::to_string(first) + " already.", "Leave this row out."));
    }
    group.front()->findings.push_back(about_number(*group.front(), RowRule::kRepeatedRow,
                                                   "The same award stands again on " +
                                                       lines_of_others(group, *group.front()) +
                                                       "; only this row counts.",
                                                   {}));
    group.front()->findings.back().refuses = false;
    for (std::size_t i = 1; i < group.size(); ++i) group[i]->application.reset();
}

void refuse_all(Group& group) {
    for (auto* candidate : group) {
        candidate->findings.push_back(about_number(
            *candidate, RowRule::kNumberTakenInFile,
            "The same number stands on " + lines_of_others(group, *candidate) + ", with other content.",
            "Give each certificate its own number, or leave out the rows that are wrong."));
    }
    for (auto* candidate : group) candidate->application.reset();
}

bool all_say_the_same(const Group& group) {
    return std::all_of(group.begin(), group.end(), [&](const Candidate* candidate) {
        return candidate->application->document == group.front()->application->document;
    });
}

void note_namesakes(const Group& group) {
    for (auto* candidate : group) {
        candidate->findings.push_back(about_name(*candidate, RowRule::kNamesakeInFile, false,
                                                 "The same name, birth date and award date stand on " +
                                                     lines_of_others(group, *candidate) +
                                                     ", under another number.",
                                                 "Look whether these are two persons."));
    }
}

Result<std::optional<RowFinding>> found_earlier(const Candidate& candidate, const EarlierAwards& earlier,
                                                bool accept_namesakes) {
    CARNET_TRY(const auto by_number, earlier({candidate.identity.by_number, {}}));
    if (by_number) {
        return std::optional(about_number(
            candidate, RowRule::kAlreadyAwarded, "This award is known already: " + *by_number + ".",
            "Nothing is to be done if it is the same; otherwise give this certificate its own number."));
    }
    CARNET_TRY(const auto by_person, earlier({{}, candidate.identity.by_person}));
    if (!by_person) return std::optional<RowFinding>();
    return std::optional(
        about_name(candidate, RowRule::kNamesakeInEarlierBatch, !accept_namesakes,
                   "A person of the same name and birth date was awarded the same on the same day, under "
                   "another number: " +
                       *by_person + ".",
                   accept_namesakes
                       ? ""
                       : "Leave the row out if it is the same person; else import with --accept-namesakes."));
}

}  // namespace

void compare_inside_file(std::vector<Candidate>& candidates) {
    for (auto& group : groups_by(candidates, &AwardIdentity::by_number)) {
        if (all_say_the_same(group))
            keep_first(group);
        else
            refuse_all(group);
    }
    for (const auto& group : groups_by(candidates, &AwardIdentity::by_person)) note_namesakes(group);
}

Result<void> compare_with_earlier(std::vector<Candidate>& candidates, const EarlierAwards& earlier,
                                  bool accept_namesakes) {
    for (auto& candidate : candidates) {
        if (!candidate.application) continue;
        CARNET_TRY(auto finding, found_earlier(candidate, earlier, accept_namesakes));
        if (!finding) continue;
        const bool refuses = finding->refuses;
        candidate.findings.push_back(*std::move(finding));
        if (refuses) candidate.application.reset();
    }
    return {};
}

}  // namespace carnet::issuer
