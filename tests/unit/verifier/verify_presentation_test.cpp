// SPDX-License-Identifier: Apache-2.0
#include "verifier/verify_presentation.h"

#include "tests/unit/verifier/world.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::verifier;
using carnet::test::World;

namespace {

std::string presented(const std::string& credentials, const std::string& holder) {
    return R"({"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiablePresentation"],)"
           R"("holder":")" +
           holder + R"(","verifiableCredential":[)" + credentials + "]}";
}

// A world with a holder who has a certificate of it.
struct Presenting {
    World world;
    test::Key holder = test::make_did_key(9);
    std::string holder_did = holder.id.substr(0, holder.id.find('#'));
    test::Signing how{.purpose = "authentication",
                      .form = wallet::CanonicalForm::kRdfc,
                      .domains = {"verifier.example"},
                      .challenge = "3182bdea"};

    Presenting() {
        world.publish_list({});
        publish_suspensions();
    }
    void publish_suspensions() {
        world.publish_list({.url = std::string(test::kSuspensionList), .purposes = {"suspension"}});
    }
    [[nodiscard]] std::string signed_one() const {
        return sign(presented(world.signed_certificate(), holder_did), holder, how);
    }
};

std::string outcome(const PresentationVerdict& verdict, CheckKind kind) {
    for (const Check& check : verdict.checks)
        if (check.kind == kind)
            return std::string(to_string(check.outcome)) + " " + std::string(to_string(check.reason));
    return "missing";
}

}  // namespace

TEST_CASE("a presentation is accepted with the holder's proof and every credential",
          "[verifier][presentation]") {
    const Presenting all;
    for (const auto form : {wallet::CanonicalForm::kJcs, wallet::CanonicalForm::kRdfc}) {
        auto how = all.how;
        how.form = form;
        const auto text = sign(presented(all.world.signed_certificate(), all.holder_did), all.holder, how);
        const auto verdict = all.world.present(text, {"verifier.example", "3182bdea"});
        for (const Check& check : verdict.checks) CHECK(check.outcome == Outcome::kPassed);
        CHECK(verdict.checks.size() == 6);
        REQUIRE(verdict.credentials.size() == 1);
        CHECK(verdict.credentials.front().decision() == Decision::kAccepted);
        CHECK(verdict.decision() == Decision::kAccepted);
        CHECK(verdict.holder == all.holder_did);
    }
}

TEST_CASE("a presentation for another place, question or purpose is rejected", "[verifier][presentation]") {
    const Presenting all;
    const auto text = all.signed_one();
    CHECK(outcome(all.world.present(text, {"other.example", {}}), CheckKind::kProof) ==
          "failed proof-domain-wrong");
    CHECK(outcome(all.world.present(text, {{}, "another"}), CheckKind::kProof) ==
          "failed proof-challenge-wrong");
    auto how = all.how;
    how.purpose = "assertionMethod";
    const auto assertion = sign(presented(all.world.signed_certificate(), all.holder_did), all.holder, how);
    CHECK(outcome(all.world.present(assertion), CheckKind::kProof) == "failed proof-purpose-wrong");
    CHECK(all.world.present(assertion).decision() == Decision::kRejected);
}

TEST_CASE("what somebody else signed is not the holder's presentation", "[verifier][presentation]") {
    const Presenting all;
    const auto other = test::make_did_key(10);
    const auto text = sign(presented(all.world.signed_certificate(), all.holder_did), other, all.how);
    const auto verdict = all.world.present(text);
    CHECK(outcome(verdict, CheckKind::kProof) == "passed ok");
    CHECK(outcome(verdict, CheckKind::kIssuerControl) == "failed issuer-not-controller");
    CHECK(verdict.decision() == Decision::kRejected);
}

TEST_CASE("a key that is not for authentication does not present", "[verifier][presentation]") {
    Presenting all;
    auto document = all.world.did_document();
    document.authentication.clear();
    all.world.issuers.publish(document);
    const auto text =
        sign(presented(all.world.signed_certificate(), std::string(test::kIssuer)), all.world.key, all.how);
    CHECK(outcome(all.world.present(text), CheckKind::kIssuerKey) == "failed key-not-for-authentication");
}

TEST_CASE("one bad credential spoils a presentation, and a proof is needed", "[verifier][presentation]") {
    const Presenting all;
    const auto good = all.world.signed_certificate();
    const auto altered = test::replaced(good, "Maya Exampleperson", "Naya Exampleperson");
    const auto text = sign(presented(good + "," + altered, all.holder_did), all.holder, all.how);
    const auto verdict = all.world.present(text);
    REQUIRE(verdict.credentials.size() == 2);
    CHECK(verdict.credentials[0].decision() == Decision::kAccepted);
    CHECK(verdict.credentials[1].decision() == Decision::kRejected);
    CHECK(verdict.decision() == Decision::kRejected);

    const auto bare = all.world.present(presented(good, all.holder_did));
    CHECK(outcome(bare, CheckKind::kProof) == "failed proof-missing");
    CHECK(bare.decision() == Decision::kRejected);
}

TEST_CASE("an envelope that is not opened leaves the presentation undetermined", "[verifier][presentation]") {
    const Presenting all;
    const std::string envelope =
        R"({"@context":"https://www.w3.org/ns/credentials/v2","type":"EnvelopedVerifiableCredential",)"
        R"("id":"data:application/vc+cose,0oRD"})";
    const auto text = sign(presented(envelope, all.holder_did), all.holder, all.how);
    CHECK(all.world.present(text).decision() == Decision::kUndetermined);
}

TEST_CASE("a presentation that cannot be read says so, and everything else waits",
          "[verifier][presentation]") {
    const World world;
    const auto broken = world.present("{");
    CHECK(broken.checks.size() == 6);
    CHECK(outcome(broken, CheckKind::kFormat) == "failed json-syntax");
    CHECK(outcome(broken, CheckKind::kProof) == "skipped depends-on-format");
    const auto wrong = world.present("{}");
    CHECK(outcome(wrong, CheckKind::kStructure) == "failed context-wrong");
    CHECK(outcome(wrong, CheckKind::kProof) == "skipped depends-on-structure");
    std::string many;
    for (int i = 0; i < 17; ++i) many += std::string(i == 0 ? "" : ",") + R"({"a":1})";
    CHECK(outcome(world.present(presented(many, "did:example:h")), CheckKind::kStructure) ==
          "failed too-large");
}
