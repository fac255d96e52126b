// SPDX-License-Identifier: Apache-2.0
#include "keys/derived_secret.h"

#include "tests/unit/keys/key_material.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::keys;

// spec: RFC 5869 appendix A.3: no salt, no info
TEST_CASE("a secret is derived as the specification's example has it", "[keys][derive]") {
    const auto derived = derive_secret(test::secret_of(Bytes(22, 0x0b)), "", 42).value();
    CHECK(encode_hex(derived.unsafe_secret_bytes()) ==
          "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
}

TEST_CASE("each name gives a secret of its own, and the same one each time", "[keys][derive]") {
    const auto secret = test::secret_text("one secret");
    const auto first = derive_secret(secret, "a", 32).value();
    CHECK(first.equals(derive_secret(secret, "a", 32).value()));
    CHECK_FALSE(first.equals(derive_secret(secret, "b", 32).value()));
    CHECK_FALSE(first.equals(derive_secret(test::secret_text("another"), "a", 32).value()));
    CHECK(derive_secret(secret, "a", 1).value().size() == 1);
}
