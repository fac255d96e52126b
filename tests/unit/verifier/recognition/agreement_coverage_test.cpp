// SPDX-License-Identifier: Apache-2.0
#include "verifier/recognition/agreement_coverage.h"

#include "tests/unit/verifier/recognition/library_samples.h"

#include <catch2/catch.hpp>

#include <functional>

using namespace carnet;
using namespace carnet::test;
using wallet::RuleEffect;

namespace {

using ChangeAgreement = std::function<void(HeldAgreement&)>;
using ChangeQuestion = std::function<void(Asked&)>;

std::string described(const Coverage& coverage) {
    std::string text;
    for (const auto& line : coverage.lines)
        text += (text.empty() ? "" : "; ") + line.rule + (line.is_covered ? " covered " : " ") +
                std::string(to_string(line.reason));
    for (const auto note : coverage.notes) text += "note " + std::string(to_string(note));
    return text;
}

// The one rule with its agreement changed, the question changed.
std::string with(
    const ChangeAgreement& agreement_change, const ChangeQuestion& change = [](Asked&) {}) {
    Asked asked;
    auto held = agreement();
    agreement_change(held);
    asked.library.add(std::move(held));
    asked.library.add(HeldStandard{host_standard(), std::string(kHostAuthority), "uOne"});
    change(asked);
    return described(asked.coverage());
}

std::string with_rule(
    const std::function<void(wallet::AgreementRule&)>& change,
    const ChangeQuestion& question = [](Asked&) {}) {
    return with([&](HeldAgreement& held) { change(held.agreement.rules.front()); }, question);
}

std::vector<std::string> codes(const std::vector<ComparedUnit>& units) {
    std::vector<std::string> all;
    for (const auto& unit : units) all.push_back(unit.code);
    return all;
}

}  // namespace

TEST_CASE("a rule between two countries that are bound covers an award that it is about", "[recognition]") {
    CHECK(with([](HeldAgreement&) {}) == "r1 covered covered");
}

TEST_CASE("an agreement that does not bind both countries on the day covers nothing, and says why",
          "[recognition]") {
    const auto status = [](wallet::AgreementStatus set) {
        return with([set](HeldAgreement& held) { held.agreement.status = set; });
    };
    CHECK(status(wallet::AgreementStatus::kDraft) == "r1 agreement-not-in-force");
    CHECK(status(wallet::AgreementStatus::kNegotiating) == "r1 agreement-not-in-force");
    CHECK(status(wallet::AgreementStatus::kSigned) == "r1 agreement-not-in-force");
    CHECK(status(wallet::AgreementStatus::kSuspended) == "r1 agreement-suspended");
    CHECK(status(wallet::AgreementStatus::kInForceProvisionally) == "r1 covered covered");
    CHECK(with([](auto& held) { held.agreement.in_force_from = date("2027-01-01"); }) ==
          "r1 agreement-not-in-force");
    CHECK(with([](auto& held) { held.agreement.in_force_until = date("2026-06-01"); }) ==
          "r1 agreement-ended");
    CHECK(with([](auto& held) { held.agreement.parties[0].entry.reset(); }) == "r1 party-not-bound");
    CHECK(with([](auto& held) { held.agreement.parties[1].exit = date("2026-11-01"); }) ==
          "r1 party-not-bound");
    CHECK(with([](auto& held) { held.has_signed[0] = false; }) == "r1 signature-missing");
    CHECK(with([](auto& held) { held.has_signed[1] = false; }) == "r1 signature-missing");
    CHECK(with([](auto& held) { held.agreement.parties[1].signer = "did:web:somebody.example"; }) ==
          "r1 signer-unknown");
    CHECK(with([](auto& held) { held.is_disputed = true; }) == "r1 agreement-disputed");
}

