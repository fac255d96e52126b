// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/decision_json.h"

#include "base/text_encoding.h"

namespace carnet::issuer {
namespace {

void write_optional(JsonWriter& writer, std::string_view name, const std::optional<Date>& day) {
    if (day) writer.member(name, day->text());
}

void write_clock(JsonWriter& writer, const CaseClock& clock, const StatutoryPeriod& period, Date today) {
    writer.begin_object().member("received", clock.received.text());
    write_optional(writer, "acknowledged", clock.acknowledged);
    write_optional(writer, "fileComplete", clock.file_complete);
    writer.key("stops").begin_array();
    for (const auto& stop : clock.stops) {
        writer.begin_object().member("stopped", stop.stopped.text());
        write_optional(writer, "resumed", stop.resumed);
        writer.member("reason", stop.reason).end_object();
    }
    writer.end_array();
    write_optional(writer, "extendedUntil", clock.extended_until);
    if (clock.extended_until) writer.member("extensionReason", clock.extension_reason);
    write_optional(writer, "due", due_day(clock, period));
    writer.member("says", say_due(clock, period, today)).end_object();
}

void write_facts(JsonWriter& writer, const DecisionCase& one) {
    writer.member("id", one.id).member("purpose", one.purpose).member("destination", one.destination);
    if (!one.occupation.empty()) writer.member("occupation", one.occupation);
    writer.member("form", one.form);
    writer.member("digestMultibase", encode_multibase(Multibase::kBase64Url, one.digest));
    writer.member("opened", Timestamp::of(one.opened).text()).member("openedBy", one.opened_by);
}

const char* state_of(bool is_decided, bool is_assessed) {
    if (is_decided) return "decided";
    return is_assessed ? "assessed" : "open";
}

const char* state_of(const CaseHistory& history) {
    const bool is_concluded = !history.decisions.empty();
    const bool is_advice = is_concluded && history.decisions.front().is_advice;
    return state_of(is_concluded && !is_advice, is_advice);
}

void write_signed(JsonWriter& writer, const DecidedBefore& one, std::string_view kind) {
    writer.begin_object().member("id", one.record.id).member(kind, one.record.decision);
    writer.member("standing", to_string(one.standing));
    writer.member("signed", Timestamp::of(one.record.signed_at).text()).member("key", one.record.key);
    writer.key("hasStatus").boolean(one.record.list != 0);
    writer.key("notices").begin_array();
    for (const auto& notice : one.notices) {
        writer.begin_object().member("id", notice.id).key("public").boolean(notice.is_public);
        writer.member("signed", Timestamp::of(notice.signed_at).text()).end_object();
    }
    writer.end_array().key("credential").raw(one.record.text).end_object();
}

void write_report(JsonWriter& writer, const CaseView& view) {
    writer.begin_object().member("digestMultibase", multibase_digest(view.facts.report));
    const auto& report = *view.report;
    writer.member("decision", text_in(report.verdict(), "decision"));
    writer.member("word", text_in(report.verdict(), "word"));
    writer.member("evaluatedAt", Timestamp::of(report.evaluated_at()).text()).key("recognition");
    if (const auto recognition = report.recognition())
        writer.value(*recognition);
    else
        writer.null();
    writer.end_object();
}

}  // namespace

void write_case_summary(JsonWriter& writer, const CaseSummary& summary, const StatutoryPeriod& period,
                        Date today) {
    writer.begin_object();
    write_facts(writer, summary.facts);
    writer.member("state", state_of(summary.is_decided, summary.is_assessed)).key("clock");
    write_clock(writer, summary.clock, period, today);
    writer.end_object();
}

void write_decision_act(JsonWriter& writer, const DecisionActSummary& summary) {
    const auto& act = summary.act;
    writer.begin_object().member("id", act.id).member("act", to_string(act.kind)).member("case", act.case_id);
    writer.member("state", to_string(summary.state)).member("digest", encode_hex(summary.digest));
    writer.member("proposed", Timestamp::of(summary.proposed).text());
    if (!act.decision.empty()) writer.member("decision", act.decision);
    if (act.notice) {
        writer.key("notice").begin_object().member("reasonCode", act.notice->reason_code);
        write_optional(writer, "effective", act.notice->effective);
        write_optional(writer, "since", act.notice->since);
        if (act.notice->effect)
            writer.member("effect",
                          *act.notice->effect == wallet::LegalEffect::kExTunc ? "ex-tunc" : "ex-nunc");
        if (act.notice->still_applies) writer.key("stillApplies").boolean(*act.notice->still_applies);
        writer.end_object();
    }
    if (!act.subject.empty()) writer.key("draft").raw(act.subject);
    writer.key("signatures").begin_array();
    for (const auto& signature : summary.signatures) {
        writer.begin_object().member("act", to_string(signature.act)).member("officer", signature.officer);
        writer.member("time", Timestamp::of(signature.time).text()).end_object();
    }
    writer.end_array().end_object();
}

Result<CaseView> view_case(const IssuerHome& home, std::string_view id) {
    CaseView view;
    CARNET_TRY(view.facts, find_case(home, id));
    CARNET_TRY(view.clock, case_clock(home, view.facts));
    CARNET_TRY(view.history, history_of(home.records(), view.facts));
    if (!view.facts.report.empty()) {
        CARNET_TRY(auto report, VerifierReport::read(view.facts.report));
        view.report.emplace(std::move(report));
    }
    return view;
}

void write_case(JsonWriter& writer, const CaseView& view, const StatutoryPeriod& period, Date today,
                bool everything) {
    writer.begin_object();
    write_facts(writer, view.facts);
    writer.member("state", state_of(view.history)).key("clock");
    write_clock(writer, view.clock, period, today);
    writer.key("report");
    if (view.report)
        write_report(writer, view);
    else
        writer.null();
    writer.key("acts").begin_array();
    for (const auto& one : view.history.acts) {
        if (!everything && view.history.shows_a_won_appeal(one)) continue;
        writer.begin_object().member("id", one.act.id).member("act", to_string(one.act.kind));
        writer.member("state", to_string(one.statement.state));
        writer.key("toSign").boolean(one.wants_signature()).end_object();
    }
    writer.end_array().key("decisions").begin_array();
    for (const auto& one : view.history.decisions) {
        if (!one.is_advice && (everything || one.standing != DecisionStanding::kReplacedOnAppeal))
            write_signed(writer, one, "decision");
    }
    writer.end_array().key("assessments").begin_array();
    for (const auto& one : view.history.decisions)
        if (one.is_advice) write_signed(writer, one, "assessment");
    writer.end_array().end_object();
}

}  // namespace carnet::issuer
