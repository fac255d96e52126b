// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/verifier/recognition/decided_world.h"
#include "tests/unit/wallet-format/competency_samples.h"
#include "verifier/recognition/recognition_words.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace carnet;
using namespace carnet::test;
using wallet::DecisionOutcome;
using wallet::NoticeEvent;

namespace {

wallet::RecognitionDecision sample_with(DecisionOutcome outcome) {
    for (const auto& each : decided_cases())
        if (each.decision.outcome == outcome) return each.decision;
    FAIL("there is no sample with that outcome");
    return {};
}

// The sample with that outcome, about the world's certificate.
std::string decided(const DecidedWorld& world, DecisionOutcome outcome) {
    return world.decision([outcome](wallet::RecognitionDecision& decision) {
        auto sample = sample_with(outcome);
        sample.person = decision.person;
        sample.timeline = decision.timeline;
        sample.valid_from = decision.valid_from;
        sample.recognises = decision.recognises;
        for (auto& effect : sample.effects) effect.depends_on_currency.reset();
        decision = std::move(sample);
    });
}

std::string answer_to(DecisionOutcome outcome) {
    const DecidedWorld world;
    return described(world.ask({decided(world, outcome)}));
}

std::string after(
    NoticeEvent event, const DecidedWorld::ChangeNotice& change = [](auto&) {}) {
    DecidedWorld world;
    const auto decision = world.decision();
    world.add_notice(decision, event, change);
    return described(world.ask({decision}));
}

}  // namespace

TEST_CASE("what a decision says is the answer where it was made", "[recognition]") {
    CHECK(answer_to(DecisionOutcome::kFull) == "rec-full by decision; decision-in-force applies");
    CHECK(answer_to(DecisionOutcome::kPartial) == "rec-partial by decision; decision-in-force applies");
    CHECK(answer_to(DecisionOutcome::kPartialAccess) == "rec-partial by decision; decision-in-force applies");
    CHECK(answer_to(DecisionOutcome::kConditional) == "rec-cond by decision; decision-in-force applies");
    CHECK(answer_to(DecisionOutcome::kProvisional) == "rec-cond by decision; decision-in-force applies");
    CHECK(answer_to(DecisionOutcome::kRefused) == "rec-refused by decision; decision-refused applies");
    CHECK(answer_to(DecisionOutcome::kDiscontinued) == "rec-none by nothing; decision-ended");
}

TEST_CASE("without a decision there is none, which is no refusal", "[recognition]") {
    const DecidedWorld world;
    CHECK(described(world.ask({})) == "rec-none by nothing");
}

TEST_CASE("a decision counts where, for whom, for what and about what it was made", "[recognition]") {
    const DecidedWorld world;
    const auto decision = world.decision();
    CHECK(described(world.ask({decision}, for_anything("DE-BY"))) ==
          "rec-full by decision; decision-in-force applies");
    CHECK(described(world.ask({decision}, for_anything("FR"))) ==
          "rec-none by nothing; decision-other-jurisdiction");
    CHECK(described(world.ask({decision}, {"DE", wallet::RecognitionPurpose::kFurtherStudy, {}})) ==
          "rec-none by nothing; decision-other-purpose");
    CHECK(described(world.ask({decision}, {"DE", wallet::RecognitionPurpose::kGeneral, "7411"})) ==
          "rec-none by nothing; decision-other-occupation");
    CHECK(described(world.ask({world.decision([](auto& d) {
              d.person = {"Somebody Else", std::nullopt, std::nullopt, date("1970-01-31"), std::nullopt};
          })})) == "rec-none by nothing; decision-other-person");
    const auto other = [](auto& d) { d.recognises.front().digest = "u" + std::string(42, 'A') + "A"; };
    CHECK(described(world.ask({world.decision(other)})) == "rec-none by nothing; decision-other-document");
}

TEST_CASE("a decision that cannot be relied on says nothing and leaves the answer open", "[recognition]") {
    DecidedWorld world;
    const auto altered = replaced(world.decision(), "volle Gleichwertigkeit", "volle Anerkennung");
    CHECK(described(world.ask({altered})) == "cannot-say by nothing; decision-unverified");
    world.policy.authorities.clear();
    CHECK(described(world.ask({world.decision()})) == "cannot-say by nothing; decision-authority-unknown");
}

TEST_CASE("a decision for two countries that one of them signed alone counts in neither", "[recognition]") {
    DecidedWorld world;
    const auto both = [](auto& decision) { decision.jurisdictions = {"DE", "FR"}; };
    CHECK(described(world.ask({world.decision(both)})) == "cannot-say by nothing; decision-unverified");
    CHECK(described(world.ask({world.decision(both)}, for_anything("FR"))) ==
          "cannot-say by nothing; decision-authority-unknown");
    world.policy.authorities.front().jurisdictions = {"DE", "FR"};
    CHECK(described(world.ask({world.decision(both)})) == "rec-full by decision; decision-in-force applies");
}

