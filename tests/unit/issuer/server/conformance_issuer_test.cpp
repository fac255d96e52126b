// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/conformance_issuer.h"

#include "tests/support/fixed_clock.h"
#include "tests/support/result_text.h"
#include "tests/support/seeded_random.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/data-integrity/proof.h"
#include "wallet-format/status-list/status_list_credential.h"

#include <catch2/catch.hpp>

#include <set>

using namespace carnet;
using namespace carnet::issuer;
using test::FixedClock;
using test::SeededRandom;

namespace {

const std::string kLists = "http://127.0.0.1:1/issuers/one/status/";
constexpr std::string_view kV2 =
    R"("@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],)"
    R"("issuer":"did:example:i","credentialSubject":{"id":"did:example:s"})";

struct Suites {
    FixedClock clock{"2026-11-21T12:00:00Z"};
    SeededRandom random{5};

    std::unique_ptr<ConformanceIssuer> make(ConformanceInstance instance) {
        instance.name = "one";
        return ConformanceIssuer::make(instance, random, clock).value();
    }
};

JsonDocument parsed(const std::string& text) {
    return JsonDocument::parse(text).value();
}

Result<std::string> issue(ConformanceIssuer& issuer, const std::string& members) {
    return issuer.issue(parsed("{" + members + "}").root(), kLists);
}

bool holds(const ConformanceIssuer& issuer, const JsonDocument& document) {
    const auto key = keys::PublicKey::from_did_key(issuer.did()).value();
    const auto proof = document.root().require("proof").value();
    return wallet::check_proof(document.root(), proof, key, wallet::embedded_contexts()).has_value();
}

}  // namespace

TEST_CASE("an instance signs with its own suite and key", "[issuer][conformance]") {
    Suites all;
    using keys::Algorithm;
    using wallet::CanonicalForm;
    for (const auto algorithm : {Algorithm::kEd25519, Algorithm::kEcdsaP256, Algorithm::kEcdsaP384}) {
        for (const auto form : {CanonicalForm::kRdfc, CanonicalForm::kJcs}) {
            const auto issuer = all.make({"", algorithm, form, false});
            const auto document = parsed(issue(*issuer, std::string(kV2)).value());
            CHECK(holds(*issuer, document));
            const auto proof = document.root().require("proof").value();
            CHECK(proof.require("cryptosuite").value().string() == issuer->cryptosuite());
            CHECK_FALSE(document.root().find("credentialStatus"));
        }
    }
}

