// SPDX-License-Identifier: Apache-2.0
#include "issuer/decision_settings.h"

#include "issuer/settings.h"

namespace carnet::issuer {
namespace {

constexpr std::size_t kMostPlaces = 20;
constexpr std::size_t kMostBases = 20;
constexpr std::size_t kMostRemedies = 10;
constexpr std::string_view kOutcomes[] = {"full",         "partial",        "conditional",
                                          "provisional",  "partial-access", "refused",
                                          "inadmissible", "discontinued",   "advisory"};

Result<void> read_period(const TomlSection& section, StatutoryPeriod& period) {
    CARNET_TRY_VOID(set_if_given(period.days, section.whole_number("statutory_days", 1, 3'650)));
    CARNET_TRY_VOID(set_if_given(period.months, section.whole_number("statutory_months", 1, 120)));
    if ((period.days == 0) == (period.months == 0))
        return section.wrong(
            "Write statutory_days or statutory_months: how long the law gives the authority.");
    CARNET_TRY(const auto from, section.optional_text("period_from"));
    if (from && *from != "file-complete" && *from != "received")
        return section.wrong("period_from", "Write \"file-complete\" or \"received\".");
    period.from_received = from == "received";
    return {};
}

Result<void> read_procedure(const TomlSection& section, DecisionSettings& settings) {
    CARNET_TRY(const auto written, section.optional_text("procedure"));
    if (!written) return {};
    using wallet::DecisionProcedure;
    if (*written == "documents") settings.procedure = DecisionProcedure::kDocuments;
    if (*written == "interview") settings.procedure = DecisionProcedure::kInterview;
    if (*written == "skills-analysis") settings.procedure = DecisionProcedure::kSkillsAnalysis;
    if (settings.procedure) return {};
    return section.wrong("procedure", "Write \"documents\", \"interview\" or \"skills-analysis\".");
}

Result<void> read_legal_basis(const TomlSection& section, DecisionSettings& settings) {
    CARNET_TRY(const auto bases,
               section.sections("legal_basis", kMostBases, {"citation", "uri", "article", "version_date"}));
    for (const auto& one : bases) {
        wallet::LegalBasis basis;
        CARNET_TRY(basis.citation, one.text("citation"));
        CARNET_TRY(basis.uri, one.optional_text("uri"));
        CARNET_TRY(basis.article, one.optional_text("article"));
        CARNET_TRY(basis.version_date, one.day("version_date"));
        settings.legal_basis.push_back(std::move(basis));
    }
    return {};
}

Result<wallet::RemedyKind> read_kind(const TomlSection& remedy) {
    using wallet::RemedyKind;
    CARNET_TRY(const auto kind, remedy.text("kind"));
    if (kind == "objection") return RemedyKind::kObjection;
    if (kind == "administrative-appeal") return RemedyKind::kAdministrativeAppeal;
    if (kind == "court") return RemedyKind::kCourt;
    if (kind == "ombudsman") return RemedyKind::kOmbudsman;
    return remedy.wrong("kind",
                        "Write \"objection\", \"administrative-appeal\", \"court\" or \"ombudsman\".");
}

Result<void> read_remedies(const TomlSection& section, DecisionSettings& settings) {
    CARNET_TRY(const auto remedies, section.sections("remedies", kMostRemedies,
                                                     {"kind", "body", "address", "deadline", "form",
                                                      "language", "fee", "suspensive"}));
    for (const auto& one : remedies) {
        wallet::Remedy remedy;
        CARNET_TRY(remedy.kind, read_kind(one));
        CARNET_TRY(remedy.body, one.text("body"));
        CARNET_TRY(remedy.address, one.text("address"));
        CARNET_TRY(remedy.deadline, one.text("deadline"));
        CARNET_TRY(remedy.form, one.text("form"));
        CARNET_TRY(const auto language, one.optional_text("language"));
        remedy.language = language.value_or(settings.language);
        CARNET_TRY(remedy.fee, one.optional_text("fee"));
        CARNET_TRY(const auto suspensive, one.flag("suspensive"));
        if (!suspensive)
            return one.wrong("Write suspensive = true or false: is the decision not applied meanwhile?");
        remedy.is_suspensive = *suspensive;
        settings.remedies.push_back(std::move(remedy));
    }
    return {};
}

Result<void> read_terms(const TomlSection& section, DecisionSettings& settings) {
    CARNET_TRY(
        const auto terms,
        section.section("outcome_terms", {"full", "partial", "conditional", "provisional", "partial-access",
                                          "refused", "inadmissible", "discontinued", "advisory"}));
    for (const auto outcome : kOutcomes) {
        CARNET_TRY(auto term, terms.optional_text(outcome));
        if (term) settings.outcome_terms.emplace(outcome, *std::move(term));
    }
    return {};
}

Result<void> read_not_a_decision(const TomlSection& section, DecisionSettings& settings) {
    CARNET_TRY(const auto texts, section.sections("not_a_decision", kMostPlaces, {"language", "text"}));
    for (const auto& one : texts) {
        CARNET_TRY(auto language, one.text("language"));
        CARNET_TRY(auto text, one.text("text"));
        if (!settings.not_a_decision.emplace(std::move(language), std::move(text)).second)
            return one.wrong("language", "This language stands here twice.");
    }
    return {};
}

Result<void> read_authority(const TomlSection& section, DecisionSettings& settings) {
    CARNET_TRY(settings.authority.name, section.text("authority"));
    CARNET_TRY(settings.authority.competence, section.text("competence"));
    CARNET_TRY(settings.language, section.text("language"));
    CARNET_TRY(auto places, section.texts("jurisdictions", kMostPlaces));
    if (!places || places->empty())
        return section.wrong("jurisdictions",
                             "Name the country, or the part of one, where decisions hold: [\"DE\"].");
    settings.authority.jurisdictions = *std::move(places);
    CARNET_TRY(settings.verifier, section.optional_text("verifier"));
    if (settings.verifier && settings.verifier->ends_with('/')) settings.verifier->pop_back();
    return {};
}

}  // namespace

Result<DecisionSettings> read_decision_settings(std::string_view toml) {
    CARNET_TRY(const auto file, parse_settings(toml));
    CARNET_TRY(const auto section,
               file.section("decisions", {"verifier", "authority", "competence", "jurisdictions", "language",
                                          "statutory_days", "statutory_months", "period_from", "procedure",
                                          "legal_basis", "remedies", "outcome_terms", "not_a_decision"}));
    if (!section.is_there())
        return error(
            ErrorCode::kConfiguration,
            "There is no section [decisions]: say there which authority decides, by which law, within "
            "which time (docs/guide-authority-decisions.md).",
            "carnet-issuer.toml");
    DecisionSettings settings;
    CARNET_TRY_VOID(read_authority(section, settings));
    CARNET_TRY_VOID(read_period(section, settings.period));
    CARNET_TRY_VOID(read_procedure(section, settings));
    CARNET_TRY_VOID(read_legal_basis(section, settings));
    CARNET_TRY_VOID(read_remedies(section, settings));
    CARNET_TRY_VOID(read_terms(section, settings));
    CARNET_TRY_VOID(read_not_a_decision(section, settings));
    return settings;
}

}  // namespace carnet::issuer