TEST_CASE("a decision that was ended or replaced by a notice no longer counts, and the notice says how",
          "[recognition]") {
    CHECK(after(NoticeEvent::kSuperseded) == "cannot-say by nothing; decision-superseded");
    CHECK(after(NoticeEvent::kAppealReplaced) == "cannot-say by nothing; decision-replaced-on-appeal");
    CHECK(after(NoticeEvent::kCorrected) == "cannot-say by nothing; decision-corrected");
    CHECK(after(NoticeEvent::kAnnulled) == "rec-none by nothing; decision-annulled");
    CHECK(after(NoticeEvent::kRevoked) == "rec-none by nothing; decision-revoked");
    CHECK(after(NoticeEvent::kWithdrawn) == "rec-none by nothing; decision-withdrawn");
    CHECK(after(NoticeEvent::kLapsed) == "rec-none by nothing; decision-lapsed");
    CHECK(after(NoticeEvent::kAppealConfirmed) == "rec-full by decision; decision-in-force applies");
}

TEST_CASE("a decision under appeal is neither valid nor gone: the notice says whether it applies",
          "[recognition]") {
    CHECK(after(NoticeEvent::kUnderAppeal) == "cannot-say by nothing; decision-under-appeal");
    CHECK(after(NoticeEvent::kUnderAppeal, [](auto& notice) { notice.still_applies = true; }) ==
          "rec-full by decision; decision-under-appeal applies");
}

TEST_CASE("a notice counts from its day, before it only where it reaches back", "[recognition]") {
    DecidedWorld world;
    const auto decision = world.decision();
    const auto before = at("2026-11-05T00:00:00Z");
    const auto asked = [&] { return described(world.ask({decision}, for_anything("DE"), before)); };
    for (const auto& [url, purpose] :
         {std::pair(kRevocationList, "revocation"), std::pair(kSuspensionList, "suspension")})
        world.published.archive(url, before,
                                world.signed_list({.url = std::string(url),
                                                   .purposes = {purpose},
                                                   .valid_from = at("2026-11-04T23:00:00Z"),
                                                   .valid_until = at("2026-11-06T00:00:00Z")}));
    world.add_notice(decision, NoticeEvent::kRevoked);
    CHECK(asked() == "rec-full by decision; decision-in-force applies");
    world.add_notice(decision, NoticeEvent::kWithdrawn,
                     [](auto& notice) { notice.effect = wallet::LegalEffect::kExTunc; });
    CHECK(asked() == "rec-none by nothing; decision-withdrawn");
}

TEST_CASE("only the authority of a decision can say what has become of it", "[recognition]") {
    DecidedWorld world;
    const auto decision = world.decision();
    const auto forged = replaced(world.notice(decision, NoticeEvent::kWithdrawn), std::string(kAuthority),
                                 std::string(kIssuer));
    CHECK_FALSE(world.add(forged).has_value());
    CHECK(described(world.ask({decision})) == "rec-full by decision; decision-in-force applies");
}

TEST_CASE("a notice that is shown with the decision counts like one that is held", "[recognition]") {
    const DecidedWorld world;
    const auto decision = world.decision();
    CHECK(described(world.ask({decision, world.notice(decision, NoticeEvent::kWithdrawn)})) ==
          "rec-none by nothing; decision-withdrawn");
}

TEST_CASE("a successor that is shown takes the place of the decision that it names", "[recognition]") {
    const DecidedWorld world;
    const auto first = world.decision();
    const auto next = [](std::string id, std::optional<std::string> earlier) {
        return [id = std::move(id), earlier = std::move(earlier)](wallet::RecognitionDecision& decision) {
            decision.id = id;
            decision.supersedes = earlier;
        };
    };
    const auto second =
        world.decision(next("https://chamber.example/decisions/2", "https://chamber.example/decisions/7f3a"));
    CHECK(described(world.ask({first, second})) ==
          "rec-full by decision; decision-in-force applies; decision-superseded");

    const auto one =
        world.decision(next("https://chamber.example/decisions/a", "https://chamber.example/decisions/b"));
    const auto other =
        world.decision(next("https://chamber.example/decisions/b", "https://chamber.example/decisions/a"));
    CHECK(described(world.ask({one, other})) ==
          "cannot-say by nothing; decisions-in-a-circle; decisions-in-a-circle");
}