TEST_CASE("an award from before the agreement is covered where the rule reaches back, and only there",
          "[recognition]") {
    const auto early = [](Asked& asked) { asked.award.awarded = date("2024-12-31"); };
    CHECK(with_rule([](auto&) {}, early) == "r1 award-too-early");
    CHECK(with_rule([](auto& rule) { rule.covers_earlier_awards = true; }, early) == "r1 covered covered");
    CHECK(with([](auto& held) { held.agreement.parties[0].entry = date("2026-06-01"); }) ==
          "r1 award-too-early");
}

TEST_CASE("rights that were acquired stay after an exit where the rule keeps them, and only for those awards",
          "[recognition]") {
    const auto left = [](HeldAgreement& held) {
        held.agreement.parties[1].exit = date("2026-10-01");
        held.agreement.rules.front().keeps_acquired_rights = true;
    };
    CHECK(with(left) == "r1 covered covered");
    CHECK(with(left, [](Asked& asked) { asked.award.awarded = date("2026-10-01"); }) == "r1 party-not-bound");
}

TEST_CASE("a rule that is not about the award or the question says what it is not about", "[recognition]") {
    CHECK(with_rule([](auto& rule) { rule.from.qualifications = {"https://other.example/s"}; }) ==
          "r1 other-qualification");
    CHECK(with_rule([](auto& rule) { rule.from.isco08 = {"71"}; }) == "r1 other-occupation");
    CHECK(with_rule([](auto& rule) { rule.to.isco08 = "7126"; }) == "r1 other-occupation");
    CHECK(with_rule([](auto& rule) {
              rule.from.levels = {{"https://framework.example/nqf", "2020", "4"}};
          }) == "r1 other-level");
    CHECK(with_rule([](auto& rule) { rule.from.issuers = {"did:web:somebody.example"}; }) ==
          "r1 other-issuer");
    CHECK(with_rule([](auto& rule) { rule.purposes = {wallet::RecognitionPurpose::kFurtherStudy}; }) ==
          "r1 other-purpose");
    CHECK(with_rule([](auto& rule) { rule.from.awarded_from = date("2026-05-02"); }) ==
          "r1 award-not-in-window");
    CHECK(with_rule([](auto& rule) { rule.from.awarded_until = date("2026-05-01"); }) ==
          "r1 award-not-in-window");
}

TEST_CASE("a body that no list vouches for, or a certificate that is not accepted, is covered by nothing",
          "[recognition]") {
    const auto unlisted = [](Asked& asked) { asked.is_accredited = false; };
    CHECK(with_rule([](auto&) {}, unlisted) == "r1 issuer-not-accredited");
    CHECK(with_rule([](auto& rule) { rule.from.issuers = {std::string(kIssuer)}; }, unlisted) ==
          "r1 covered covered");
    CHECK(with_rule([](auto&) {}, [](Asked& asked) { asked.is_accepted = false; }) ==
          "r1 certificate-not-accepted");
}

TEST_CASE("a rule that facilitates or has no effect covers nothing and says so", "[recognition]") {
    CHECK(with_rule([](auto& rule) { rule.effect = RuleEffect::kFacilitates; }) == "r1 facilitates");
    CHECK(with_rule([](auto& rule) { rule.effect = RuleEffect::kNoEffect; }) == "r1 no-effect");
}

TEST_CASE("units are held against the standard that a rule names; what is missing makes it partial",
          "[recognition]") {
    Asked asked;
    auto named = rule();
    named.to.qualification = kHostStandard;
    named.excluded_units = {"G2"};
    asked.library.add(agreement(named));
    CHECK(described(asked.coverage()) == "r1 standard-unknown");

    asked.library.add(HeldStandard{host_standard(), std::string(kHostAuthority), "uOne"});
    const auto coverage = asked.coverage();
    REQUIRE(described(coverage) == "r1 covered covered-units");
    const auto& line = coverage.lines.front();
    CHECK(codes(line.units->covered) == std::vector<std::string>{"G1"});
    CHECK(line.units->covered.front().by == "U1");
    CHECK(codes(line.excluded_units) == std::vector<std::string>{"G2"});
    CHECK(codes(line.units->missing) == std::vector<std::string>{"G3", "G4"});
}

