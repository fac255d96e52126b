// SPDX-License-Identifier: Apache-2.0
#include "verifier/recognition/recognize.h"

#include "verifier/recognition/agreement_coverage.h"
#include "verifier/recognition/decision_panel.h"
#include "verifier/recognition/level_panel.h"
#include "verifier/recognition/signers.h"
#include "verifier/recognition/unit_gap.h"
#include "verifier/trust/accreditation.h"
#include "verifier/trust/places.h"
#include "wallet-format/profile/person_match.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace carnet::verifier {
namespace {

using wallet::DecisionOutcome;

// Everything of a person's that was shown, sorted by what it is good for.
struct Shown {
    std::vector<ShownDocument> decisions;
    std::vector<HeldNotice> notices;
    std::vector<wallet::WorkExperienceAttestation> experience;
    std::vector<wallet::LanguageProficiency> languages;
};

bool is_of(const wallet::Holder& holder, const wallet::Holder& other) {
    return person_match(holder, other) != wallet::PersonMatch::kDifferent;
}

void add_notice(Shown& shown, const wallet::Credential& credential, const Verdict& verdict) {
    auto notice = read_status_notice(credential);
    if (!notice || !verdict.is_said_by_issuer() || !is_signed_by(credential, credential.issuer())) return;
    const auto issued = credential.valid_from() ? credential.valid_from()->instant() : UtcTime{};
    shown.notices.push_back({*std::move(notice), std::string(credential.issuer()), issued});
}

// Only what was accepted by itself, and of the same person.
void add_evidence(Shown& shown, const wallet::Credential& credential, const wallet::Holder& holder) {
    if (auto attested = read_work_experience_attestation(credential); attested)
        if (is_of(holder, attested->person)) shown.experience.push_back(*std::move(attested));
    if (auto tested = read_language_proficiency(credential); tested)
        if (is_of(holder, tested->person)) shown.languages.push_back(*std::move(tested));
}

Shown sorted(const Verdict& verdict, std::span<const Verdict> others, const wallet::Award* award) {
    Shown shown;
    const auto add = [&](const Verdict& each) {
        const auto* credential = each.credential();
        if (credential == nullptr) return;
        shown.decisions.push_back({*credential, each});
        add_notice(shown, *credential, each);
        if (award != nullptr && each.verified) add_evidence(shown, *credential, award->holder);
    };
    if (award == nullptr) add(verdict);
    for (const auto& each : others) add(each);
    return shown;
}

// Where its awards are official, by the list that vouches for it; else the country that the document names,
// where the policy trusts whoever says so.
std::vector<std::string> origins_of(const wallet::Award& award, const AccreditationFinding& found) {
    if (found.standing == Standing::kAccredited && !found.accreditation->scope.jurisdictions.empty())
        return found.accreditation->scope.jurisdictions;
    if (award.awarding_body.country) return {*award.awarding_body.country};
    return {award.assessment.place.country};
}

std::vector<UnitGap> gaps(const RecognitionQuestion& question, const wallet::Award& award,
                          const RecognitionLibrary& library, const Date& day) {
    std::vector<UnitGap> found;
    for (const auto* held : library.standards_in(country_of(question.destination))) {
        const auto& standard = held->standard;
        if (!question.occupation || !question.occupation->starts_with(standard.isco08) ||
            !any_covers_place(standard.jurisdictions, question.destination) || held->is_disputed ||
            library.find_standard(standard.id, day) != held)
            continue;
        found.push_back(unit_gap(award, *held));
    }
    return found;
}

RecognitionWord word_of(const DecisionLine& line) {
    if (!line.is_binding) return RecognitionWord::kAdvisory;
    switch (*line.outcome) {
        case DecisionOutcome::kFull:
            return RecognitionWord::kFull;
        case DecisionOutcome::kPartial:
        case DecisionOutcome::kPartialAccess:
            return RecognitionWord::kPartial;
        case DecisionOutcome::kConditional:
        case DecisionOutcome::kProvisional:
            return RecognitionWord::kConditional;
        case DecisionOutcome::kRefused:
        case DecisionOutcome::kInadmissible:
        case DecisionOutcome::kDiscontinued:
            break;
    }
    return RecognitionWord::kRefused;
}

std::optional<RecognitionWord> word_of(const AgreementLine& line) {
    if (!line.is_covered) return std::nullopt;
    if (line.reason == RecognitionReason::kCovered) return RecognitionWord::kFull;
    if (line.reason == RecognitionReason::kCoveredUnits) return RecognitionWord::kPartial;
    return RecognitionWord::kConditional;
}

// Something was shown or agreed that could count, and cannot be judged here and now.
bool is_doubtful(const Recognition& recognition) {
    const auto doubtful = [](RecognitionReason reason) {
        switch (reason) {
            case RecognitionReason::kDecisionUnverified:
            case RecognitionReason::kDecisionUnderAppeal:
            case RecognitionReason::kDecisionAuthorityUnknown:
            case RecognitionReason::kDecisionSuperseded:
            case RecognitionReason::kDecisionReplacedOnAppeal:
            case RecognitionReason::kDecisionCorrected:
            case RecognitionReason::kDecisionsInACircle:
            case RecognitionReason::kRulesConflict:
            case RecognitionReason::kAgreementDisputed:
            case RecognitionReason::kStandardUnknown:
            case RecognitionReason::kStandardDisputed:
            case RecognitionReason::kCertificateNotAccepted:
                return true;
            default:
                return false;
        }
    };
    return std::any_of(recognition.decisions.begin(), recognition.decisions.end(),
                       [&](const DecisionLine& line) { return doubtful(line.reason); }) ||
           std::any_of(recognition.agreements.begin(), recognition.agreements.end(),
                       [&](const AgreementLine& line) { return doubtful(line.reason); });
}

struct Answer {
    RecognitionWord word;
    RecognitionGround ground;
};

// A binding decision before an agreement, and that before advice, which never stands in a decision's place.
Answer answer_of(const Recognition& recognition) {
    const auto applying = [&](bool binding) {
        return std::find_if(
            recognition.decisions.begin(), recognition.decisions.end(),
            [binding](const DecisionLine& line) { return line.applies && line.is_binding == binding; });
    };
    const auto none = recognition.decisions.end();
    if (const auto line = applying(true); line != none) return {word_of(*line), RecognitionGround::kDecision};
    for (const auto& line : recognition.agreements)
        if (const auto word = word_of(line)) return {*word, RecognitionGround::kAgreement};
    if (const auto line = applying(false); line != none)
        return {word_of(*line), RecognitionGround::kAssessment};
    return {is_doubtful(recognition) ? RecognitionWord::kCannotSay : RecognitionWord::kNone,
            RecognitionGround::kNothing};
}

}  // namespace

