// SPDX-License-Identifier: Apache-2.0
#include "keys/signer.h"

#include "keys/verify_signature.h"
#include "tests/unit/keys/key_material.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::keys;
using test::code_of;

namespace {

// Gives the listed bytes first, then a seeded sequence.
class PrefacedRandom final : public Random {
  public:
    explicit PrefacedRandom(Bytes first) : first_(std::move(first)), rest_(3) {}
    void fill(std::span<std::uint8_t> out) override {
        if (first_.size() == out.size()) {
            std::copy(first_.begin(), first_.end(), out.begin());
            first_.clear();
        } else {
            rest_.fill(out);
        }
    }

  private:
    Bytes first_;
    test::SeededRandom rest_;
};

class StuckRandom final : public Random {
  public:
    void fill(std::span<std::uint8_t> out) override { std::fill(out.begin(), out.end(), 0xff); }
};

}  // namespace

TEST_CASE("what a signer signs verifies under its public key", "[keys][signer]") {
    const std::string large(1'000'000, 'm');
    for (const auto algorithm : {Algorithm::kEd25519, Algorithm::kEcdsaP256, Algorithm::kEcdsaP384}) {
        for (std::uint64_t seed = 1; seed < 5; ++seed) {
            const auto signer = test::any_signer(algorithm, seed);
            for (const std::string& message : {std::string(), std::string("m"), large}) {
                const Bytes signature = signer->sign(as_bytes(message)).value();
                CHECK(signature.size() == facts(algorithm).signature_size);
                CHECK(verify_signature(signer->public_key(), as_bytes(message), signature));
            }
        }
    }
}

TEST_CASE("the same secret gives the same public key", "[keys][signer]") {
    for (const auto algorithm : {Algorithm::kEd25519, Algorithm::kEcdsaP256, Algorithm::kEcdsaP384}) {
        CHECK(test::any_signer(algorithm, 9)->public_key() == test::any_signer(algorithm, 9)->public_key());
    }
}

TEST_CASE("the scalars 1 and n-1 are secrets, 0 and n are not", "[keys][signer]") {
    const Bytes order = test::hex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
    Bytes one(32, 0);
    one.back() = 1;
    Bytes last = order;
    last.back() -= 1;
    const auto lowest = make_signer(Algorithm::kEcdsaP256, test::secret_of(one));
    const auto highest = make_signer(Algorithm::kEcdsaP256, test::secret_of(last));
    REQUIRE(lowest);
    REQUIRE(highest);
    // (n-1) G = -G: the same x, the other y.
    CHECK(encode_hex((*lowest)->public_key().bytes()) ==
          "036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296");
    CHECK(encode_hex((*highest)->public_key().bytes()) ==
          "026b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296");
    for (const Bytes& bad : {Bytes(32, 0), order, Bytes(32, 0xff)}) {
        CHECK(code_of(make_signer(Algorithm::kEcdsaP256, test::secret_of(bad))) == ErrorCode::kBadKey);
    }
    CHECK(code_of(make_signer(Algorithm::kEcdsaP384, SecretBytes(48))) == ErrorCode::kBadKey);
}

TEST_CASE("a secret of a wrong length is refused", "[keys][signer]") {
    for (const auto algorithm : {Algorithm::kEd25519, Algorithm::kEcdsaP256, Algorithm::kEcdsaP384}) {
        for (const std::size_t size : {0U, 1U, 31U, 33U, 47U, 49U, 64U}) {
            CHECK(code_of(make_signer(algorithm, test::secret_of(Bytes(size, 1)))) == ErrorCode::kBadKey);
        }
    }
}

TEST_CASE("candidates outside the range of scalars are thrown away", "[keys][signer]") {
    for (const Bytes& first :
         {Bytes(32, 0), Bytes(32, 0xff),
          test::hex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551")}) {
        PrefacedRandom random(first);
        const SecretBytes secret = generate_secret(Algorithm::kEcdsaP256, random).value();
        CHECK_FALSE(secret.equals(test::secret_of(first)));
        CHECK(make_signer(Algorithm::kEcdsaP256, test::copy_of(secret)));
    }
}

TEST_CASE("a broken random generator is noticed rather than waited for", "[keys][signer]") {
    StuckRandom random;
    CHECK(code_of(generate_secret(Algorithm::kEcdsaP384, random)) == ErrorCode::kInternal);
}