TEST_CASE("two texts of one standard are in dispute, and units are held against neither", "[recognition]") {
    Asked asked;
    auto named = rule();
    named.to.qualification = kHostStandard;
    asked.library.add(agreement(named));
    asked.library.add(HeldStandard{host_standard(), std::string(kHostAuthority), "uOne"});
    asked.library.add(HeldStandard{host_standard(), std::string(kHostAuthority), "uOne"});
    CHECK(described(asked.coverage()) == "r1 covered covered-units");
    asked.library.add(HeldStandard{host_standard(), std::string(kHomeAuthority), "uTwo"});
    CHECK(described(asked.coverage()) == "r1 standard-disputed");
}

TEST_CASE("electives that are missing leave a recognition whole", "[recognition]") {
    Asked asked;
    auto standard = host_standard();
    standard.units[2].is_optional = true;
    auto named = rule();
    named.to.qualification = kHostStandard;
    asked.library.add(agreement(named));
    asked.library.add(HeldStandard{std::move(standard), std::string(kHostAuthority), "uOne"});
    CHECK(described(asked.coverage()) == "r1 covered covered");
}

TEST_CASE("a rule that credits units counts those and no others", "[recognition]") {
    Asked asked;
    auto crediting = rule();
    crediting.effect = RuleEffect::kCreditsUnits;
    crediting.to.qualification = kHostStandard;
    crediting.credited_units = {"G1"};
    asked.library.add(agreement(crediting));
    asked.library.add(HeldStandard{host_standard(), std::string(kHostAuthority), "uOne"});
    const auto coverage = asked.coverage();
    REQUIRE(described(coverage) == "r1 covered covered-units");
    CHECK(codes(coverage.lines.front().units->covered) == std::vector<std::string>{"G1"});
}

TEST_CASE("conditions are looked at where documents can show them, and stay open where only an office can",
          "[recognition]") {
    using wallet::ConditionKind;
    const auto conditional = [](wallet::RuleCondition condition, const ChangeQuestion& change) {
        return with_rule(
            [&](auto& rule) {
                rule.effect = RuleEffect::kRecognisesSubjectTo;
                rule.conditions = {condition};
            },
            change);
    };
    const auto nothing = [](Asked&) {};
    const auto worked = [](Asked& asked, std::string_view from, std::string_view to) {
        wallet::WorkExperienceAttestation attested;
        attested.occupation = asked.award.occupation;
        attested.start_date = date(from);
        attested.end_date = date(to);
        asked.experience.push_back(attested);
    };
    const wallet::RuleCondition two_years{ConditionKind::kExperience, {{"en", "Two years"}}, 2, {}, {}};
    CHECK(conditional(two_years, nothing) == "r1 covered covered-with-conditions");
    // Two attestations of one time count once.
    CHECK(conditional(two_years, [&](Asked& asked) {
              worked(asked, "2023-01-01", "2024-06-30");
              worked(asked, "2023-01-01", "2024-06-30");
          }) == "r1 covered covered-with-conditions");
    CHECK(conditional(two_years, [&](Asked& asked) {
              worked(asked, "2023-01-01", "2024-06-30");
              worked(asked, "2024-03-01", "2025-03-01");
          }) == "r1 covered covered");

    const wallet::RuleCondition french{ConditionKind::kLanguage, {{"en", "French"}}, {}, "fr", "B1"};
    const auto tested = [](std::string framework, std::string level) {
        return [framework = std::move(framework), level = std::move(level)](Asked& asked) {
            wallet::LanguageProficiency result;
            result.tested_language = "fr";
            result.level = {framework, "2020", level};
            asked.languages.push_back(result);
        };
    };
    CHECK(conditional(french, tested("https://framework.example/cefr", "A2")) ==
          "r1 covered covered-with-conditions");
    CHECK(conditional(french, tested("https://framework.example/cefr", "C1")) == "r1 covered covered");
    CHECK(conditional(french, tested("https://framework.example/own-scale", "C1")) ==
          "r1 covered covered-with-conditions");

    CHECK(conditional({ConditionKind::kCertificateAge, {{"en", "One year"}}, 1, {}, {}}, nothing) ==
          "r1 covered covered");
    CHECK(conditional({ConditionKind::kCertificateAge, {{"en", "One year"}}, 1, {}, {}}, [](Asked& asked) {
              asked.award.awarded = date("2025-11-20");
          }) == "r1 covered covered-with-conditions");
    CHECK(conditional({ConditionKind::kHealth, {{"en", "Health"}}, {}, {}, {}}, nothing) ==
          "r1 covered covered-with-conditions");
}

