// SPDX-License-Identifier: Apache-2.0
#include "verifier/recognition/recognition_json.h"

#include "verifier/recognition/recognition_words.h"

namespace carnet::verifier {
namespace {

using wording::Language;

void write_text(JsonWriter& out, std::string_view name, const std::string& text) {
    if (!text.empty()) out.member(name, text);
}

void write_texts(JsonWriter& out, std::string_view name, const std::vector<std::string>& texts) {
    out.key(name).begin_array();
    for (const auto& text : texts) out.string(text);
    out.end_array();
}

void write_reason(JsonWriter& out, RecognitionReason reason, const std::string& detail, Language language) {
    out.member("reason", to_string(reason)).member("sentence", say_reason(reason, language));
    write_text(out, "detail", detail);
}

void write_decided_units(JsonWriter& out, std::string_view name,
                         const std::vector<wallet::DecidedUnit>& units) {
    out.key(name).begin_array();
    for (const auto& unit : units)
        out.begin_object().member("code", unit.code).member("title", unit.title).end_object();
    out.end_array();
}

void write_measures(JsonWriter& out, const std::vector<wallet::CompensationMeasure>& measures) {
    out.key("measures").begin_array();
    for (const auto& measure : measures) {
        out.begin_object().member("type", to_string(measure.kind)).member("content", measure.content);
        if (measure.max_duration) out.member("maxDuration", *measure.max_duration);
        out.member("choice", measure.choice == wallet::MeasureChoice::kApplicant ? "applicant" : "authority");
        out.end_object();
    }
    out.end_array();
}

void write_decision(JsonWriter& out, const DecisionLine& line, Language language) {
    out.begin_object().member("id", line.id);
    write_text(out, "credential", line.credential);
    out.member("authority", line.authority);
    write_texts(out, "jurisdictions", line.jurisdictions);
    out.key("binding").boolean(line.is_binding);
    if (line.outcome) out.member("outcome", to_string(*line.outcome));
    out.member("outcomeLocalTerm", line.outcome_local_term).member("purpose", to_string(line.purpose));
    out.member("decided", line.decided.text());
    if (line.valid_until) out.member("validUntil", line.valid_until->text());
    out.member("state", to_string(line.state));
    if (line.still_applies) out.key("stillApplies").boolean(*line.still_applies);
    out.key("applies").boolean(line.applies);
    write_reason(out, line.reason, line.detail, language);
    write_decided_units(out, "recognisedUnits", line.recognised_units);
    write_decided_units(out, "missingUnits", line.missing_units);
    write_measures(out, line.measures);
    write_texts(out, "conditions", line.conditions);
    write_texts(out, "scopeLimits", line.scope_limits);
    if (line.original) {
        out.key("original").begin_object().member("state", to_string(*line.original));
        out.member("sentence", say_original(*line.original, language)).end_object();
    }
    out.end_object();
}

void write_units(JsonWriter& out, std::string_view name, const std::vector<ComparedUnit>& units,
                 Language language) {
    out.key(name).begin_array();
    for (const auto& unit : units) {
        out.begin_object().member("code", unit.code).member("title", in_language(unit.title, language));
        write_text(out, "by", unit.by);
        if (unit.is_optional) out.key("optional").boolean(true);
        out.end_object();
    }
    out.end_array();
}

void begin_gap(JsonWriter& out, const UnitGap& gap, Language language) {
    out.begin_object().member("standard", gap.standard).member("version", gap.version);
    out.member("title", in_language(gap.title, language));
    write_texts(out, "jurisdictions", gap.jurisdictions);
    out.member("source", gap.source);
    write_units(out, "covered", gap.covered, language);
    write_units(out, "missing", gap.missing, language);
}

void write_conditions(JsonWriter& out, const std::vector<wallet::RuleCondition>& conditions,
                      Language language) {
    out.key("missingConditions").begin_array();
    for (const auto& condition : conditions)
        out.begin_object()
            .member("condition", to_string(condition.kind))
            .member("text", in_language(condition.text, language))
            .end_object();
    out.end_array();
}

void write_agreement(JsonWriter& out, const AgreementLine& line, Language language) {
    out.begin_object().member("agreement", line.agreement).member("title", in_language(line.title, language));
    out.key("version").integer(line.version);
    out.member("rule", line.rule).member("effect", to_string(line.effect));
    out.key("covered").boolean(line.is_covered);
    write_reason(out, line.reason, line.detail, language);
    write_conditions(out, line.missing_conditions, language);
    out.member("decidedBy", line.decided_by.name);
    if (line.article) out.member("article", *line.article);
    out.key("texts").begin_array();
    for (const auto& text : line.texts)
        out.begin_object().member("language", text.language).member("uri", text.uri).end_object();
    out.end_array();
    if (line.units) {
        out.key("units");
        begin_gap(out, *line.units, language);
        write_units(out, "excluded", line.excluded_units, language);
        out.end_object();
    }
    out.end_object();
}

void write_statement(JsonWriter& out, const LevelStatementLine& line, Language language) {
    out.begin_object().member("id", line.id);
    out.member("relation",
               line.relation == wallet::ReferencingRelation::kReplaced ? "replaced" : "referenced");
    out.key("to").begin_object().member("framework", line.to.framework).member("version", line.to.version);
    write_texts(out, "levels", line.levels);
    out.end_object();
    out.key("report").begin_object().member("title", in_language(line.report_title, language));
    out.member("date", line.report_date.text()).end_object();
    out.key("used").boolean(line.is_used);
    write_reason(out, line.reason, {}, language);
    out.end_object();
}

void write_level(JsonWriter& out, const LevelLine& line, Language language) {
    out.begin_object().member("framework", line.level.framework);
    out.member("version", line.level.framework_version).member("level", line.level.level);
    write_text(out, "label", line.label);
    out.key("statements").begin_array();
    for (const auto& statement : line.statements) write_statement(out, statement, language);
    out.end_array();
    if (!line.is_referenced) write_reason(out, RecognitionReason::kNotReferenced, {}, language);
    out.end_object();
}

template <class Lines, class Write>
void write_all(JsonWriter& out, std::string_view name, const Lines& lines, const Write& write) {
    out.key(name).begin_array();
    for (const auto& line : lines) write(line);
    out.end_array();
}

}  // namespace

void write_recognition(JsonWriter& out, const Recognition& recognition, Language language) {
    const auto& question = recognition.question;
    out.begin_object().member("destination", question.destination);
    out.member("purpose", to_string(question.purpose));
    if (question.occupation) out.member("occupation", *question.occupation);
    out.member("word", to_string(recognition.word)).member("sentence", say_word(recognition, language));
    out.member("by", to_string(recognition.ground));
    write_all(out, "decisions", recognition.decisions,
              [&](const auto& line) { write_decision(out, line, language); });
    write_all(out, "agreements", recognition.agreements,
              [&](const auto& line) { write_agreement(out, line, language); });
    write_all(out, "units", recognition.units, [&](const auto& gap) {
        begin_gap(out, gap, language);
        out.end_object();
    });
    write_all(out, "levels", recognition.levels, [&](const auto& line) { write_level(out, line, language); });
    write_all(out, "notes", recognition.notes, [&](RecognitionReason reason) {
        out.begin_object();
        write_reason(out, reason, {}, language);
        out.end_object();
    });
    out.end_object();
}

}  // namespace carnet::verifier
