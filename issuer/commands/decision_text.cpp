// SPDX-License-Identifier: Apache-2.0
// A case and a proposal as an officer reads them on a terminal.
#include "base/text_encoding.h"
#include "issuer/commands/decision_command.h"

namespace carnet::issuer {
namespace {

std::string text_of(JsonValue object, std::string_view member) {
    return std::string(text_in(object, member));
}

// Calls `say` for each element of a member that is an array.
template <class Say>
void each(JsonValue object, std::string_view member, const Say& say) {
    if (const auto list = object.find(member))
        for (const JsonValue element : list->elements()) say(element);
}

void say_units(const Console& console, JsonValue gap, const std::string& indent) {
    console.say(indent + text_of(gap, "title") + "  " + text_of(gap, "standard") + " version " +
                text_of(gap, "version"));
    each(gap, "covered", [&](JsonValue unit) {
        const auto by = text_of(unit, "by");
        console.say(indent + "  covered   " + text_of(unit, "code") + "  " + text_of(unit, "title") +
                    (by.empty() ? "" : "  by " + by));
    });
    each(gap, "missing", [&](JsonValue unit) {
        console.say(indent + "  MISSING   " + text_of(unit, "code") + "  " + text_of(unit, "title") +
                    (unit.find("optional") ? "  (optional)" : ""));
    });
    each(gap, "excluded", [&](JsonValue unit) {
        console.say(indent + "  excluded  " + text_of(unit, "code") + "  " + text_of(unit, "title"));
    });
}

void say_level(const Console& console, JsonValue level) {
    console.say("    " + text_of(level, "framework") + " " + text_of(level, "version") + "  level " +
                text_of(level, "level"));
    each(level, "statements", [&](JsonValue statement) {
        const auto to = statement.find("to");
        const auto report = statement.find("report");
        std::string levels;
        if (to)
            each(*to, "levels", [&](JsonValue one) {
                if (one.is_string()) levels += (levels.empty() ? "" : ", ") + std::string(one.string());
            });
        console.say("      " + text_of(statement, "relation") + " to " +
                    (to ? text_of(*to, "framework") : "") + "  level " + levels + "  by " +
                    (report ? text_of(*report, "title") : "") + " of " +
                    (report ? text_of(*report, "date") : ""));
        console.say("      " + text_of(statement, "sentence"));
    });
    if (const auto sentence = text_of(level, "sentence"); !sentence.empty()) console.say("      " + sentence);
}

void say_agreement(const Console& console, JsonValue line) {
    console.say("    " + text_of(line, "title") + "  rule " + text_of(line, "rule") + "  " +
                text_of(line, "effect"));
    console.say("      " + text_of(line, "sentence") + "  Who decides: " + text_of(line, "decidedBy"));
    each(line, "missingConditions", [&](JsonValue condition) {
        console.say("      not shown: " + text_of(condition, "condition") + ", " +
                    text_of(condition, "text"));
    });
    if (const auto units = line.find("units")) say_units(console, *units, "      ");
}

template <class Say>
void say_panel(const Console& console, JsonValue recognition, std::string_view member, const char* title,
               const char* nothing, const Say& say) {
    console.say(std::string("  ") + title);
    const auto list = recognition.find(member);
    if (!list || list->size() == 0) console.say(std::string("    ") + nothing);
    each(recognition, member, say);
}

void say_report(const Console& console, const CaseView& view) {
    const auto& report = *view.report;
    console.say("  Verifier, " + Timestamp::of(report.evaluated_at()).text() + ": " +
                text_of(report.verdict(), "sentence") + " (" + text_of(report.verdict(), "decision") + ")");
    console.say("  report     " + multibase_digest(view.facts.report));
    const auto recognition = report.recognition();
    if (!recognition) {
        console.say(
            "  The report says nothing about recognition: no units, levels or agreements were looked at.");
        return;
    }
    say_panel(console, *recognition, "units", "Units, standard against certificate",
              "no standard of the destination is known to the verifier",
              [&](JsonValue gap) { say_units(console, gap, "    "); });
    say_panel(console, *recognition, "levels", "Levels, compared and never equated",
              "the certificate names no level", [&](JsonValue level) { say_level(console, level); });
    say_panel(console, *recognition, "agreements", "Agreements", "none leads from there to here",
              [&](JsonValue line) { say_agreement(console, line); });
}

void say_clock(const Console& console, const CaseClock& clock, const StatutoryPeriod& period, Date today) {
    console.say("  Clock      received " + clock.received.text() +
                (clock.acknowledged ? ", acknowledged " + clock.acknowledged->text() : ", not acknowledged") +
                (clock.file_complete ? ", complete " + clock.file_complete->text() : ", not complete"));
    for (const auto& stop : clock.stops)
        console.say("    stopped " + stop.stopped.text() +
                    (stop.resumed ? ", runs again from " + stop.resumed->text() : ", not resumed") + ": " +
                    stop.reason);
    if (clock.extended_until)
        console.say("    extended until " + clock.extended_until->text() + ": " + clock.extension_reason);
    const auto due = due_day(clock, period);
    console.say("    " + say_due(clock, period, today) + (due ? " (" + due->text() + ")" : ""));
}

void say_history(const Console& console, const CaseHistory& history, bool everything) {
    for (const auto& one : history.decisions) {
        if (one.standing == DecisionStanding::kReplacedOnAppeal && !everything) continue;
        console.say((one.is_advice ? "  Assessment " : "  Decision   ") + one.record.id + "  " +
                    std::string(to_string(one.standing)));
        for (const auto& notice : one.notices)
            console.say("    notice " + notice.id +
                        (notice.is_public ? "  public" : "  for the holder alone"));
    }
    for (const auto& one : history.acts) {
        const bool is_open = one.statement.state == StatementState::kOpen;
        if (!is_open && !one.wants_signature()) continue;
        console.say("  " + std::string(to_string(one.act.kind)) + "  " + one.act.id + "  " +
                    (is_open ? "waits for a second officer" : "waits for its signature"));
    }
}

}  // namespace

void say_case(const Console& console, const CaseView& view, const StatutoryPeriod& period, Date today,
              bool everything) {
    const auto& facts = view.facts;
    console.say("Case " + facts.id + "  " + facts.purpose + " in " + facts.destination + "  " + facts.form);
    console.say("  document   " + encode_multibase(Multibase::kBase64Url, facts.digest));
    if (view.report) say_report(console, view);
    if (view.history.decisions.empty()) say_clock(console, view.clock, period, today);
    say_history(console, view.history, everything);
}

void say_decision_act(const Console& console, const DecisionActSummary& summary) {
    const auto& act = summary.act;
    console.say(std::string(to_string(act.kind)) + "  " + act.id + "  in " + act.case_id + "  " +
                std::string(to_string(summary.state)));
    console.say("  digest  " + encode_hex(summary.digest));
    if (!act.decision.empty()) console.say("  about   " + act.decision);
    if (act.notice)
        console.say("  reason  " + act.notice->reason_code +
                    (act.notice->effective ? ", counts from " + act.notice->effective->text() : "") +
                    (act.notice->effect == wallet::LegalEffect::kExTunc ? ", as if it had never been" : "") +
                    (act.notice->since ? " since " + act.notice->since->text() : ""));
    if (!act.subject.empty()) console.say("  draft   " + act.subject);
    for (const auto& signature : summary.signatures)
        console.say("  " + std::string(to_string(signature.act)) + " by " + signature.officer + ", " +
                    Timestamp::of(signature.time).text());
}

}  // namespace carnet::issuer
