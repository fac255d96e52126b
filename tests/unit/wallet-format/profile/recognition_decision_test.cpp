// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/recognition_decision.h"

#include "tests/unit/wallet-format/profile/decision_samples.h"
#include "tests/unit/wallet-format/profile/own_document_samples.h"
#include "tests/unit/wallet-format/samples.h"

#include <algorithm>

namespace carnet::wallet {
namespace {

using test::damaged;
using test::date;
using test::decided_cases;
using test::Json;
using test::read_back;
using test::sample_recognition_decision;

RecognitionDecision decided(std::string_view name) {
    const auto cases = decided_cases();
    const auto found =
        std::find_if(cases.begin(), cases.end(), [&](const auto& one) { return one.name == name; });
    INFO(name);
    REQUIRE(found != cases.end());
    return found->decision;
}

Envelope envelope_of(const RecognitionDecision& decision) {
    auto envelope = test::sample_envelope();
    if (decision.valid_until) envelope.valid_until = decision.valid_until->start();
    return envelope;
}

// The code and place of the rule that a changed decision breaks.
template <class Change>
std::string fault(RecognitionDecision decision, const Change& change) {
    change(decision);
    const auto checked = check_recognition_decision(decision);
    REQUIRE_FALSE(checked);
    CHECK_FALSE(write_recognition_decision(decision, envelope_of(decision)));
    return std::string(to_string(checked.error().code)) + " " + checked.error().where;
}

template <class Change>
std::string fault(const Change& change) {
    return fault(sample_recognition_decision(), change);
}

TEST_CASE("a decision of every outcome that is written is read as what it was",
          "[wallet-format][recognition-decision]") {
    for (const auto& [name, decision] : decided_cases()) {
        INFO(name);
        const auto text = write_recognition_decision(decision, envelope_of(decision));
        REQUIRE(text);
        const auto back = read_back(*text, read_recognition_decision);
        REQUIRE(back);
        CHECK(*back == decision);
    }
}

TEST_CASE("every document says that a decision is binding", "[wallet-format][recognition-decision]") {
    const auto decision = sample_recognition_decision();
    const auto text = *write_recognition_decision(decision, envelope_of(decision));
    CHECK(Json::parse(text)["credentialSubject"]["decisionKind"] == "binding");
    const auto advisory =
        damaged(text, [](Json& json) { json["credentialSubject"]["decisionKind"] = "advisory"; });
    CHECK(read_back(advisory, read_recognition_decision).error().where == "/credentialSubject/decisionKind");
}

TEST_CASE("a refusal without reasons, differences, remedy or way forward cannot be signed",
          "[wallet-format][recognition-decision]") {
    const auto refused = decided("refused");
    CHECK(fault(refused, [](auto& d) { d.reasons.reset(); }) == "missing-member ");
    CHECK(fault(refused, [](auto& d) { d.differences.clear(); }) == "missing-member ");
    CHECK(fault(refused, [](auto& d) { d.how_to_improve.reset(); }) == "missing-member ");
    CHECK(fault(refused, [](auto& d) { d.evidence.clear(); }) == "missing-member ");
    const auto text = *write_recognition_decision(refused, envelope_of(refused));
    const auto silent = damaged(text, [](Json& json) { json["credentialSubject"].erase("remedies"); });
    CHECK(read_back(silent, read_recognition_decision).error().code == ErrorCode::kMissingMember);
    auto no_remedy = refused;
    no_remedy.remedies.clear();
    CHECK_FALSE(write_recognition_decision(no_remedy, envelope_of(no_remedy)));
}

TEST_CASE("each outcome lacks what it asks for, with a word for what is missing",
          "[wallet-format][recognition-decision]") {
    const auto lacks = [](std::string_view outcome, const auto& change) {
        auto decision = decided(outcome);
        change(decision);
        const auto checked = check_recognition_decision(decision);
        REQUIRE_FALSE(checked);
        REQUIRE(checked.error().code == ErrorCode::kMissingMember);
        return checked.error().detail;
    };
    using Catch::Contains;
    CHECK_THAT(lacks("full", [](auto& d) { d.compared_with.reset(); }), Contains("\"comparedWith\""));
    CHECK_THAT(lacks("full", [](auto& d) { d.effects.clear(); }), Contains("\"effects\""));
    CHECK_THAT(lacks("partial", [](auto& d) { d.recognised_units.clear(); }),
               Contains("\"recognisedUnits\""));
    CHECK_THAT(lacks("partial", [](auto& d) { d.missing_units.clear(); }), Contains("\"missingUnits\""));
    CHECK_THAT(lacks("partial", [](auto& d) { d.differences.clear(); }),
               Contains("\"substantialDifferences\""));
    CHECK_THAT(lacks("partial", [](auto& d) { d.how_to_improve.reset(); }), Contains("\"howToImprove\""));
    CHECK_THAT(lacks("conditional", [](auto& d) { d.measures.clear(); }),
               Contains("\"compensationMeasures\""));
    CHECK_THAT(lacks("conditional", [](auto& d) { d.reasons.reset(); }), Contains("\"reasons\""));
    CHECK_THAT(lacks("provisional", [](auto& d) { d.valid_until.reset(); }), Contains("\"validUntil\""));
    CHECK_THAT(lacks("provisional", [](auto& d) { d.conditions.clear(); }),
               Contains("\"conditions\" or \"scopeLimits\""));
    CHECK_THAT(lacks("partial access", [](auto& d) { d.scope_limits.clear(); }), Contains("\"scopeLimits\""));
    CHECK_THAT(lacks("inadmissible", [](auto& d) { d.reasons.reset(); }), Contains("\"reasons\""));
    CHECK_THAT(lacks("discontinued", [](auto& d) { d.reasons.reset(); }), Contains("\"reasons\""));
}

TEST_CASE("what an outcome has no place for is refused there", "[wallet-format][recognition-decision]") {
    const auto whole = sample_recognition_decision();
    const auto add = [&](std::string_view outcome, auto member) {
        return fault(decided(outcome), [&](auto& d) { d.*member = whole.*member; });
    };
    using D = RecognitionDecision;
    CHECK(add("full", &D::missing_units) == "bad-value /missingUnits");
    CHECK(add("full", &D::differences) == "bad-value /substantialDifferences");
    CHECK(add("full", &D::measures) == "bad-value /compensationMeasures");
    CHECK(add("full", &D::how_to_improve) == "bad-value /howToImprove");
    CHECK(add("provisional", &D::follow_up_until) == "bad-value /followUpUntil");
    CHECK(add("refused", &D::effects) == "bad-value /effects");
    CHECK(add("refused", &D::measures) == "bad-value /compensationMeasures");
    CHECK(add("refused", &D::conditions) == "bad-value /conditions");
    CHECK(add("refused", &D::scope_limits) == "bad-value /scopeLimits");
    CHECK(add("refused", &D::valid_until) == "bad-value /validUntil");
    CHECK(add("inadmissible", &D::compared_with) == "bad-value /comparedWith");
    CHECK(add("inadmissible", &D::recognised_units) == "bad-value /recognisedUnits");
    CHECK(add("discontinued", &D::differences) == "bad-value /substantialDifferences");
}

TEST_CASE("a rule of decisions that is broken is named with its place",
          "[wallet-format][recognition-decision]") {
    CHECK(fault([](auto& d) { d.jurisdictions = {"DE", "DE"}; }) == "bad-value /jurisdictions/1");
    CHECK(fault([](auto& d) {
              d.authority.jurisdictions = {"DE", "DE"};
          }) == "bad-value /authority/jurisdictions/1");
    CHECK(fault([](auto& d) { d.person.name_original.reset(); }) == "bad-value /person/nameLanguage");
    CHECK(fault([](auto& d) { d.person.birth_date = date("2026-06-15"); }) == "bad-value /person/birthDate");
    CHECK(fault([](auto& d) { d.legal_basis[0].agreement.reset(); }) ==
          "bad-value /legalBasis/0/agreementRule");
    CHECK(fault([](auto& d) { d.recognises[0].awarded = date("2026-07"); }) ==
          "bad-value /recognises/0/awarded");
    CHECK(fault([](auto& d) { d.recognises[0].verification->at = test::instant("2026-06-16T00:00:00Z"); }) ==
          "bad-value /recognises/0/verificationAtDecision/at");
    CHECK(fault([](auto& d) { d.recognises[0].verification.reset(); }) == "missing-member /recognises/0");
    CHECK(fault([](auto& d) { d.recognises[0].credential.reset(); }) == "missing-member /recognises/0");
    CHECK(fault([](auto& d) { d.compared_with->standard.reset(); }) ==
          "bad-value /comparedWith/standardVersion");
    CHECK(fault([](auto& d) { d.levels[0].to = d.levels[0].from; }) == "bad-value /levelStatements/0/to");
    CHECK(fault([](auto& d) { d.missing_units[0].code = "WATER"; }) == "bad-value /missingUnits/0/code");
    CHECK(fault([](auto& d) { d.recognised_units.push_back(d.recognised_units[0]); }) ==
          "bad-value /recognisedUnits/1/code");
    CHECK(fault([](auto& d) { d.measures[0].max_duration.reset(); }) ==
          "missing-member /compensationMeasures/0");
    CHECK(fault([](auto& d) { d.measures[0].deadline = d.timeline.decided; }) ==
          "bad-value /compensationMeasures/0/deadline");
    CHECK(fault([](auto& d) { d.valid_until = d.valid_from; }) == "bad-value /validUntil");
    CHECK(fault([](auto& d) { d.follow_up_until = d.timeline.decided; }) == "bad-value /followUpUntil");
    CHECK(fault([](auto& d) { d.supersedes = d.id; }) == "bad-value /supersedes");
    CHECK(fault([](auto& d) { d.appeal_of = d.id; }) == "bad-value /appealOf");
}

TEST_CASE("the days of a procedure stand in order", "[wallet-format][recognition-decision]") {
    const auto place = [](const auto& change) { return fault([&](auto& d) { change(d.timeline); }); };
    CHECK(place([](auto& t) { t.acknowledged = date("2026-02-01"); }) == "bad-value /timeline/acknowledged");
    CHECK(place([](auto& t) { t.file_complete = date("2026-02-01"); }) == "bad-value /timeline/fileComplete");
    CHECK(place([](auto& t) { t.file_complete = date("2026-06-16"); }) == "bad-value /timeline/decided");
    CHECK(place([](auto& t) { t.acknowledged = date("2026-06-16"); }) == "bad-value /timeline/decided");
    CHECK(place([](auto& t) {
              t.acknowledged.reset();
              t.file_complete.reset();
              t.received = date("2026-06-16");
          }) == "bad-value /timeline/decided");
    CHECK(place([](auto& t) { t.notified = date("2026-06-14"); }) == "bad-value /timeline/notified");
    CHECK(place([](auto& t) { t.effective = date("2026-06-14"); }) == "bad-value /timeline/effective");
    CHECK(place([](auto& t) { t.final_from = date("2026-06-17"); }) == "bad-value /timeline/finalFrom");
    CHECK(place([](auto& t) {
              t.notified.reset();
              t.final_from = date("2026-06-14");
          }) == "bad-value /timeline/finalFrom");
}

TEST_CASE("the clock stops inside the procedure, one stop after the other, and an extension has its reason",
          "[wallet-format][recognition-decision]") {
    const auto place = [](const auto& change) { return fault([&](auto& d) { change(d.timeline); }); };
    CHECK(place([](auto& t) { t.suspended[0].stopped = date("2026-02-01"); }) ==
          "bad-value /timeline/suspended/0/stopped");
    CHECK(place([](auto& t) { t.suspended[0].resumed = t.suspended[0].stopped; }) ==
          "bad-value /timeline/suspended/0/resumed");
    CHECK(place([](auto& t) { t.suspended[0].resumed = date("2026-06-16"); }) ==
          "bad-value /timeline/decided");
    CHECK(place([](auto& t) {
              t.suspended.push_back({date("2026-03-19"), date("2026-04-01"), "again"});
          }) == "bad-value /timeline/suspended/1/stopped");
    CHECK(place([](auto& t) {
              t.suspended[0].resumed.reset();
              t.suspended.push_back({date("2026-04-01"), date("2026-04-02"), "again"});
          }) == "bad-value /timeline/suspended/1");
    CHECK(place([](auto& t) { t.extension_reason.reset(); }) == "bad-value /timeline/extendedUntil");
    CHECK(place([](auto& t) { t.extended_until.reset(); }) == "bad-value /timeline/extensionReason");
    CHECK(place([](auto& t) { t.extended_until = t.received; }) == "bad-value /timeline/extendedUntil");
    auto open = sample_recognition_decision();
    open.timeline.suspended[0].resumed.reset();
    CHECK(check_recognition_decision(open));
}

TEST_CASE("two people sign a binding decision, and nobody twice", "[wallet-format][recognition-decision]") {
    CHECK(fault([](auto& d) { d.signers.pop_back(); }) == "bad-value /signers");
    CHECK(fault([](auto& d) { d.signers.erase(d.signers.begin()); }) == "bad-value /signers");
    CHECK(fault([](auto& d) { d.signers[1].name = d.signers[0].name; }) == "bad-value /signers/1/name");
    CHECK(fault([](auto& d) {
              d.signers = {{SignerRole::kService, "Service (demo)"}};
          }) == "bad-value /signers");
}

TEST_CASE("an automatic decision names the agreement's rule, is signed by a service, and refuses nothing",
          "[wallet-format][recognition-decision]") {
    const auto automatic = decided("automatic by agreement");
    CHECK(fault(automatic, [](auto& d) { d.legal_basis[0].agreement_rule.reset(); }) ==
          "bad-value /legalBasis");
    CHECK(fault(automatic, [](auto& d) { d.signers[0].role = SignerRole::kApprover; }) ==
          "bad-value /signers");
    CHECK(fault(decided("refused"), [](auto& d) {
              d.procedure = DecisionProcedure::kAutomaticByAgreement;
          }) == "bad-value /procedure");
}

TEST_CASE("what was not recognised stands in no public register, nor does what is not regulated",
          "[wallet-format][recognition-decision]") {
    const auto in_public = [](std::string_view name) {
        return fault(decided(name), [](auto& d) { d.publicity = Publicity::kPublicRegister; });
    };
    CHECK(in_public("refused") == "bad-value /publicity");
    CHECK(in_public("inadmissible") == "bad-value /publicity");
    CHECK(in_public("discontinued") == "bad-value /publicity");
    CHECK(in_public("full") == "bad-value /publicity");
    CHECK(decided("conditional").publicity == Publicity::kPublicRegister);
}

TEST_CASE("a decision that ends asks for an envelope that ends by then",
          "[wallet-format][recognition-decision]") {
    const auto decision = decided("provisional");
    auto envelope = envelope_of(decision);
    const auto text = *write_recognition_decision(decision, envelope);
    envelope.valid_until.reset();
    CHECK(write_recognition_decision(decision, envelope).error().where == "envelope/valid_until");
    envelope.valid_until = decision.valid_until->start().plus_seconds(1);
    CHECK(write_recognition_decision(decision, envelope).error().where == "envelope/valid_until");
    const auto endless = damaged(text, [](Json& json) { json.erase("validUntil"); });
    CHECK(read_back(endless, read_recognition_decision).error().where == "/validUntil");
}

TEST_CASE("a fault in the document of a decision has its place inside the subject",
          "[wallet-format][recognition-decision]") {
    const auto decision = sample_recognition_decision();
    const auto text = *write_recognition_decision(decision, envelope_of(decision));
    const auto fault_of = [&](const auto& change) {
        const auto error = read_back(damaged(text, [&](Json& json) { change(json["credentialSubject"]); }),
                                     read_recognition_decision)
                               .error();
        return std::string(to_string(error.code)) + " " + error.where;
    };
    CHECK(fault_of([](Json& s) { s["validUntil"] = "2026-06-18"; }) ==
          "bad-value /credentialSubject/validUntil");
    CHECK(fault_of([](Json& s) { s["outcome"] = "comparable-to"; }) ==
          "bad-value /credentialSubject/outcome");
    CHECK(fault_of([](Json& s) { s["nationality"] = "TG"; }) ==
          "unknown-member /credentialSubject/nationality");
    CHECK(fault_of([](Json& s) { s["person"]["passportNumber"] = "X1"; }) ==
          "unknown-member /credentialSubject/person/passportNumber");
    CHECK(fault_of([](Json& s) { s["reasons"]["summary"] = Json::object(); }) ==
          "bad-value /credentialSubject/reasons/summary");
    CHECK(fault_of([](Json& s) { s["signers"] = Json::array(); }) == "bad-value /credentialSubject/signers");
    CHECK(fault_of([](Json& s) { s.erase("reasons"); }) == "missing-member /credentialSubject");
}

}  // namespace
}  // namespace carnet::wallet