TEST_CASE("of several decisions the newest counts, never the best", "[recognition]") {
    const DecidedWorld world;
    const auto refusal = decided(world, DecisionOutcome::kRefused);
    const auto later = world.decision([](wallet::RecognitionDecision& decision) {
        decision.id = "https://chamber.example/decisions/later";
        decision.timeline.decided = date("2026-11-02");
    });
    CHECK(described(world.ask({refusal, later})) ==
          "rec-full by decision; decision-in-force applies; decision-older");
}

TEST_CASE("an assessment is advice: shown, and never in the place of a decision", "[recognition]") {
    const DecidedWorld world;
    CHECK(described(world.ask({world.assessment()})) == "advisory by assessment; decision-advisory applies");
    CHECK(described(world.ask({world.assessment(), world.decision()})) ==
          "rec-full by decision; decision-in-force applies; decision-advisory applies");
}

TEST_CASE("a decision stands though its original was withdrawn, and both are said", "[recognition]") {
    DecidedWorld world;
    world.publish_list({.set = {4711}});
    const auto recognition = world.ask({world.decision()});
    CHECK(described(recognition) == "rec-full by decision; decision-original-not-in-force applies");
    CHECK(recognition.decisions.front().original == OriginalState::kWithdrawn);
}

TEST_CASE("an original of a body that nobody here knows is out of date or withdrawn, never called altered",
          "[recognition]") {
    DecidedWorld world;
    world.policy.trusted.clear();
    const auto original = [&] { return world.ask({world.decision()}).decisions.front().original; };
    CHECK(original() == OriginalState::kCannotSay);
    world.clock.set(at("2031-11-21T12:00:00Z"));
    CHECK(original() == OriginalState::kExpired);
    world.publish_list(
        {.set = {4711}, .valid_from = at("2031-11-21T11:00:00Z"), .valid_until = at("2031-11-22T11:00:00Z")});
    CHECK(original() == OriginalState::kWithdrawn);
}

TEST_CASE("a decision whose effects depend on a current original ends with it", "[recognition]") {
    DecidedWorld world;
    const auto decision =
        world.decision([](wallet::RecognitionDecision& d) { d.effects.front().depends_on_currency = true; });
    CHECK(described(world.ask({decision})) == "rec-full by decision; decision-in-force applies");
    world.clock.set(at("2031-11-21T12:00:00Z"));
    for (const auto& [url, purpose] :
         {std::pair(kRevocationList, "revocation"), std::pair(kSuspensionList, "suspension")})
        world.publish_list({.url = std::string(url),
                            .purposes = {purpose},
                            .valid_from = at("2031-11-21T11:00:00Z"),
                            .valid_until = at("2031-11-22T11:00:00Z")});
    CHECK(described(world.ask({decision})) == "rec-none by nothing; decision-original-out-of-date");
    CHECK(described(world.ask({world.decision()})) == "rec-full by decision; decision-in-force applies");
}

TEST_CASE("a decision is asked about by itself as well", "[recognition]") {
    DecidedWorld world;
    const auto decision = world.decision();
    CHECK(described(world.ask_about(decision, {})) == "rec-full by decision; decision-in-force applies");
    world.add_notice(decision, NoticeEvent::kSuperseded);
    CHECK(described(world.ask_about(decision, {})) == "cannot-say by nothing; decision-superseded");
    const auto verdict = world.verify(decision);
    CHECK(verdict.decision() == Decision::kRejected);
    CHECK(to_string(verdict.word()) == "replaced");
}

TEST_CASE(
    "the sentence names the units that the decision leaves open, though a newer assessment is shown too",
    "[recognition]") {
    const DecidedWorld world;
    const auto recognition = world.ask({world.assessment(), decided(world, DecisionOutcome::kPartial)});
    REQUIRE(recognition.word == RecognitionWord::kPartial);
    CHECK(say_word(recognition, wording::Language::kEnglish).find("Gas installation") != std::string::npos);
    auto reversed = recognition;
    std::reverse(reversed.decisions.begin(), reversed.decisions.end());
    CHECK(say_word(reversed, wording::Language::kEnglish).find("Gas installation") != std::string::npos);
}

TEST_CASE("an authority that the policy distrusts decides nothing, whatever else the policy says of it",
          "[recognition]") {
    DecidedWorld world;
    world.policy.distrusted = {{std::string(kAuthority), "Sold decisions (demo)", {}}};
    CHECK(described(world.ask({world.decision()})) == "cannot-say by nothing; decision-authority-unknown");
}

TEST_CASE(
    "a decision that its issuer has not signed is nobody's, even where control of keys is not asked for",
    "[recognition]") {
    DecidedWorld world;
    world.policy.require_issuer_control = false;
    world.authority_key = make_did_key(77);
    CHECK(described(world.ask({world.decision()})) == "cannot-say by nothing; decision-authority-unknown");
}
