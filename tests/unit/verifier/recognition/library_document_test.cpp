// SPDX-License-Identifier: Apache-2.0
#include "verifier/recognition/library_document.h"

#include "tests/support/result_text.h"
#include "tests/unit/verifier/recognition/library_samples.h"
#include "tests/unit/verifier/world.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::test;

namespace {

// Two authorities that sign an agreement, and a verifier that knows the one in GH.
struct SignedWorld : World {
    SignedWorld() {
        policy.authorities = {{std::string(kHostAuthority), "Demo Labour Office (demo)", {"GH"}}};
        for (const auto& [did, signing] :
             {std::pair(kHostAuthority, &host), std::pair(kHomeAuthority, &home)})
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
    [[nodiscard]] std::string agreement_text() const {
        auto held = agreement();
        held.agreement.title = {{"en", "Agreement on electricians (demo)"}};
        held.agreement.texts = {{"en", "https://agreements.example/np-gh/en.pdf",
                                 "uWZVc7WaX1h4D8rJVb-UwirFoRoRrWG9YbX97etySZzQ"}};
        return text_of(write_recognition_agreement(held.agreement, envelope(kHostAuthority)));
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
