// SPDX-License-Identifier: Apache-2.0
#include "verifier/recognition/library_document.h"

#include "tests/support/result_text.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/verifier/recognition/library_samples.h"
#include "tests/unit/verifier/world.h"
#include "verifier/trust_directory.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace carnet;
using namespace carnet::test;

namespace {

constexpr std::string_view kStranger = "did:web:stranger.example";

// Two authorities that sign an agreement, and a verifier that knows the one in GH.
struct SignedWorld : World {
    SignedWorld() {
        policy.authorities = {{std::string(kHostAuthority), "Demo Labour Office (demo)", {"GH"}}};
        for (const auto& [did, signing] : {std::pair(kHostAuthority, &host), std::pair(kHomeAuthority, &home),
                                           std::pair(kStranger, &stranger)})
            issuers.publish({std::string(did), {method_of(*signing, did)}, {signing->id}, {}});
    }

    [[nodiscard]] wallet::Envelope envelope(std::string_view issuer) const {
        wallet::Envelope out;
        out.id = "urn:uuid:0b8e5e0a-3c1d-4d5f-8a56-1f2e3d4c5b70";
        out.issuer = issuer;
        out.issuer_name = "Demo Labour Office (demo)";
        out.valid_from = test::at("2025-01-01T00:00:00Z");
        out.schema_base = "https://labour.gh.example/schemas/";
        return out;
    }
    [[nodiscard]] std::string agreement_text(std::int64_t version = 1) const {
        return text_of(write_recognition_agreement(agreement_of(version), envelope(kHostAuthority)));
    }
    [[nodiscard]] static wallet::RecognitionAgreement agreement_of(std::int64_t version) {
        auto held = agreement();
        held.agreement.version = version;
        held.agreement.title = {{"en", "Agreement on electricians (demo)"}};
        held.agreement.texts = {{"en", "https://agreements.example/np-gh/en.pdf",
                                 "uWZVc7WaX1h4D8rJVb-UwirFoRoRrWG9YbX97etySZzQ"}};
        return held.agreement;
    }
    // What somebody made up who is no party: himself in the place of both.
    [[nodiscard]] std::string strangers_text(std::int64_t version) const {
        auto made_up = agreement_of(version);
        made_up.parties.front().signer = kStranger;
        made_up.parties.back().signer = std::string(kStranger) + ":too";
        return text_of(write_recognition_agreement(made_up, envelope(kStranger)));
    }
    [[nodiscard]] std::string referencing_text(std::string_view publisher, std::string_view day) const {
        wallet::LevelReferencing statement;
        statement.id = "https://framework.example/referencing";
        statement.status = wallet::ReferencingStatus::kAdopted;
        statement.from = {"https://framework.example/nqf", "2020"};
        statement.to = {"https://region.example/rqf", "2018"};
        statement.levels = {{{"3"}, {"4"}}};
        statement.report = {{{"en", "Referencing report (demo)"}}, date(day), {}, {}};
        statement.effective_from = date("2022-06-01");
        return text_of(write_level_referencing(statement, envelope(publisher)));
    }
    [[nodiscard]] std::string standard_text() const {
        return text_of(write_occupational_standard(host_standard(), envelope(kHostAuthority)));
    }
    [[nodiscard]] static std::string text_of(const Result<std::string>& text) {
        INFO((text ? std::string() : text.error().message()));
        REQUIRE(text.has_value());
        return *text;
    }
    [[nodiscard]] Result<void> add(const std::string& text) {
        auto credential = read_trust_document(text);
        if (!credential) return credential.error();
        return add_to_library(library, *credential, {policy, trust, clock.now()},
                              {policy, issuers, clock.now()});
    }

    Key host = make_key(31, keys::Algorithm::kEd25519, kHostAuthority);
    Key home = make_key(32, keys::Algorithm::kEd25519, kHomeAuthority);
    Key stranger = make_key(33, keys::Algorithm::kEd25519, kStranger);
};

ErrorCode refusal(SignedWorld& world, const std::string& text) {
    const auto added = world.add(text);
    REQUIRE_FALSE(added.has_value());
    return added.error().code;
}

}  // namespace

TEST_CASE("a party counts by its own signature alone, whatever the others' are worth", "[recognition]") {
    SignedWorld world;
    REQUIRE(world.add(sign(world.agreement_text(), world.host)));
    const auto& held = *world.library.agreements_to("GH").front();
    CHECK(held.has_signed == std::vector<bool>{false, true});
    CHECK(held.why.front().find("has not signed") != std::string::npos);

    // The other party's signature comes later, in another copy of the same text.
    REQUIRE(world.add(sign(world.agreement_text(), world.home)));
    CHECK(held.has_signed == std::vector<bool>{true, true});
}

TEST_CASE("one party's key that was withdrawn does not hide the other's signature", "[recognition]") {
    SignedWorld world;
    const auto both = sign(sign(world.agreement_text(), world.host), world.home, {.joins_others = true});
    auto method = World::method_of(world.home, kHomeAuthority);
    method.revoked = Timestamp::of(at("2026-10-01T00:00:00Z"));
    world.issuers.publish({std::string(kHomeAuthority), {method}, {method.id}, {}});
    REQUIRE(world.add(both));
    CHECK(world.library.agreements_to("GH").front()->has_signed == std::vector<bool>{false, true});
}