TEST_CASE("an instance adds a status to what has none, in data model 2.0 only", "[issuer][conformance]") {
    Suites all;
    const auto issuer = all.make({"", keys::Algorithm::kEd25519, wallet::CanonicalForm::kRdfc, true});
    std::set<std::string> places;
    for (int i = 0; i < 50; ++i) {
        const auto text =
            issue(*issuer, R"("id":"urn:uuid:)" + std::to_string(i) + R"(",)" + std::string(kV2)).value();
        const auto credential = wallet::Credential::from_json(parsed(text)).value();
        CHECK(holds(*issuer, parsed(text)));
        REQUIRE(credential.statuses().size() == 2);
        CHECK(credential.statuses()[0].list == kLists + "revocation");
        places.insert(std::to_string(credential.statuses()[0].index));
    }
    CHECK(places.size() == 50);
    const auto with_own =
        parsed(issue(*issuer, std::string(kV2) + R"(,"credentialStatus":{"type":"BitstringStatusListEntry",)"
                                                 R"("statusPurpose":"revocation","statusListIndex":"7",)"
                                                 R"("statusListCredential":"https://a.example/1"})")
                   .value());
    CHECK(with_own.root().find("credentialStatus")->is_object());
    const auto old = parsed(issue(*issuer, R"("@context":["https://www.w3.org/2018/credentials/v1",)"
                                           R"("https://w3id.org/security/data-integrity/v2"],)"
                                           R"("type":["VerifiableCredential"],"issuer":"did:example:i",)"
                                           R"("issuanceDate":"2026-11-01T00:00:00Z",)"
                                           R"("credentialSubject":{"id":"did:example:s"})")
                                .value());
    CHECK_FALSE(old.root().find("credentialStatus"));
    CHECK(holds(*issuer, old));
    CHECK(old.root().require("@context").value().size() == 2);
}

TEST_CASE("in data model 1.1 an instance adds the context that defines the proof", "[issuer][conformance]") {
    Suites all;
    const auto issuer = all.make({"", keys::Algorithm::kEd25519, wallet::CanonicalForm::kRdfc, false});
    const auto document = parsed(issue(*issuer, R"("@context":["https://www.w3.org/2018/credentials/v1"],)"
                                                R"("type":["VerifiableCredential"],"issuer":"did:example:i",)"
                                                R"("issuanceDate":"2026-11-01T00:00:00Z",)"
                                                R"("credentialSubject":{"id":"did:example:s"})")
                                     .value());
    const auto context = document.root().require("@context").value();
    REQUIRE(context.size() == 2);
    CHECK(context.at(1).string() == "https://w3id.org/security/data-integrity/v2");
    CHECK(holds(*issuer, document));
}

TEST_CASE("what an instance is told of a credential stands in its list", "[issuer][conformance]") {
    Suites all;
    const auto issuer = all.make({"", keys::Algorithm::kEcdsaP256, wallet::CanonicalForm::kRdfc, true});
    const auto text = issue(*issuer, R"("id":"urn:uuid:1",)" + std::string(kV2)).value();
    const auto index = wallet::Credential::from_json(parsed(text)).value().statuses()[0].index;
    const auto bit = [&](std::string_view purpose) {
        const auto document = parsed(issuer->status_list(purpose, kLists).value());
        CHECK(holds(*issuer, document));
        const auto list =
            wallet::read_status_list(wallet::Credential::from_json(document).value(), 1, 1U << 20U).value();
        return list.bits.get(index).value();
    };
    CHECK(bit("revocation") == 0);
    REQUIRE(issuer->set_status("urn:uuid:1", "revocation", true));
    CHECK(bit("revocation") == 1);
    CHECK(bit("suspension") == 0);
    REQUIRE(issuer->set_status("urn:uuid:1", "revocation", false));
    CHECK(bit("revocation") == 0);
    CHECK(issuer->set_status("urn:uuid:2", "revocation", true).error().code == ErrorCode::kNotFound);
    CHECK(issuer->set_status("urn:uuid:1", "message", true).error().code == ErrorCode::kNotFound);
    CHECK(issuer->status_list("message", kLists).error().code == ErrorCode::kNotFound);
}

TEST_CASE("an instance never signs a document of Carnet's own, nor what is no credential",
          "[issuer][conformance]") {
    Suites all;
    const auto issuer = all.make({"", keys::Algorithm::kEd25519, wallet::CanonicalForm::kJcs, false});
    const auto code = [&](const std::string& members) { return issue(*issuer, members).error().code; };
    const auto with = [](std::string_view from, std::string_view to) {
        std::string text(kV2);
        return text.replace(text.find(from), from.size(), to);
    };
    CHECK(code(with("credentials/v2\"", "credentials/v2\",\"https://w3id.org/carnet/v1\"")) ==
          ErrorCode::kForbidden);
    for (const std::string type :
         {"CompetencyCertificate", "CompetencyUnitStatement", "LevelReferencing", "TrustList"}) {
        CAPTURE(type);
        const auto issued =
            issue(*issuer, with("\"VerifiableCredential\"", "\"VerifiableCredential\",\"" + type + "\""));
        REQUIRE_FALSE(issued);
        CHECK(issued.error().code == ErrorCode::kForbidden);
    }
    CHECK(code("") == ErrorCode::kBadContext);
    CHECK(code(with("\"issuer\"", "\"publisher\"")) == ErrorCode::kMissingMember);
    const auto over_rdf = all.make({"", keys::Algorithm::kEd25519, wallet::CanonicalForm::kRdfc, false});
    CHECK(issue(*over_rdf, std::string(kV2) + R"(,"undefined":1)").error().code == ErrorCode::kDataLoss);
}
