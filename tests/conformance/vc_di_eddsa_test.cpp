// SPDX-License-Identifier: Apache-2.0
// The W3C test vectors of eddsa-jcs-2022, eddsa-rdfc-2022 and Ed25519Signature2020, and signing them anew,
// which for Ed25519 gives the same bytes.
#include "keys/secret_bytes.h"
#include "keys/signer.h"
#include "tests/conformance/data_integrity_vectors.h"

#include <string>

namespace carnet::wallet {
namespace {

// A Multikey secret: varint of 0x1300, then the seed.
std::unique_ptr<const keys::Signer> signer_of(JsonValue key_pair) {
    const auto text = key_pair.require("privateKeyMultibase");
    REQUIRE(text);
    auto bytes = decode_multibase(Multibase::kBase58Btc, text->string()).value();
    REQUIRE(bytes.size() == 34);
    REQUIRE(bytes[0] == 0x80);
    REQUIRE(bytes[1] == 0x26);
    bytes.erase(bytes.begin(), bytes.begin() + 2);
    return keys::make_signer(keys::Algorithm::kEd25519, keys::SecretBytes::take_from(bytes)).value();
}

// Signed anew, it is the published document.
void check_signing(const std::filesystem::path& vectors, const JsonDocument& document, CanonicalForm form,
                   const std::string& published, test::VectorCount& count) {
    const auto signer = signer_of(test::parsed_file(test::read_file(vectors / "keyPair.json")).root());
    ProofOptions options;
    options.verification_method = signer->public_key().did_key() + "#" + signer->public_key().multikey();
    options.created = Timestamp::parse("2023-02-24T23:36:38Z").value().instant();
    options.form = form;
    const auto ours = add_proof(document, options, *signer, test::vector_contexts());
    REQUIRE(ours);
    CHECK(test::parsed_file(*ours).root() == test::parsed_file(test::read_file(vectors / published)).root());
    count.passed();
}

// Every proof of a set or chain holds under its own key; one that covers earlier ones fails when those
// change.
void check_proofs(const std::filesystem::path& file, test::VectorCount& count) {
    INFO(file.filename().string());
    const auto text = test::read_file(file);
    const auto document = test::parsed_file(text);
    for (const JsonValue proof : document.root().require("proof").value().elements()) {
        CHECK(check_proof(document.root(), proof, test::named_key(proof), test::vector_contexts()));
        count.passed();
        if (!proof.find("previousProof")) continue;
        auto changed = text;
        const auto value = std::string(document.root().find("proof")->at(0).find("created")->string());
        changed.replace(changed.find(value), value.size(), "2001-01-01T00:00:00Z");
        const auto other = test::parsed_file(changed);
        const JsonValue last = other.root().find("proof")->at(other.root().find("proof")->size() - 1);
        if (last.find("previousProof")->is_array())
            CHECK_FALSE(check_proof(other.root(), last, test::named_key(last), test::vector_contexts()));
    }
}

TEST_CASE("the eddsa vectors are reproduced step by step and verify", "[conformance][vc-di-eddsa]") {
    const auto folder = test::vector_suite("vc-di-eddsa");
    if (!folder) return;
    test::VectorCount count("vc-di-eddsa");
    const auto vectors = *folder / "TestVectors";
    constexpr auto kEd25519 = keys::Algorithm::kEd25519;
    const auto document = test::parsed_file(test::read_file(vectors / "unsigned.json"));
    const auto employment = test::parsed_file(test::read_file(vectors / "employmentAuth.json"));
    test::check_proof_vector({vectors / "eddsa-jcs-2022", "JCS", kEd25519}, document.root(), count);
    check_signing(vectors, document, CanonicalForm::kJcs, "eddsa-jcs-2022/signedJCS.json", count);
    test::check_proof_vector({vectors / "eddsa-rdfc-2022", "DataInt", kEd25519}, document.root(), count);
    check_signing(vectors, document, CanonicalForm::kRdfc, "eddsa-rdfc-2022/signedDataInt.json", count);
    test::check_proof_vector({vectors / "eddsa-rdfc-2022" / "employ", "DataInt", kEd25519}, employment.root(),
                             count);
    test::check_proof_vector({vectors / "Ed25519Signature2020", "EdSig", kEd25519}, count);
    for (const auto* name : {"signedProofSet1", "signedProofSet2", "signedProofChain1", "signedProofChain2"})
        check_proofs(vectors / "proof-set-chain" / (std::string(name) + ".json"), count);
    test::skip_folders(vectors, count,
                       {"Ed25519Signature2020", "eddsa-jcs-2022", "eddsa-rdfc-2022", "proof-set-chain"}, {});
}

}  // namespace
}  // namespace carnet::wallet
