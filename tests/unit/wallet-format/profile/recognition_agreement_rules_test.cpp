// SPDX-License-Identifier: Apache-2.0
// Each rule between the members of an agreement, broken once.
#include "tests/unit/wallet-format/profile/agreement_samples.h"
#include "tests/unit/wallet-format/profile/own_document_samples.h"
#include "tests/unit/wallet-format/samples.h"
#include "wallet-format/profile/recognition_agreement.h"

namespace carnet::wallet {
namespace {

using test::date;

// Where the sample is refused after the change, or "good".
template <class Change>
std::string place(const Change& change) {
    auto agreement = test::sample_recognition_agreement();
    change(agreement);
    const auto checked = check_recognition_agreement(agreement);
    CHECK(checked.has_value() == write_recognition_agreement(agreement, test::sample_envelope()).has_value());
    if (checked) return "good";
    CHECK(checked.error().code == ErrorCode::kBadValue);
    return checked.error().where;
}

// The same in its rule 0 (under conditions), 1 (credits units) or 2 (recognises).
template <class Change>
std::string place_in_rule(std::size_t rule, const Change& change) {
    return place([&](RecognitionAgreement& agreement) { change(agreement.rules[rule]); });
}

void unratify(RecognitionAgreement& agreement) {
    agreement.in_force_from.reset();
    agreement.in_force_until.reset();
    for (auto& party : agreement.parties) party.entry = party.exit = std::nullopt;
}

TEST_CASE("each party stands once, and leaves after it entered", "[wallet-format][agreement]") {
    CHECK(place([](auto& a) { a.parties[1].jurisdiction = "GH"; }) == "/parties/1/jurisdiction");
    CHECK(place([](auto& a) { a.parties[2].signer = a.parties[0].signer; }) == "/parties/2/signer");
    CHECK(place([](auto& a) { a.parties[0].exit = a.parties[0].entry; }) == "/parties/0/exit");
    CHECK(place([](auto& a) { a.parties[2].exit = date("2029-01-01"); }) == "/parties/2/exit");
    CHECK(place([](auto& a) { a.parties[1].entry = date("2022-12-31"); }) == "/parties/1/entry");
    CHECK(place([](auto& a) { a.parties[2].entry = date("2026-03-01"); }) == "good");
}

TEST_CASE("a draft and an agreement under negotiation have no dates", "[wallet-format][agreement]") {
    for (const auto status : {AgreementStatus::kDraft, AgreementStatus::kNegotiating}) {
        const auto not_begun = [&](const auto& change) {
            return place([&](RecognitionAgreement& agreement) {
                unratify(agreement);
                agreement.status = status;
                change(agreement);
            });
        };
        CHECK(not_begun([](auto& /*a*/) {}) == "good");
        CHECK(not_begun([](auto& a) { a.texts.clear(); }) == "good");
        CHECK(not_begun([](auto& a) { a.in_force_from = date("2023-01-01"); }) == "/inForceFrom");
        CHECK(not_begun([](auto& a) { a.in_force_until = date("2023-01-01"); }) == "/inForceUntil");
        CHECK(not_begun([](auto& a) { a.parties[1].entry = date("2023-01-01"); }) == "/parties/1/entry");
    }
}

TEST_CASE("what was signed has a text, and may know its first day", "[wallet-format][agreement]") {
    const auto signed_only = [](const auto& change) {
        return place([&](RecognitionAgreement& agreement) {
            unratify(agreement);
            agreement.status = AgreementStatus::kSigned;
            change(agreement);
        });
    };
    CHECK(signed_only([](auto& /*a*/) {}) == "good");
    CHECK(signed_only([](auto& a) { a.in_force_from = date("2031-01-01"); }) == "good");
    CHECK(signed_only([](auto& a) { a.in_force_until = date("2031-01-01"); }) == "/inForceUntil");
    CHECK(signed_only([](auto& a) { a.texts.clear(); }) == "/texts");
}

TEST_CASE("what is or was in force has a first day and two parties that entered",
          "[wallet-format][agreement]") {
    for (const auto status : {AgreementStatus::kInForceProvisionally, AgreementStatus::kInForce,
                              AgreementStatus::kSuspended, AgreementStatus::kDenounced}) {
        const auto begun = [&](const auto& change) {
            return place([&](RecognitionAgreement& agreement) {
                agreement.status = status;
                change(agreement);
            });
        };
        CHECK(begun([](auto& /*a*/) {}) == "good");
        CHECK(begun([](auto& a) { a.in_force_from.reset(); }) == "/inForceFrom");
        CHECK(begun([](auto& a) { a.parties[1].entry.reset(); }) == "/parties");
        CHECK(begun([](auto& a) { a.in_force_until = a.in_force_from; }) == "/inForceUntil");
        CHECK(begun([](auto& a) { a.texts.clear(); }) == "/texts");
        CHECK(begun([](auto& a) { a.in_force_until.reset(); }) ==
              (status == AgreementStatus::kDenounced ? "/inForceUntil" : "good"));
    }
}

TEST_CASE("each language has one text and its title", "[wallet-format][agreement]") {
    CHECK(place([](auto& a) { a.texts[1].language = "en"; }) == "/texts/1/language");
    CHECK(place([](auto& a) { a.texts[1].language = "pt"; }) == "/title");
    CHECK(place([](auto& a) { a.title.emplace("pt", "Acordo (demo)"); }) == "good");
}

TEST_CASE("a rule is about parties, from one side to another", "[wallet-format][agreement]") {
    CHECK(place([](auto& a) { a.rules[2].id = "R1"; }) == "/rules/2/ruleId");
    CHECK(place_in_rule(0, [](auto& r) {
              r.from.jurisdictions = {"TG", "NG"};
          }) == "/rules/0/from/jurisdictions/1");
    CHECK(place_in_rule(0, [](auto& r) { r.to.jurisdictions = {"NG"}; }) == "/rules/0/to/jurisdictions/0");
    CHECK(place_in_rule(0, [](auto& r) {
              r.to.jurisdictions = {"GH", "GH"};
          }) == "/rules/0/to/jurisdictions/1");
    CHECK(place_in_rule(0, [](auto& r) { r.from.jurisdictions = {"TG-K"}; }) == "good");
    CHECK(place_in_rule(0, [](auto& r) { r.to.jurisdictions = {"https://community.example/"}; }) == "good");
    CHECK(place_in_rule(0, [](auto& r) { r.to.jurisdictions = {"TG"}; }) == "/rules/0/to/jurisdictions");
    CHECK(place_in_rule(0, [](auto& r) {
              r.from.jurisdictions = r.to.jurisdictions = {"GH", "TG"};
          }) == "good");
}

TEST_CASE("the country does not belong to the party that is a part of it", "[wallet-format][agreement]") {
    CHECK(place([](auto& a) { a.parties[0].jurisdiction = "GH-AA"; }) == "/rules/0/to/jurisdictions/0");
}

TEST_CASE("nothing is listed twice in an origin, and its window has a length", "[wallet-format][agreement]") {
    const auto origin = [](const auto& change) {
        return place_in_rule(0, [&](AgreementRule& rule) { change(rule.from); });
    };
    CHECK(origin([](auto& f) { f.qualifications.push_back(f.qualifications[0]); }) ==
          "/rules/0/from/qualifications/1");
    CHECK(origin([](auto& f) { f.isco08 = {"71", "7126", "71"}; }) == "/rules/0/from/isco08/2");
    CHECK(origin([](auto& f) { f.levels.push_back(f.levels[0]); }) == "/rules/0/from/levels/1");
    CHECK(origin([](auto& f) { f.issuers.push_back(f.issuers[0]); }) == "/rules/0/from/issuers/1");
    CHECK(origin([](auto& f) { f.awarded_until = f.awarded_from; }) == "/rules/0/from/awardedUntil");
    CHECK(place_in_rule(0, [](auto& r) { r.purposes.push_back(r.purposes[0]); }) == "/rules/0/purposes/2");
}

TEST_CASE("conditions stand where the effect has some", "[wallet-format][agreement]") {
    const auto with = [](RuleEffect effect, bool conditions) {
        return place_in_rule(0, [&](AgreementRule& rule) {
            rule.effect = effect;
            if (!conditions) rule.conditions.clear();
            if (effect == RuleEffect::kCreditsUnits) rule.credited_units = {"PLU-1"};
        });
    };
    CHECK(with(RuleEffect::kRecognisesSubjectTo, false) == "/rules/0/conditions");
    CHECK(with(RuleEffect::kRecognises, true) == "/rules/0/conditions");
    CHECK(with(RuleEffect::kRecognises, false) == "good");
    CHECK(with(RuleEffect::kNoEffect, true) == "/rules/0/conditions");
    CHECK(with(RuleEffect::kNoEffect, false) == "good");
    for (const auto effect : {RuleEffect::kFacilitates, RuleEffect::kCreditsUnits}) {
        CHECK(with(effect, true) == "good");
        CHECK(with(effect, false) == "good");
    }
}

TEST_CASE("a condition has the values of its kind and no others", "[wallet-format][agreement]") {
    struct Row {
        ConditionKind kind;
        bool years;
        bool language;
    };
    constexpr std::array rows = {
        Row{ConditionKind::kExperience, true, false},       Row{ConditionKind::kCertificateAge, true, false},
        Row{ConditionKind::kLanguage, false, true},         Row{ConditionKind::kHealth, false, false},
        Row{ConditionKind::kRegistration, false, false},    Row{ConditionKind::kAptitudeTest, false, false},
        Row{ConditionKind::kAdaptationPeriod, false, false}};
    for (const auto& row : rows) {
        for (int given = 0; given < 8; ++given) {
            const bool years = (given & 1) != 0;
            const bool language = (given & 2) != 0;
            const bool level = (given & 4) != 0;
            const auto found = place_in_rule(0, [&](AgreementRule& rule) {
                auto& condition = rule.conditions[1];
                condition.kind = row.kind;
                condition.years = years ? std::optional<std::int64_t>(2) : std::nullopt;
                condition.language = language ? std::optional<std::string>("fr") : std::nullopt;
                condition.level = level ? std::optional<std::string>("B1") : std::nullopt;
            });
            const std::string wanted = years != row.years         ? "/years"
                                       : language != row.language ? "/language"
                                       : level != row.language    ? "/level"
                                                                  : "";
            INFO(static_cast<int>(row.kind) << " " << given);
            CHECK(found == (wanted.empty() ? "good" : "/rules/0/conditions/1" + wanted));
        }
    }
    CHECK(place_in_rule(0, [](auto& r) { r.conditions[1].level = "B"; }) == "/rules/0/conditions/1/level");
    CHECK(place_in_rule(0, [](auto& r) { r.conditions[1].level = "C2"; }) == "good");
}

TEST_CASE("units are credited by rules that say so, and are those of a named standard",
          "[wallet-format][agreement]") {
    CHECK(place_in_rule(1, [](auto& r) { r.credited_units.clear(); }) == "/rules/1/creditedUnits");
    CHECK(place_in_rule(0, [](auto& r) { r.credited_units = {"PLU-1"}; }) == "/rules/0/creditedUnits");
    CHECK(place_in_rule(1, [](auto& r) {
              r.credited_units = {"PLU-1", "PLU-1"};
          }) == "/rules/1/creditedUnits/1");
    CHECK(place_in_rule(1, [](auto& r) {
              r.excluded_units = {"PLU-2", "PLU-2"};
          }) == "/rules/1/excludedUnits/1");
    CHECK(place_in_rule(1, [](auto& r) {
              r.excluded_units = {"PLU-2", "PLU-1"};
          }) == "/rules/1/excludedUnits/1");
    CHECK(place_in_rule(0, [](auto& r) { r.to.qualification.reset(); }) == "/rules/0/to/qualification");
    CHECK(place_in_rule(1, [](auto& r) { r.to.qualification.reset(); }) == "/rules/1/to/qualification");
}

TEST_CASE("a mutual rule about units needs one standard on both sides", "[wallet-format][agreement]") {
    const auto other = [](AgreementRule& rule) {
        rule.from.qualifications = {"https://standards.example/tg/plombier"};
    };
    CHECK(place_in_rule(1, other) == "/rules/1/reciprocity");
    CHECK(place_in_rule(1, [&](AgreementRule& rule) {
              other(rule);
              rule.reciprocity = Reciprocity::kOneWay;
          }) == "good");
    CHECK(place_in_rule(0, [&](AgreementRule& rule) {
              other(rule);
              rule.excluded_units.clear();
          }) == "good");
}

}  // namespace
}  // namespace carnet::wallet
