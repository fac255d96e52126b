// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/cose/src/paper_parts.h"

namespace carnet::wallet::paper {
namespace {

constexpr std::size_t kMaxLevels = 20;
// Stands where a rule asks for a text that paper does not carry, until the rules were asked.
constexpr const char* kNothing = "-";

Result<std::vector<Level>> read_levels(ClaimReader& content) {
    std::vector<Level> levels;
    const CborValue* value = content.take(paper::kLevels);
    if (value == nullptr) return levels;
    const auto where = content.place("levels");
    CARNET_TRY(const auto* elements, read_array(*value, 1, kMaxLevels, where));
    for (const CborValue& element : *elements) {
        CARNET_TRY(auto parts, read_texts(element, 3, where));
        levels.push_back({std::move(parts[0]), std::move(parts[1]), std::move(parts[2]), std::nullopt});
    }
    return levels;
}

// With codes where titles would be.
Result<Award> read_award(ClaimReader& content, const std::string& issuer_name) {
    CARNET_TRY(const CborValue* holder, content.require(paper::kHolder, "holder"));
    CARNET_TRY(auto person, read_holder(*holder, content.place("holder")));
    CARNET_TRY(auto language, content.text(paper::kLanguage, "language"));
    CARNET_TRY(auto number, content.text(paper::kNumber, "number"));
    CARNET_TRY(auto occupation, content.text(paper::kOccupation, "occupation"));
    CARNET_TRY(const CborValue* standard, content.require(paper::kStandard, "standard"));
    CARNET_TRY(auto reference, read_texts(*standard, 3, content.place("standard")));
    const std::string& code = reference[2];
    CARNET_TRY(const auto units, content.texts(paper::kUnits, 1, "units"));
    CARNET_TRY(auto levels, read_levels(content));
    CARNET_TRY(const auto awarded, content.date(paper::kAwarded, "awarded"));
    CARNET_TRY(const auto method, read_choice(content, paper::kMethod, "method", paper::kMethods));
    CARNET_TRY(auto country, content.text(paper::kCountry, "country"));
    CARNET_TRY(auto field, content.optional_text(paper::kField, "field"));
    std::vector<UnitResult> results;
    for (const auto& unit : units) results.push_back({unit, unit, UnitStatus::kCompleted, std::nullopt});
    return Award{.number = std::move(number),
                 .title = code,
                 .description = kNothing,
                 .language = std::move(language),
                 .holder = std::move(person),
                 .occupation = {occupation, std::nullopt, occupation},
                 .standard = {reference[0], code, reference[1], code},
                 .units = std::move(results),
                 .assessment = {method,
                                {kNothing, {}, std::move(country)},
                                awarded,
                                awarded,
                                {std::nullopt, kNothing, std::nullopt}},
                 .levels = std::move(levels),
                 .awarding_body = {std::nullopt, issuer_name, std::nullopt},
                 .provider = std::nullopt,
                 .awarded = awarded,
                 .field_isced_f = std::move(field)};
}

// Nothing made up remains where there is a way to say nothing.
void name_what_is_missing(Award& award) {
    award.description.clear();
    award.assessment.place.name.clear();
    award.assessment.assessor.name.clear();
    award.undisclosed = {"/title",
                         "/description",
                         "/occupation/title",
                         "/standard/title",
                         "/units/*/title",
                         "/assessment/from",
                         "/assessment/to",
                         "/assessment/assessor",
                         "/assessment/place/name",
                         "/assessment/place/locality"};
}

template <class Document>
Result<PaperContent> checked(Document document) {
    if (auto held = check_competency(document); !held) return std::move(held).error();
    name_what_is_missing(document.award);
    return PaperContent(std::move(document));
}

}  // namespace

Result<PaperContent> read_certificate(ClaimReader& content, const std::string& issuer_name) {
    CARNET_TRY(auto award, read_award(content, issuer_name));
    return checked(CompetencyCertificate{std::move(award)});
}

Result<PaperContent> read_unit_statement(ClaimReader& content, const std::string& issuer_name) {
    CARNET_TRY(auto award, read_award(content, issuer_name));
    CARNET_TRY(auto outstanding, content.texts(kOutstanding, 1, "outstandingUnits"));
    return checked(CompetencyUnitStatement{std::move(award), std::move(outstanding)});
}

}  // namespace carnet::wallet::paper
