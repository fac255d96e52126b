// SPDX-License-Identifier: Apache-2.0
#include "keys/secret_bytes.h"

#include "tests/unit/keys/key_material.h"

#include <catch2/catch.hpp>
#include <type_traits>

using namespace carnet;
using namespace carnet::keys;

static_assert(!std::is_copy_constructible_v<SecretBytes>);
static_assert(!std::is_copy_assignable_v<SecretBytes>);
static_assert(std::is_nothrow_move_constructible_v<SecretBytes>);
static_assert(std::is_nothrow_move_assignable_v<SecretBytes>);

TEST_CASE("a new secret is all zero", "[keys][secret]") {
    const SecretBytes secret(100);
    const ByteView bytes = secret.unsafe_secret_bytes();
    CHECK(bytes.size() == 100);
    CHECK(std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte == 0; }));
}

TEST_CASE("taking a secret wipes the place it came from", "[keys][secret]") {
    Bytes source = test::hex("00112233445566778899aabbccddeeff");
    const SecretBytes secret = SecretBytes::take_from(source);
    CHECK(encode_hex(secret.unsafe_secret_bytes()) == "00112233445566778899aabbccddeeff");
    CHECK(source == Bytes(16, 0));
}

TEST_CASE("moving leaves nothing behind", "[keys][secret]") {
    SecretBytes first = test::secret_text("open sesame");
    SecretBytes second = std::move(first);
    CHECK(second.size() == 11);
    CHECK(first.size() == 0);  // NOLINT(bugprone-use-after-move): that is what is tested
    SecretBytes third(3);
    third = std::move(second);
    CHECK(third.equals(test::secret_text("open sesame")));
    CHECK(second.size() == 0);  // NOLINT(bugprone-use-after-move): that is what is tested
    SecretBytes& same = third;
    third = std::move(same);
    CHECK(third.size() == 11);
}

TEST_CASE("secrets are equal by content and length", "[keys][secret]") {
    CHECK(test::secret_text("abc").equals(test::secret_text("abc")));
    CHECK_FALSE(test::secret_text("abc").equals(test::secret_text("abd")));
    CHECK_FALSE(test::secret_text("abc").equals(test::secret_text("abcd")));
    CHECK(SecretBytes(0).equals(SecretBytes(0)));
}

TEST_CASE("shrinking keeps the start and wipes the rest", "[keys][secret]") {
    SecretBytes secret = test::secret_text("passphrase and more");
    const auto* raw = secret.unsafe_secret_bytes().data();
    secret.shrink(10);
    CHECK(secret.equals(test::secret_text("passphrase")));
    CHECK(std::all_of(raw + 10, raw + 19, [](std::uint8_t byte) { return byte == 0; }));
    secret.shrink(11);
    CHECK(secret.size() == 10);
}

TEST_CASE("a random secret comes from the given source", "[keys][secret]") {
    test::SeededRandom one(7);
    test::SeededRandom same(7);
    CHECK(SecretBytes::random(32, one).equals(SecretBytes::random(32, same)));
    CHECK_FALSE(SecretBytes::random(32, one).equals(SecretBytes(32)));
}
