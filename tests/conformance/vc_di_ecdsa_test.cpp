// SPDX-License-Identifier: Apache-2.0
// The W3C test vectors of ecdsa-jcs-2019 and ecdsa-rdfc-2019 for both curves. ECDSA signatures are not
// repeatable, so they are verified and not made anew; some are high-S and must be accepted.
#include "tests/conformance/data_integrity_vectors.h"

#include <utility>

namespace carnet::wallet {
namespace {

TEST_CASE("the ecdsa vectors are reproduced step by step and verify", "[conformance][vc-di-ecdsa]") {
    const auto folder = test::vector_suite("vc-di-ecdsa");
    if (!folder) return;
    test::VectorCount count("vc-di-ecdsa");
    const auto vectors = *folder / "TestVectors";
    const auto document = test::parsed_file(test::read_file(vectors / "unsigned.json"));
    test::check_proof_vector({vectors / "ecdsa-jcs-2019-p256", "JCSECDSAP256", keys::Algorithm::kEcdsaP256},
                             document.root(), count);
    test::check_proof_vector({vectors / "ecdsa-jcs-2019-p384", "JCSECDSAP384", keys::Algorithm::kEcdsaP384},
                             document.root(), count);
    const auto employment = test::parsed_file(test::read_file(vectors / "employmentAuth.json"));
    for (const auto& [curve, algorithm] :
         {std::pair("256", keys::Algorithm::kEcdsaP256), std::pair("384", keys::Algorithm::kEcdsaP384)}) {
        const auto rdfc = vectors / (std::string("ecdsa-rdfc-2019-p") + curve);
        const auto suffix = std::string("ECDSAP") + curve;
        test::check_proof_vector({rdfc, suffix, algorithm}, document.root(), count);
        test::check_proof_vector({rdfc / "employ", suffix, algorithm}, employment.root(), count);
    }
    test::skip_folders(
        vectors, count,
        {"ecdsa-jcs-2019-p256", "ecdsa-jcs-2019-p384", "ecdsa-rdfc-2019-p256", "ecdsa-rdfc-2019-p384"},
        {{"ecdsa-sd-2023", "selective disclosure, a later issue"}});
}

}  // namespace
}  // namespace carnet::wallet
