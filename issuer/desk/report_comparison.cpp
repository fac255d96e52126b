// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/report_comparison.h"

namespace carnet::issuer {
namespace {

constexpr std::size_t kMostStatements = 20;

std::optional<JsonValue> panel_of(const VerifierReport& report, std::string_view member) {
    const auto recognition = report.recognition();
    return recognition ? recognition->find(member) : std::nullopt;
}

std::optional<JsonValue> gap_of(const VerifierReport& report) {
    const auto gaps = panel_of(report, "units");
    if (!gaps || !gaps->is_array() || gaps->size() != 1) return std::nullopt;
    return gaps->at(0);
}

bool is_used(JsonValue statement) {
    const auto used = statement.find("used");
    return used && used->type() == JsonType::kBoolean && used->boolean();
}

std::optional<wallet::LevelStatement> one_to_one(const wallet::LevelReference& from, JsonValue statement) {
    const auto to = statement.find("to");
    const auto levels = to ? to->find("levels") : std::nullopt;
    if (!is_used(statement) || !levels || !levels->is_array() || levels->size() != 1 ||
        !levels->at(0).is_string())
        return std::nullopt;
    wallet::LevelStatement compared;
    compared.from = from;
    compared.to = {std::string(text_in(*to, "framework")), std::string(text_in(*to, "version")),
                   std::string(levels->at(0).string())};
    if (const auto basis = text_in(statement, "id"); !basis.empty()) compared.basis = basis;
    return compared;
}

}  // namespace

std::optional<wallet::ReferenceQualification> reference_in(const VerifierReport& report) {
    const auto gap = gap_of(report);
    if (!gap) return std::nullopt;
    wallet::ReferenceQualification compared;
    compared.title = text_in(*gap, "title");
    compared.standard = text_in(*gap, "standard");
    compared.standard_version = text_in(*gap, "version");
    if (const auto occupation = text_in(*report.recognition(), "occupation"); !occupation.empty())
        compared.isco08 = occupation;
    return compared;
}

std::vector<wallet::DecidedUnit> units_in(const VerifierReport& report, std::string_view member) {
    std::vector<wallet::DecidedUnit> units;
    const auto gap = gap_of(report);
    const auto list = gap ? gap->find(member) : std::nullopt;
    if (!list) return units;
    for (const JsonValue unit : list->elements())
        units.push_back({std::string(text_in(unit, "code")), std::string(text_in(unit, "title"))});
    return units;
}

std::vector<wallet::LevelStatement> level_statements_in(const VerifierReport& report) {
    std::vector<wallet::LevelStatement> compared;
    const auto levels = panel_of(report, "levels");
    if (!levels) return compared;
    for (const JsonValue level : levels->elements()) {
        const auto statements = level.find("statements");
        if (!statements) continue;
        const wallet::LevelReference from{std::string(text_in(level, "framework")),
                                          std::string(text_in(level, "version")),
                                          std::string(text_in(level, "level"))};
        for (const JsonValue statement : statements->elements()) {
            auto one = one_to_one(from, statement);
            if (one && compared.size() < kMostStatements) compared.push_back(*std::move(one));
        }
    }
    return compared;
}

}  // namespace carnet::issuer
