// SPDX-License-Identifier: Apache-2.0
//
// The rules of both profiles over the typed value. They are stated here only: the writer and the reader both
// ask check_competency, so that what is refused at issue and at verification cannot drift apart.
#include "wallet-format/profile/competency.h"
#include "wallet-format/profile/src/shape.h"
#include "wallet-format/profile/src/text_rules.h"

#include <algorithm>
#include <set>

namespace carnet::wallet {
namespace {

using profile::Complaint;

// Collects the first complaint; everything after it is not looked at.
class Rules {
  public:
    // The place is `where` and `member` joined: joined only for a rule that is broken.
    void text(const Complaint& complaint, std::string_view where, std::string_view member = {}) {
        if (complaint) fail("this text " + *complaint, where, member);
    }
    template <class Check>
    void optional(const std::optional<std::string>& value, Check check, std::string_view where,
                  std::string_view member = {}) {
        if (value) text(check(*value), where, member);
    }
    void require(bool holds, const char* otherwise, std::string_view where, std::string_view member = {}) {
        if (!holds) fail(otherwise, where, member);
    }
    [[nodiscard]] Result<void> result() const {
        if (first_) return *first_;
        return {};
    }

  private:
    void fail(std::string detail, std::string_view where, std::string_view member) {
        if (first_) return;
        first_ = error(ErrorCode::kBadValue, std::move(detail), std::string(where) + std::string(member));
    }
    std::optional<Error> first_;
};

Complaint name_line(std::string_view text) {
    return profile::check_line(text, profile::kMaxName);
}
Complaint title_line(std::string_view text) {
    return profile::check_line(text, profile::kMaxTitle);
}
Complaint code_line(std::string_view text) {
    return profile::check_line(text, profile::kMaxCode);
}
Complaint number_line(std::string_view text) {
    return profile::check_line(text, profile::kMaxNumber);
}

std::string indexed(const char* list, std::size_t index) {
    return std::string(list) + std::to_string(index);
}

void check_holder(Rules& rules, const Holder& holder) {
    rules.text(profile::check_latin_name(holder.name_latin), "/award/holder/nameLatin");
    rules.optional(holder.name_original, name_line, "/award/holder/nameOriginal");
    rules.optional(holder.name_language, profile::check_language, "/award/holder/nameLanguage");
    rules.require(
        holder.name_original || !holder.name_language,
        "a language is named for a name in the original script, but there is no such name; give both or "
        "neither",
        "/award/holder/nameLanguage");
    rules.optional(holder.id, profile::check_did, "/award/holder/id");
}

void check_organisation(Rules& rules, const Organisation& organisation, std::string_view where) {
    rules.text(title_line(organisation.name), where, "/name");
    rules.optional(organisation.id, profile::check_uri, where, "/id");
    rules.require(
        !organisation.id || !profile::is_local_id(*organisation.id),
        "an id of the form urn:uuid:...#... is what Carnet writes for an organisation without an id; leave "
        "it out",
        where, "/id");
    rules.optional(organisation.country, profile::check_country, where, "/country");
}

void check_occupation(Rules& rules, const Occupation& occupation) {
    rules.text(profile::check_isco_unit(occupation.isco08), "/award/occupation/isco08");
    rules.optional(occupation.esco_uri, profile::check_esco_uri, "/award/occupation/escoUri");
    rules.text(title_line(occupation.title), "/award/occupation/title");
}

void check_standard(Rules& rules, const StandardReference& standard) {
    rules.text(profile::check_uri_without_fragment(standard.id), "/award/standard/id");
    rules.text(code_line(standard.code), "/award/standard/code");
    rules.text(code_line(standard.version), "/award/standard/version");
    rules.text(title_line(standard.title), "/award/standard/title");
}

void check_units(Rules& rules, const std::vector<UnitResult>& units) {
    rules.require(!units.empty(), "there is no unit; name each unit that was assessed", "/award/units");
    rules.require(units.size() <= profile::kMaxUnits, "there are more than 200 units", "/award/units");
    std::set<std::string_view> codes;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto where = indexed("/award/units/", i);
        rules.text(code_line(units[i].code), where, "/code");
        rules.text(title_line(units[i].title), where, "/title");
        rules.optional(units[i].grade, number_line, where, "/grade");
        rules.require(codes.insert(units[i].code).second,
                      "the same unit stands here twice; keep one result for it", where, "/code");
    }
}

void check_levels(Rules& rules, const std::vector<Level>& levels) {
    rules.require(levels.size() <= profile::kMaxLevels, "there are more than 20 levels", "/award/levels");
    std::set<std::pair<std::string_view, std::string_view>> frameworks;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const auto& level = levels[i];
        const auto where = indexed("/award/levels/", i);
        rules.text(profile::check_uri(level.framework), where, "/framework");
        rules.text(code_line(level.framework_version), where, "/frameworkVersion");
        rules.text(code_line(level.level), where, "/level");
        rules.optional(level.label, title_line, where, "/label");
        rules.require(level.label != level.level, "the label only repeats the level; leave it out", where,
                      "/label");
        rules.require(frameworks.emplace(level.framework, level.framework_version).second,
                      "one version of a framework gives two levels; keep one", where);
    }
}