TEST_CASE("the more specific rule goes before the general one, the later agreement before the earlier",
          "[recognition]") {
    Asked asked;
    auto general = rule();
    general.id = "general";
    auto specific = rule();
    specific.id = "specific";
    specific.from.qualifications = {asked.award.standard.id};
    specific.effect = RuleEffect::kNoEffect;
    auto held = agreement(general);
    held.agreement.rules.push_back(specific);
    asked.library.add(std::move(held));
    CHECK(described(asked.coverage()) == "specific no-effect; general less-specific");
}

TEST_CASE("two rules that are equal and differ are for the authority to settle, and cover nothing",
          "[recognition]") {
    Asked asked;
    auto other = rule();
    other.id = "r2";
    other.effect = RuleEffect::kFacilitates;
    auto held = agreement();
    held.agreement.rules.push_back(other);
    asked.library.add(std::move(held));
    CHECK(described(asked.coverage()) == "r1 rules-conflict; r2 rules-conflict");
}

TEST_CASE("agreements are not joined: by a third country, or in a circle, nothing follows and it is said",
          "[recognition]") {
    const auto between = [](std::string id, std::string from, std::string to) {
        auto held = agreement();
        held.agreement.id = std::move(id);
        held.digest = held.agreement.id;
        held.agreement.parties[0].jurisdiction = from;
        held.agreement.parties[1].jurisdiction = to;
        held.agreement.rules.front().from.jurisdictions = {std::move(from)};
        held.agreement.rules.front().to.jurisdictions = {std::move(to)};
        return held;
    };
    Asked asked;
    asked.library.add(between("https://a.example/1", "NP", "TG"));
    asked.library.add(between("https://a.example/2", "TG", "GH"));
    asked.library.add(between("https://a.example/3", "GH", "NP"));
    CHECK(described(asked.coverage()) == "note not-transitive");
}

TEST_CASE("a mutual rule holds in both directions, a one-way rule in its own", "[recognition]") {
    const auto turned = [](Asked& asked) {
        asked.origins = {"GH"};
        asked.question.destination = "NP";
        asked.policy.authorities = {{std::string(kHomeAuthority), "Demo Ministry (demo)", {"NP"}}};
    };
    CHECK(with_rule([](auto&) {}, turned).empty());
    CHECK(with_rule([](auto& rule) { rule.reciprocity = wallet::Reciprocity::kMutual; }, turned) ==
          "r1 covered covered");
}

TEST_CASE("of an agreement the highest version is used, and two of one version are disputed",
          "[recognition]") {
    Asked asked;
    auto newer = agreement();
    newer.agreement.version = 2;
    newer.digest = "uTwo";
    newer.agreement.status = wallet::AgreementStatus::kSuspended;
    asked.library.add(agreement());
    asked.library.add(newer);
    asked.library.add(agreement());
    CHECK(described(asked.coverage()) == "r1 agreement-suspended");
    newer.digest = "uThree";
    asked.library.add(newer);
    CHECK(described(asked.coverage()) == "r1 agreement-disputed");
}

TEST_CASE("a country's own award needs no agreement with itself", "[recognition]") {
    CHECK(with([](auto&) {}, [](Asked& asked) { asked.origins = {"GH"}; }).empty());
}
