// SPDX-License-Identifier: Apache-2.0
#include "keys/algorithm.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::keys;

TEST_CASE("each algorithm is found under its own name", "[keys][algorithm]") {
    for (const auto algorithm : {Algorithm::kEd25519, Algorithm::kEcdsaP256, Algorithm::kEcdsaP384}) {
        CHECK(facts(algorithm).algorithm == algorithm);
        CHECK(algorithm_from_name(facts(algorithm).name).value() == algorithm);
    }
    CHECK(facts(Algorithm::kEcdsaP384).jose == "ES384");
    CHECK(facts(Algorithm::kEcdsaP384).signature_size == 96);
}

TEST_CASE("an unknown algorithm name is refused and the known ones are named", "[keys][algorithm]") {
    for (const auto* name : {"", "ed25519", "P-521", "RSA", "Ed25519 "}) {
        const auto found = algorithm_from_name(name);
        REQUIRE(!found);
        CHECK(found.error().code == ErrorCode::kUnsupportedAlgorithm);
        CHECK(found.error().detail.find("Ed25519, P-256 or P-384") != std::string::npos);
    }
}
