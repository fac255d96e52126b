// SPDX-License-Identifier: Apache-2.0
#include "verifier/recognition/decision_standing.h"

#include <algorithm>
#include <tuple>

namespace carnet::verifier {
namespace {

using wallet::NoticeEvent;

bool counts_on(const wallet::StatusNotice& notice, const Date& day) {
    if (notice.effective <= day) return true;
    return notice.effect == wallet::LegalEffect::kExTunc && (!notice.since || *notice.since <= day);
}

// In the order in which they take effect; of one day, as they were issued.
std::vector<const HeldNotice*> in_order(const std::vector<const HeldNotice*>& notices,
                                        const wallet::Credential& credential, const Date& day,
                                        const std::optional<std::string>& digest) {
    std::vector<const HeldNotice*> counting;
    for (const auto* held : notices) {
        const auto& notice = held->notice;
        const bool is_about_it = digest ? notice.decision_digest == *digest : speaks_of(notice, credential);
        if (held->publisher == credential.issuer() && counts_on(notice, day) && is_about_it)
            counting.push_back(held);
    }
    std::stable_sort(counting.begin(), counting.end(), [](const auto* a, const auto* b) {
        return std::tie(a->notice.effective, a->issued) < std::tie(b->notice.effective, b->issued);
    });
    return counting;
}

DecisionState state_after(NoticeEvent event) {
    switch (event) {
        case NoticeEvent::kSuperseded:
            return DecisionState::kSuperseded;
        case NoticeEvent::kUnderAppeal:
            return DecisionState::kUnderAppeal;
        case NoticeEvent::kAppealReplaced:
            return DecisionState::kReplacedOnAppeal;
        case NoticeEvent::kAnnulled:
            return DecisionState::kAnnulled;
        case NoticeEvent::kRevoked:
            return DecisionState::kRevoked;
        case NoticeEvent::kWithdrawn:
            return DecisionState::kWithdrawn;
        case NoticeEvent::kLapsed:
            return DecisionState::kLapsed;
        case NoticeEvent::kCorrected:
            return DecisionState::kCorrected;
        case NoticeEvent::kAppealConfirmed:
        case NoticeEvent::kReinstated:
            break;
    }
    return DecisionState::kInForce;
}

struct Term {
    Date from;
    std::optional<Date> until;
    bool lapses;  // it was given for a time from the start
};

Term term_of(const DecisionDocument& document) {
    if (const auto* assessment = std::get_if<wallet::QualificationAssessment>(&document))
        return {assessment->valid_from, assessment->valid_until, true};
    const auto& decision = std::get<wallet::RecognitionDecision>(document);
    return {std::max(decision.valid_from, decision.timeline.effective), decision.valid_until,
            decision.outcome == wallet::DecisionOutcome::kProvisional};
}

}  // namespace

Result<DecisionDocument> read_decision(const wallet::Credential& credential) {
    auto decision = wallet::read_recognition_decision(credential);
    if (decision) return DecisionDocument(*std::move(decision));
    if (decision.error().code != ErrorCode::kUnsupported) return std::move(decision).error();
    CARNET_TRY(auto assessment, wallet::read_qualification_assessment(credential));
    return DecisionDocument(std::move(assessment));
}

const std::string& id_of(const DecisionDocument& decision) noexcept {
    return std::visit([](const auto& each) -> const std::string& { return each.id; }, decision);
}

const std::vector<std::string>& places_of(const DecisionDocument& decision) noexcept {
    if (const auto* assessment = std::get_if<wallet::QualificationAssessment>(&decision))
        return assessment->authority.jurisdictions;
    return std::get<wallet::RecognitionDecision>(decision).jurisdictions;
}

Date day_of(const DecisionDocument& decision) noexcept {
    if (const auto* assessment = std::get_if<wallet::QualificationAssessment>(&decision))
        return assessment->valid_from;
    return std::get<wallet::RecognitionDecision>(decision).timeline.decided;
}

DecisionStanding decision_standing(const DecisionDocument& decision, const wallet::Credential& credential,
                                   const std::vector<const HeldNotice*>& notices, const Date& day,
                                   const std::optional<std::string>& digest) {
    DecisionStanding standing;
    for (const auto* held : in_order(notices, credential, day, digest))
        standing = {state_after(held->notice.event), held->notice.still_applies, &held->notice};
    const bool is_open =
        standing.state == DecisionState::kInForce || standing.state == DecisionState::kUnderAppeal;
    if (!is_open) return standing;
    const auto [from, until, lapses] = term_of(decision);
    if (day < from) standing.state = DecisionState::kNotYet;
    if (until && *until <= day) standing.state = lapses ? DecisionState::kLapsed : DecisionState::kEnded;
    return standing;
}

}  // namespace carnet::verifier
