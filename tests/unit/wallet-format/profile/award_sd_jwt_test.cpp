// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/award_sd_jwt.h"
#include "tests/unit/wallet-format/competency_samples.h"
#include "tests/unit/wallet-format/sd-jwt/sd_jwt_samples.h"
#include "wallet-format/sd-jwt/presenting.h"
#include "wallet-format/sd-jwt/sd_jwt_vc.h"

#include <algorithm>

namespace carnet::wallet {
namespace {

constexpr std::string_view kBase = "https://board.example";

AwardSdJwtFacts facts(const CompetencyDocument& document) {
    AwardSdJwtFacts out;
    out.award_id = test::sample_envelope().id;
    out.issuer = kBase;
    out.vct = award_vct(kBase, document);
    out.issued = UtcTime{1'795'000'000, 0};
    out.valid_until = UtcTime{1'990'000'000, 0};
    out.status = TokenStatusReference{"https://board.example/token-status/1", 94'567};
    out.holder_key = test::es256_signer(2)->public_key();
    return out;
}

SdJwt issued(const CompetencyDocument& document, const AwardDisclosure& disclosure = {}) {
    const auto claims = award_claims(document, facts(document), disclosure);
    REQUIRE(claims);
    const auto issuer = test::es256_signer(1);
    test::SeededRandom random(5);
    const auto json = test::json(claims->json);
    const auto text = issue_sd_jwt_vc(json.root(), claims->hidden, {}, *issuer, random, {.max_decoys = 4});
    REQUIRE(text);
    return test::parsed_sd_jwt(*text);
}

SdJwtVc presented(const SdJwt& sd_jwt, const std::vector<ClaimPath>& wanted) {
    auto vc = read_sd_jwt_vc(select_disclosures(sd_jwt, wanted).value());
    REQUIRE(vc);
    return *std::move(vc);
}

TEST_CASE("an award shown whole as SD-JWT VC is the award", "[wallet-format][sd-jwt]") {
    for (const CompetencyDocument& document :
         {CompetencyDocument(test::sample_certificate()), CompetencyDocument(test::sample_statement())}) {
        const auto vc = read_sd_jwt_vc(issued(document).text());
        REQUIRE(vc);
        const auto award = read_award_claims(vc->claims());
        REQUIRE(award);
        CHECK(award->document == document);
        CHECK(award->award_id == test::sample_envelope().id);
        CHECK(vc->vct == award_vct(kBase, document));
        CHECK(vc->status->index == 94'567);
        CHECK(vc->holder == test::es256_signer(2)->public_key());
    }
}

TEST_CASE("any valid award is issued and read back", "[wallet-format][sd-jwt]") {
    test::SeededRandom chance(11);
    test::RandomDocuments documents(chance);
    for (int i = 0; i < 100; ++i) {
        const auto document = documents.document();
        const auto vc = read_sd_jwt_vc(issued(document).text());
        REQUIRE(vc);
        REQUIRE(read_award_claims(vc->claims()).value().document == document);
        const auto none = presented(issued(document), {});
        REQUIRE(read_award_claims(none.claims()));
    }
}

TEST_CASE("who, when, how and where stays hidden unless the holder shows it", "[wallet-format][sd-jwt]") {
    const auto sd_jwt = issued(test::sample_certificate());
    const auto payload = as_text(sd_jwt.issuer_jwt().payload());
    for (const auto* secret : {"Asha", "आशा", "1988", "000417", "trade-test", "2026-04-20", "0042",
                               "Demo Test Centre", "Exampleville", "Training Works", "0713", "B+"}) {
        INFO(secret);
        CHECK(payload.find(secret) == std::string_view::npos);
    }
    const auto vc = presented(sd_jwt, {});
    const auto shown = read_award_claims(vc.claims()).value();
    const auto& award = award_of(shown.document);
    CHECK(shown.award_id == test::sample_envelope().id);
    CHECK(award.title == "Site Electrician");
    CHECK(award.units.size() == 2);
    CHECK(award.awarded == test::date("2026-05-01"));
    CHECK(award.assessment.place.country == "NP");
    CHECK(award.holder == Holder{});
    CHECK(award.number.empty());
    CHECK_FALSE(award.provider);
    CHECK_FALSE(award.units[0].grade);
    CHECK(award.undisclosed == std::vector<std::string>{"/number", "/holder/nameLatin", "/assessment/method",
                                                        "/assessment/assessor", "/assessment/from",
                                                        "/assessment/to", "/assessment/place/name",
                                                        "/assessment/place/locality"});
    CHECK_FALSE(is_disclosed(award, "/assessment/method"));
    CHECK(is_disclosed(award, "/title"));
    CHECK(award.assessment.assessor.name.empty());
    CHECK(award.assessment.place.name.empty());
}

TEST_CASE("a holder shows single claims, and the rest stays undisclosed", "[wallet-format][sd-jwt]") {
    const auto sd_jwt = issued(test::sample_certificate());
    const auto vc =
        presented(sd_jwt, {{"holder", "nameLatin"}, {"assessment", "to"}, {"assessment", "method"}});
    const auto award = award_of(read_award_claims(vc.claims()).value().document);
    CHECK(award.holder.name_latin == "Asha Namuna");
    CHECK_FALSE(award.holder.birth_date);
    CHECK(award.assessment.method == AssessmentMethod::kTradeTest);
    CHECK(award.assessment.to == test::date("2026-04-21"));
    CHECK(is_disclosed(award, "/assessment/method"));
    CHECK_FALSE(is_disclosed(award, "/assessment/from"));
    const auto language = presented(sd_jwt, {{"holder", "nameLanguage"}});
    CHECK_FALSE(award_of(read_award_claims(language.claims()).value().document).holder.name_language);
}

TEST_CASE("what is for the holder to show and stands open all the same is found", "[wallet-format][sd-jwt]") {
    const auto all_hidden = presented(issued(test::sample_certificate()), {});
    CHECK(check_hidden(all_hidden.claims(), {}));
    const AwardDisclosure open{{AwardPart::kProgramme, AwardPart::kGrades}};
    const auto some_open = presented(issued(test::sample_certificate(), open), {});
    CHECK(check_hidden(some_open.claims(), open));
    CHECK(check_hidden(some_open.claims(), {}).error().where == "/units/*/grade");
    CHECK(check_hidden(some_open.claims(), {{AwardPart::kGrades}}).error().where == "/provider");
    for (const auto* name : {"name", "birth-date", "number", "assessment", "programme", "grades"})
        CHECK(to_string(award_part_from(name).value()) == name);
    CHECK_FALSE(award_part_from("status"));
}

TEST_CASE("the profile may leave the name open", "[wallet-format][sd-jwt]") {
    const auto vc = presented(issued(test::sample_certificate(), {.open = {AwardPart::kName}}), {});
    const auto award = award_of(read_award_claims(vc.claims()).value().document);
    CHECK(award.holder.name_latin == "Asha Namuna");
    CHECK_FALSE(award.holder.birth_date);
}

TEST_CASE("what nobody can keep back must be there, and by the rules", "[wallet-format][sd-jwt]") {
    const auto whole =
        award_claims(test::sample_certificate(), facts(test::sample_certificate())).value().json;
    const auto changed = [&](std::string_view what, std::string_view with) {
        auto text = whole;
        REQUIRE(text.find(what) != std::string::npos);
        text.replace(text.find(what), what.size(), with);
        const auto read = read_award_claims(test::json(text).root());
        INFO(text);
        REQUIRE_FALSE(read);
        return read.error();
    };
    CHECK(changed("\"title\":\"Site Electrician\"", "\"x\":1").code == ErrorCode::kMissingMember);
    CHECK(changed("\"awarded\"", "\"awardedAt\"").code == ErrorCode::kMissingMember);
    CHECK(changed("\"awardId\"", "\"awardIdentifier\"").code == ErrorCode::kMissingMember);
    CHECK(changed("urn:uuid:0b8e5e0a", "urn:uuid:0B8E5E0A").where == "/awardId");
    CHECK(changed("\"CompetencyCertificate\"", "\"Diploma\"").code == ErrorCode::kUnsupported);
    CHECK(changed("\"isco08\":\"7411\"", "\"isco08\":\"741\"").where == "/occupation/isco08");
    CHECK(changed("\"number\"", "\"numero\"").code == ErrorCode::kUnknownMember);
    CHECK(changed("\"country\":\"NP\",\"locality\"", "\"locality\"").code == ErrorCode::kMissingMember);
    CHECK_FALSE(read_award_claims(test::json("[]").root()));
}

TEST_CASE("nothing is issued of an award shown in part, or without id and type", "[wallet-format][sd-jwt]") {
    auto award = test::sample_award();
    award.undisclosed = {"/assessment/method"};
    const CompetencyDocument partial = CompetencyCertificate{award};
    CHECK(award_claims(partial, facts(partial)).error().code == ErrorCode::kBadValue);
    CHECK_FALSE(write_competency(partial, test::sample_envelope()));
    const CompetencyDocument document = test::sample_certificate();
    auto wrong = facts(document);
    wrong.award_id = "1";
    CHECK(award_claims(document, wrong).error().where == "facts/award_id");
    wrong = facts(document);
    wrong.vct.clear();
    CHECK(award_claims(document, wrong).error().where == "facts/vct");
}

TEST_CASE("type metadata say of every claim that is hidden that it may be", "[wallet-format][sd-jwt]") {
    const CompetencyDocument document = test::sample_certificate();
    const auto texts = [](std::string_view place) {
        return std::vector<LocalizedText>{{"en", "text of " + std::string(place), {}},
                                          {"fr", "texte de " + std::string(place), {}}};
    };
    const auto vct = award_vct("https://board.example/", document);
    CHECK(vct == "https://board.example/types/competency-certificate-v1");
    const auto type = award_type_metadata(vct, "CompetencyCertificate", texts);
    const auto back = test::json(write_type_metadata(type));
    CHECK(read_type_metadata(back.root()).value() == type);
    CHECK(type.display.size() == 2);
    const auto claims = award_claims(document, facts(document)).value();
    for (const auto& path : claims.hidden) {
        INFO(pointer_of(path));
        const auto described = std::find_if(type.claims.begin(), type.claims.end(),
                                            [&](const ClaimMetadata& claim) { return claim.path == path; });
        REQUIRE(described != type.claims.end());
        CHECK(described->sd != SelectiveDisclosure::kNever);
        CHECK(described->display.size() == 2);
    }
}

}  // namespace
}  // namespace carnet::wallet
