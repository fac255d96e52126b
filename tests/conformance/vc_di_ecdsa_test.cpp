// SPDX-License-Identifier: Apache-2.0
// The W3C test vectors of ecdsa-jcs-2019 for both curves. ECDSA signatures are not repeatable, so they are
// verified and not made anew; some are high-S and must be accepted.
#include "tests/conformance/data_integrity_vectors.h"

namespace carnet::wallet {
namespace {

TEST_CASE("the ecdsa-jcs-2019 vectors are reproduced step by step and verify", "[conformance][vc-di-ecdsa]") {
    const auto folder = test::vector_suite("vc-di-ecdsa");
    if (!folder) return;
    test::VectorCount count("vc-di-ecdsa");
    const auto vectors = *folder / "TestVectors";
    const auto document = test::parsed_file(test::read_file(vectors / "unsigned.json"));
    test::check_proof_vector({vectors / "ecdsa-jcs-2019-p256", "JCSECDSAP256", keys::Algorithm::kEcdsaP256},
                             document.root(), count);
    test::check_proof_vector({vectors / "ecdsa-jcs-2019-p384", "JCSECDSAP384", keys::Algorithm::kEcdsaP384},
                             document.root(), count);
    test::skip_folders(vectors, count, {"ecdsa-jcs-2019-p256", "ecdsa-jcs-2019-p384"},
                       {{"ecdsa-rdfc-2019-p256", "RDF canonicalization, a later issue"},
                        {"ecdsa-rdfc-2019-p384", "RDF canonicalization, a later issue"},
                        {"ecdsa-sd-2023", "selective disclosure, a later issue"}});
}

}  // namespace
}  // namespace carnet::wallet