void check_assessment(Rules& rules, const Award& award) {
    const auto& assessment = award.assessment;
    const auto& place = assessment.place;
    rules.text(title_line(place.name), "/award/assessment/place/name");
    if (!place.locality.empty()) rules.text(title_line(place.locality), "/award/assessment/place/locality");
    rules.text(profile::check_country(place.country), "/award/assessment/place/country");
    rules.require(assessment.from.is_complete(), "the first day of the assessment needs day and month",
                  "/award/assessment/from");
    rules.require(assessment.to.is_complete(), "the last day of the assessment needs day and month",
                  "/award/assessment/to");
    rules.require(assessment.from <= assessment.to, "the assessment ends before it begins",
                  "/award/assessment/to");
    rules.require(assessment.to <= award.awarded, "the award is dated before the assessment ended",
                  "/award/awarded");
    check_organisation(rules, assessment.assessor, "/award/assessment/assessor");
}

void check_award(Rules& rules, const Award& award) {
    rules.text(number_line(award.number), "/award/number");
    rules.text(title_line(award.title), "/award/title");
    rules.text(profile::check_paragraph(award.description, profile::kMaxDescription), "/award/description");
    rules.text(profile::check_language(award.language), "/award/language");
    rules.require(award.awarded.is_complete(), "the date of the award needs day and month", "/award/awarded");
    check_holder(rules, award.holder);
    rules.require(!award.holder.birth_date || award.holder.birth_date->start() < award.awarded.start(),
                  "the holder is born after the award", "/award/holder/birthDate");
    check_occupation(rules, award.occupation);
    check_standard(rules, award.standard);
    check_units(rules, award.units);
    check_levels(rules, award.levels);
    check_assessment(rules, award);
    check_organisation(rules, award.awarding_body, "/award/awardingBody");
    if (award.provider) check_organisation(rules, *award.provider, "/award/provider");
    rules.optional(award.field_isced_f, profile::check_isced_f, "/award/fieldIscedF");
    rules.require(award.undisclosed.empty(), "parts of this award were kept back by its holder", "/award");
}

// Every unit is passed, and the title cannot be mistaken for that of a unit statement.
void check_kind(Rules& rules, const CompetencyCertificate& certificate) {
    const auto& award = certificate.award;
    rules.require(!award.title.starts_with(profile::kStatementPrefix),
                  "a certificate may not call itself a unit statement", "/award/title");
    for (std::size_t i = 0; i < award.units.size(); ++i)
        rules.require(award.units[i].status == UnitStatus::kCompleted,
                      "a certificate needs every unit completed; issue a unit statement for some of them",
                      indexed("/award/units/", i), "/status");
}

// At least one unit is passed and at least one is open; a failed unit is open, a passed one is not.
void check_kind(Rules& rules, const CompetencyUnitStatement& statement) {
    const auto& open = statement.outstanding_units;
    const auto& units = statement.award.units;
    rules.require(!open.empty(), "no unit is outstanding; issue a certificate when all units are completed",
                  "/outstandingUnits");
    rules.require(open.size() <= profile::kMaxUnits, "there are more than 200 units", "/outstandingUnits");
    std::set<std::string_view> codes;
    for (std::size_t i = 0; i < open.size(); ++i) {
        const auto where = indexed("/outstandingUnits/", i);
        rules.text(code_line(open[i]), where);
        rules.require(codes.insert(open[i]).second, "the same unit stands here twice", where);
    }
    const auto completed = [](const UnitResult& unit) { return unit.status == UnitStatus::kCompleted; };
    rules.require(std::any_of(units.begin(), units.end(), completed),
                  "no unit is completed, so there is nothing to state", "/award/units");
    for (const auto& unit : units)
        rules.require(codes.contains(unit.code) != completed(unit),
                      "a completed unit may not be outstanding, and a failed one must be",
                      "/outstandingUnits");
}

}  // namespace

const Award& award_of(const CompetencyDocument& document) noexcept {
    if (const auto* certificate = std::get_if<CompetencyCertificate>(&document)) return certificate->award;
    return std::get_if<CompetencyUnitStatement>(&document)->award;
}

Result<void> check_competency(const CompetencyDocument& document) {
    Rules rules;
    check_award(rules, award_of(document));
    if (const auto* certificate = std::get_if<CompetencyCertificate>(&document))
        check_kind(rules, *certificate);
    else
        check_kind(rules, *std::get_if<CompetencyUnitStatement>(&document));
    return rules.result();
}

}  // namespace carnet::wallet