Recognition recognize(const RecognitionQuestion& question, const Verdict& verdict,
                      std::span<const Verdict> others, const RecognitionSources& sources) {
    const Date day = Date::of(verdict.judged_as_of);
    const KnownAuthorities authorities{sources.policy, sources.registry, verdict.evaluated_at};
    const auto* competency = verdict.competency();
    const auto* award = competency == nullptr ? nullptr : &wallet::award_of(*competency);
    const Shown shown = sorted(verdict, others, award);

    Recognition answer;
    answer.question = question;
    if (!question.occupation && award != nullptr) answer.question.occupation = award->occupation.isco08;
    const DecisionSources decision_sources{sources.library, shown.notices, authorities};
    if (award == nullptr) {
        answer.decisions = decision_lines(question, nullptr, shown.decisions, decision_sources, day);
    } else {
        // A decision may be about the trade that it compared with; what the certificate says does not narrow
        // it.
        const ShownCertificate certificate{*verdict.credential(), *competency, verdict};
        answer.decisions = decision_lines(question, &certificate, shown.decisions, decision_sources, day);
        const auto found = find_accreditation(
            sources.registry, award_facts(*award, verdict.credential()->issuer(), std::nullopt),
            {verdict.evaluated_at, sources.policy.late_signing_days});
        const Check* accreditation = verdict.find(CheckKind::kAccreditation);
        const bool is_accredited =
            found.standing == Standing::kAccredited ||
            (accreditation != nullptr && accreditation->outcome == Outcome::kPassed);  // by what came with it
        auto coverage = agreement_coverage(
            answer.question,
            {*award, std::string(verdict.credential()->issuer()), origins_of(*award, found),
             verdict.decision() == Decision::kAccepted, is_accredited, shown.experience, shown.languages},
            sources.library, authorities, day);
        answer.agreements = std::move(coverage.lines);
        answer.notes = std::move(coverage.notes);
        answer.units = gaps(answer.question, *award, sources.library, day);
        answer.levels = level_lines(award->levels, sources.library, day);
    }
    const auto [word, ground] = answer_of(answer);
    answer.word = word;
    answer.ground = ground;
    return answer;
}

}  // namespace carnet::verifier