TEST_CASE("what nobody known has published, or signed as it stands, is not taken in", "[recognition]") {
    SignedWorld world;
    const auto standard = sign(world.standard_text(), world.host);
    CHECK(refusal(world, world.agreement_text()) == ErrorCode::kSignatureInvalid);
    CHECK(refusal(world, world.standard_text()) == ErrorCode::kSignatureInvalid);
    CHECK(refusal(world, replaced(standard, "Solar plants", "Roof work")) == ErrorCode::kSignatureInvalid);
    CHECK(refusal(world, sign(world.standard_text(), world.host, {.form = wallet::CanonicalForm::kRdfc})) ==
          ErrorCode::kUnsupportedProof);
    CHECK(refusal(world, world.signed_certificate()) == ErrorCode::kUnsupported);
    world.policy.authorities.clear();
    CHECK(refusal(world, standard) == ErrorCode::kForbidden);
}

TEST_CASE("a standard that is taken in is held against certificates, in the version that is in force",
          "[recognition]") {
    SignedWorld world;
    REQUIRE(world.add(sign(world.standard_text(), world.host)));
    REQUIRE(world.library.standards_in("GH").size() == 1);
    CHECK(world.library.find_standard(kHostStandard, date("2026-11-21")) != nullptr);
    CHECK(world.library.find_standard(kHostStandard, date("2023-12-31")) == nullptr);
    CHECK(world.library.find_standard("https://other.example/s", date("2026-11-21")) == nullptr);
}

TEST_CASE("a later version by others than the parties does not take an agreement's place", "[recognition]") {
    SignedWorld world;
    REQUIRE(world.add(sign(sign(world.agreement_text(), world.host), world.home, {.joins_others = true})));
    const auto refused = world.add(sign(world.strangers_text(9), world.stranger));
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == ErrorCode::kForbidden);
    CHECK(refused.error().message().find("a party of version 1") != std::string::npos);
    CHECK(refusal(world, sign(world.strangers_text(1), world.stranger)) == ErrorCode::kForbidden);
    const auto& held = *world.library.agreements_to("GH").front();
    CHECK(held.agreement.version == 1);
    CHECK_FALSE(held.is_disputed);
}

TEST_CASE("in a folder the version before is read first, whatever the files are called", "[recognition]") {
    SignedWorld world;
    const TemporaryDirectory folder;
    std::ofstream(folder.path() / "1.json") << sign(world.strangers_text(9), world.stranger);
    std::ofstream(folder.path() / "2.json") << sign(world.agreement_text(2), world.home);
    std::ofstream(folder.path() / "3.json") << sign(world.agreement_text(1), world.host);
    const auto loaded = load_trust(folder.path(), world.policy, world.issuers, world.clock.now());
    REQUIRE(loaded.has_value());
    REQUIRE(loaded->unused.size() == 1);
    CHECK(loaded->unused.front().file.filename() == "1.json");
    CHECK(loaded->unused.front().why.find("stays in use") != std::string::npos);
    CHECK(loaded->library.agreements_to("GH").front()->agreement.version == 2);
}

TEST_CASE("a party's name without its signature does not make an amendment", "[recognition]") {
    SignedWorld world;
    REQUIRE(world.add(sign(world.agreement_text(), world.host)));
    auto named = SignedWorld::agreement_of(2);
    named.parties.push_back(
        {"Stranger (demo)", "TG", std::string(kStranger), "None", date("2025-01-01"), {}});
    const auto text =
        SignedWorld::text_of(write_recognition_agreement(named, world.envelope(kHostAuthority)));
    CHECK(refusal(world, sign(text, world.stranger)) == ErrorCode::kForbidden);
    CHECK(world.library.agreements_to("GH").front()->agreement.version == 1);
}

TEST_CASE("one party may amend what it signed, and then nothing is granted until the other has signed too",
          "[recognition]") {
    SignedWorld world;
    REQUIRE(world.add(sign(sign(world.agreement_text(), world.host), world.home, {.joins_others = true})));
    REQUIRE(world.add(sign(world.agreement_text(2), world.home)));
    REQUIRE(world.library.agreements_to("GH").size() == 1);
    const auto& held = *world.library.agreements_to("GH").front();
    CHECK(held.agreement.version == 2);
    CHECK(held.has_signed == std::vector<bool>{true, false});
}

TEST_CASE("what nobody known has signed keeps no later version out", "[recognition]") {
    SignedWorld world;
    REQUIRE(world.add(sign(world.strangers_text(1), world.stranger)));
    REQUIRE(world.add(sign(world.agreement_text(2), world.host)));
    CHECK(world.library.agreements_to("GH").front()->agreement.version == 2);
}

TEST_CASE("a statement on levels is replaced by its own publisher only", "[recognition]") {
    SignedWorld world;
    world.policy.authorities.push_back({std::string(kHomeAuthority), "Demo Ministry (demo)", {"NP"}});
    REQUIRE(world.add(sign(world.referencing_text(kHomeAuthority, "2022-05-01"), world.home)));
    const auto by_other = world.referencing_text(kHostAuthority, "2025-05-01");
    CHECK(refusal(world, sign(by_other, world.host)) == ErrorCode::kForbidden);
    CHECK(refusal(world, sign(world.referencing_text(kHostAuthority, "2022-05-01"), world.host)) ==
          ErrorCode::kForbidden);
    const auto& statements = world.library.referencings_of("https://framework.example/nqf");
    CHECK(statements.front()->statement.report.date == date("2022-05-01"));
    CHECK_FALSE(statements.front()->is_disputed);

    REQUIRE(world.add(sign(world.referencing_text(kHomeAuthority, "2023-05-01"), world.home)));
    CHECK(statements.front()->statement.report.date == date("2023-05-01"));
    // Handed over: the one who published it signs beside the one who does from now on.
    REQUIRE(world.add(sign(sign(by_other, world.host), world.home, {.joins_others = true})));
    CHECK(statements.front()->publisher == kHostAuthority);
}
