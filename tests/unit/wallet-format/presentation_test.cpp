// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/presentation.h"

#include "tests/unit/wallet-format/samples.h"

namespace carnet::wallet {
namespace {

using test::Json;
using test::parsed;

Json sample() {
    return {{"@context", {"https://www.w3.org/ns/credentials/v2"}},
            {"id", "urn:uuid:7c1b2f9e-5d7f-4f57-9a8e-3f0a5d6b7c8d"},
            {"type", {"VerifiablePresentation"}},
            {"holder", "did:example:holder"},
            {"verifiableCredential", {test::sample_credential()}}};
}

Result<Presentation> read(const char* patch) {
    auto json = sample();
    json.merge_patch(Json::parse(patch));
    return Presentation::from_json(parsed(json));
}

ErrorCode code(const char* patch) {
    const auto presentation = read(patch);
    INFO(patch);
    REQUIRE_FALSE(presentation);
    return presentation.error().code;
}

}  // namespace

TEST_CASE("a presentation says who presents what", "[wallet-format][presentation]") {
    const auto one = read("{}").value();
    CHECK(one.data_model() == DataModel::kVersion2);
    CHECK(one.holder() == "did:example:holder");
    REQUIRE(one.credentials().size() == 1);
    CHECK(one.credentials().front().find("issuer"));
    CHECK(one.proofs().empty());

    CHECK(read(R"({"holder":{"id":"did:example:other"}})").value().holder() == "did:example:other");
    CHECK(read(R"({"holder":null,"id":null})").value().holder().empty());
    CHECK(read(R"({"verifiableCredential":null})").value().credentials().empty());
    CHECK(read(R"({"verifiableCredential":{"a":1}})").value().credentials().size() == 1);
    CHECK(read(R"({"proof":{"a":1}})").value().proofs().size() == 1);
    CHECK(read(R"({"@context":["https://www.w3.org/2018/credentials/v1"]})").value().data_model() ==
          DataModel::kVersion1);
}

TEST_CASE("what is no presentation is refused with its place", "[wallet-format][presentation]") {
    CHECK(Presentation::from_json(parsed("[]")).error().code == ErrorCode::kNotACredential);
    CHECK(code(R"({"@context":null})") == ErrorCode::kBadContext);
    CHECK(code(R"({"type":null})") == ErrorCode::kMissingMember);
    CHECK(code(R"({"type":"VerifiableCredential"})") == ErrorCode::kNotACredential);
    CHECK(code(R"({"id":7})") == ErrorCode::kWrongType);
    CHECK(code(R"({"holder":"someone"})") == ErrorCode::kBadValue);
    CHECK(code(R"({"holder":{"name":"someone"}})") == ErrorCode::kMissingMember);
    CHECK(code(R"({"verifiableCredential":"eyJ"})") == ErrorCode::kWrongType);
    CHECK(code(R"({"verifiableCredential":[]})") == ErrorCode::kBadValue);
    CHECK(code(R"({"verifiableCredential":[null]})") == ErrorCode::kWrongType);
    CHECK(code(R"({"proof":"z"})") == ErrorCode::kWrongType);
}

TEST_CASE("an envelope is known for one, and not opened", "[wallet-format][presentation]") {
    CHECK(code(R"({"type":"EnvelopedVerifiablePresentation","id":"data:application/vp+jwt,eyJ"})") ==
          ErrorCode::kUnsupportedProof);
    CHECK(code(R"({"type":"EnvelopedVerifiablePresentation","id":"https://a.example/"})") ==
          ErrorCode::kBadValue);
    CHECK(code(R"({"type":"EnvelopedVerifiablePresentation","id":null})") == ErrorCode::kMissingMember);
    const auto credential = Credential::from_json(parsed(
        R"({"@context":["https://www.w3.org/ns/credentials/v2"],"type":"EnvelopedVerifiableCredential",)"
        R"("id":"data:application/vc+sd-jwt,eyJ"})"));
    REQUIRE_FALSE(credential);
    CHECK(credential.error().code == ErrorCode::kUnsupportedProof);
    CHECK(credential.error().detail.find("application/vc+sd-jwt") != std::string::npos);
}

}  // namespace carnet::wallet
