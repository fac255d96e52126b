// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/wallet-format/profile/decision_samples.h"

#include "tests/unit/wallet-format/competency_samples.h"

namespace carnet::test {
namespace {

using namespace wallet;

constexpr const char* kDigest = "uWZVc7WaX1h4D8rJVb-UwirFoRoRrWG9YbX97etySZzQ";

ExaminedQualification plumbing_certificate() {
    return {.credential = "urn:uuid:5f1c9a36-7d0e-4a53-8c11-2b9e6f4d7a01",
            .qualification_type = "CompetencyCertificate",
            .title = "Certificat de plombier (démo)",
            .title_language = "fr",
            .awarding_body = {"https://certification.example/", "Organe de certification (demo)", "TG"},
            .awarded = date("2022-07"),
            .country = "TG",
            .form = ExaminedForm::kVerifiableCredential,
            .digest = kDigest,
            .verification = VerificationThen{VerificationResult::kAccepted, instant("2026-02-10T09:00:00Z"),
                                             kDigest, kDigest}};
}

ReferenceQualification reference_occupation() {
    return {.title = "Anlagenmechaniker (demo)",
            .code = "AM-SHK",
            .standard = "https://chamber.example/occupations/am-shk",
            .standard_version = "2016",
            .isco08 = "7126",
            .level = LevelReference{"https://framework.example/dqr", "2013", "4"},
            .regulation = "Ausbildungsordnung (demo) of 28 April 2016"};
}

SubstantialDifference gas_difference() {
    return {.element = DifferenceElement::kLearningOutcomes,
            .description = "Installing and checking gas pipes was not taught.",
            .essential_for = "Work on gas installations",
            .considered_evidence = {"Reference of an employer (demo)"},
            .why_not_compensated = "The work that is attested was on water pipes only."};
}

CompensationMeasure adaptation() {
    return {.kind = MeasureKind::kAdaptationPeriod,
            .content = "Installing and checking gas pipes in a training company.",
            .max_duration = "P6M",
            .choice = MeasureChoice::kApplicant,
            .deadline = date("2028-03-31"),
            .provider = "Training company (demo)",
            .fulfilled_by = "urn:uuid:5f1c9a36-7d0e-4a53-8c11-2b9e6f4d7a02"};
}

Remedy objection() {
    return {.kind = RemedyKind::kObjection,
            .body = "Chamber of Skilled Trades (demo)",
            .address = "Example Street 1\nExampleville",
            .deadline = "P1M",
            .form = "in writing or on record",
            .language = "de",
            .fee = "none",
            .is_suspensive = true};
}

DecisionTimeline timeline() {
    return {.received = date("2026-02-02"),
            .acknowledged = date("2026-02-12"),
            .file_complete = date("2026-03-20"),
            .suspended = {{date("2026-02-12"), date("2026-03-20"), "A translation was awaited."}},
            .extended_until = date("2026-07-20"),
            .extension_reason = "An expert was asked.",
            .decided = date("2026-06-15"),
            .notified = date("2026-06-18"),
            .effective = date("2026-06-18"),
            .final_from = date("2026-07-19")};
}

DecisionReasons reasons() {
    return {.codes = {"learning-outcomes.missing"},
            .text = "Die Ausbildung enthielt keine Gasinstallation.",
            .summary = {{"en", "Your training did not include gas installation."},
                        {"fr", "Votre formation ne comprenait pas les installations de gaz."}}};
}

// What every outcome has: from the whole sample, without what most of them may not have.
RecognitionDecision bare(DecisionOutcome outcome, std::string local_term) {
    auto out = sample_recognition_decision();
    out.outcome = outcome;
    out.outcome_local_term = std::move(local_term);
    out.recognised_units.clear();
    out.missing_units.clear();
    out.differences.clear();
    out.measures.clear();
    out.conditions.clear();
    out.scope_limits.clear();
    out.valid_until.reset();
    out.follow_up_until.reset();
    out.how_to_improve.reset();
    out.supersedes.reset();
    out.appeal_of.reset();
    return out;
}

RecognitionDecision full() {
    auto out = bare(DecisionOutcome::kFull, "volle Gleichwertigkeit");
    out.reasons.reset();
    out.recognised_units = sample_recognition_decision().recognised_units;
    return out;
}

RecognitionDecision conditional() {
    auto out = bare(DecisionOutcome::kConditional, "Feststellung mit Auflagen");
    out.purpose = RecognitionPurpose::kProfessionEstablishment;
    out.differences = {gas_difference()};
    auto test = adaptation();
    test.kind = MeasureKind::kAptitudeTest;
    test.max_duration.reset();
    out.measures = {adaptation(), test};
    out.publicity = Publicity::kPublicRegister;
    return out;
}

RecognitionDecision provisional() {
    auto out = bare(DecisionOutcome::kProvisional, "vorläufige Erlaubnis");
    out.conditions = {"Under supervision of a licensed colleague."};
    out.valid_until = date("2027-06-18");
    return out;
}

RecognitionDecision partial_access() {
    auto out = bare(DecisionOutcome::kPartialAccess, "partieller Zugang");
    out.scope_limits = {"Water installations only."};
    return out;
}

RecognitionDecision refused() {
    auto out = bare(DecisionOutcome::kRefused, "Ablehnung");
    out.effects.clear();
    out.differences = {gas_difference()};
    out.how_to_improve = "Complete the unit on gas installation and apply again.";
    return out;
}

RecognitionDecision without_substance(DecisionOutcome outcome, std::string local_term) {
    auto out = bare(outcome, std::move(local_term));
    out.compared_with.reset();
    out.effects.clear();
    out.evidence.clear();
    return out;
}

// Automatic by an agreement: the authority's service signs, and the rule stands among the legal bases.
RecognitionDecision automatic() {
    auto out = full();
    out.procedure = DecisionProcedure::kAutomaticByAgreement;
    out.signers = {{SignerRole::kService, "Recognition service (demo)"}};
    return out;
}

}  // namespace

RecognitionDecision sample_recognition_decision() {
    return {
        .id = "https://chamber.example/decisions/7f3a",
        .case_number = "7f3a-2026",
        .jurisdictions = {"DE"},
        .authority = {"Chamber of Skilled Trades (demo)", "Recognition Act (demo), section 8", {"DE-BY"}},
        .legal_basis = {{"Recognition Act (demo)", "https://law.example/eli/recognition/2012", "§ 4",
                         date("2023-03-01"), "https://agreement.example/migration", "R1"}},
        .purpose = RecognitionPurpose::kEmploymentNonregulated,
        .outcome = DecisionOutcome::kPartial,
        .outcome_local_term = "teilweise Gleichwertigkeit",
        .language = "de",
        .person = {"Kodjo Exemple", "Kodjo Exemple (démo)", "fr", date("1994-03-09"), "did:key:zExample7"},
        .recognises = {plumbing_certificate()},
        .compared_with = reference_occupation(),
        .levels = {{{"https://framework.example/nvq", "2014", "3"},
                    {"https://framework.example/dqr", "2013", "4"},
                    "https://framework.example/referencing/nvq-dqr"}},
        .recognised_units = {{"WATER", "Water installation"}},
        .missing_units = {{"GAS", "Gas installation"}},
        .differences = {gas_difference()},
        .measures = {adaptation()},
        .conditions = {"Work on gas installations only under supervision."},
        .scope_limits = {"Water installations."},
        .effects = {{EffectKind::kRightToPractise, EffectAnswer::kSeparateLicence,
                     "A licence of the municipality is needed.", true}},
        .valid_from = date("2026-06-18"),
        .valid_until = date("2031-06-18"),
        .follow_up_until = date("2031-06-15"),
        .timeline = timeline(),
        .reasons = reasons(),
        .how_to_improve = "Complete the unit on gas installation and apply for a follow-up.",
        .remedies = {objection()},
        .evidence = {{"Interview", kDigest}},
        .procedure = DecisionProcedure::kDocuments,
        .signers = {{SignerRole::kPreparer, "Officer 12 (demo)"},
                    {SignerRole::kApprover, "Officer 7 (demo)"}},
        .supersedes = "https://chamber.example/decisions/6b01",
        .appeal_of = "https://chamber.example/decisions/5a00",
        .publicity = Publicity::kHolderOnly};
}

std::vector<DecidedCase> decided_cases() {
    auto on_appeal = full();
    on_appeal.appeal_of = "https://chamber.example/decisions/6b02";
    auto after_measure = full();
    after_measure.supersedes = "https://chamber.example/decisions/6b03";
    return {
        {"full", full()},
        {"partial", sample_recognition_decision()},
        {"conditional", conditional()},
        {"provisional", provisional()},
        {"partial access", partial_access()},
        {"refused", refused()},
        {"inadmissible", without_substance(DecisionOutcome::kInadmissible, "unzulässig")},
        {"discontinued", without_substance(DecisionOutcome::kDiscontinued, "eingestellt")},
        {"full on appeal", std::move(on_appeal)},
        {"full after a measure", std::move(after_measure)},
        {"automatic by agreement", automatic()},
    };
}

}  // namespace carnet::test
