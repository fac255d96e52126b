// SPDX-License-Identifier: Apache-2.0
#include "keys/public_key.h"

#include "tests/unit/keys/key_material.h"

#include <array>
#include <catch2/catch.hpp>
#include <vector>

#include <sodium.h>

using namespace carnet;
using namespace carnet::keys;
using test::code_of;

namespace {

constexpr auto kAll = {Algorithm::kEd25519, Algorithm::kEcdsaP256, Algorithm::kEcdsaP384};

// The eight points whose order divides 8, canonically encoded.
const std::vector<std::string> kSmallOrder = {
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
};

// The same points spelt otherwise: y + p where that still fits, and the sign of x = 0.
const std::vector<std::string> kSmallOrderOtherSpellings = {
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
};

Bytes doubled(const Bytes& point) {
    Bytes sum(32);
    REQUIRE(crypto_core_ed25519_add(sum.data(), point.data(), point.data()) == 0);
    return sum;
}

}  // namespace

TEST_CASE("a public key is the same after each of its spellings", "[keys][public-key]") {
    for (const auto algorithm : kAll) {
        const PublicKey key = test::any_signer(algorithm)->public_key();
        CHECK(key.bytes().size() == facts(algorithm).public_key_size);
        CHECK(PublicKey::from_bytes(algorithm, key.bytes()).value() == key);
        CHECK(PublicKey::from_multikey(key.multikey()).value() == key);
        CHECK(PublicKey::from_did_key(key.did_key()).value() == key);
    }
}

TEST_CASE("Multikeys begin as the specifications show", "[keys][public-key]") {
    CHECK(test::any_signer(Algorithm::kEd25519)->public_key().multikey().starts_with("z6Mk"));
    CHECK(test::any_signer(Algorithm::kEcdsaP256)->public_key().multikey().starts_with("zDn"));
    CHECK(test::any_signer(Algorithm::kEcdsaP384)->public_key().multikey().starts_with("z82L"));
}

TEST_CASE("keys of different curves and seeds are different", "[keys][public-key]") {
    CHECK_FALSE(test::any_signer(Algorithm::kEd25519, 1)->public_key() ==
                test::any_signer(Algorithm::kEd25519, 2)->public_key());
    CHECK_FALSE(test::any_signer(Algorithm::kEcdsaP256)->public_key() ==
                test::any_signer(Algorithm::kEcdsaP384)->public_key());
}

TEST_CASE("the listed points really are all of small order", "[keys][public-key]") {
    const Bytes neutral = test::hex(kSmallOrder[0]);
    for (const auto& text : kSmallOrder) {
        CHECK(doubled(doubled(doubled(test::hex(text)))) == neutral);
    }
    // The last one generates the group, so these eight are all that there are.
    std::vector<Bytes> multiples{neutral};
    const Bytes generator = test::hex(kSmallOrder[7]);
    for (int i = 0; i < 7; ++i) {
        Bytes next(32);
        REQUIRE(crypto_core_ed25519_add(next.data(), multiples.back().data(), generator.data()) == 0);
        multiples.push_back(next);
    }
    for (const auto& text : kSmallOrder) {
        CHECK(std::find(multiples.begin(), multiples.end(), test::hex(text)) != multiples.end());
    }
}

TEST_CASE("an Ed25519 key of small order is refused as weak", "[keys][public-key]") {
    for (const auto& text : kSmallOrder) {
        INFO(text);
        CHECK(code_of(PublicKey::from_bytes(Algorithm::kEd25519, test::hex(text))) == ErrorCode::kWeakKey);
    }
}

TEST_CASE("other spellings of small-order keys are refused too", "[keys][public-key]") {
    for (const auto& text : kSmallOrderOtherSpellings) {
        INFO(text);
        const auto code = code_of(PublicKey::from_bytes(Algorithm::kEd25519, test::hex(text)));
        CHECK((code == ErrorCode::kWeakKey || code == ErrorCode::kBadKey));
    }
}

TEST_CASE("an Ed25519 key whose y is not below p is refused", "[keys][public-key]") {
    for (unsigned int low = 0xed; low <= 0xff; ++low) {
        for (const unsigned int top : {0x7fU, 0xffU}) {
            Bytes bytes(32, 0xff);
            bytes[0] = static_cast<std::uint8_t>(low);
            bytes[31] = static_cast<std::uint8_t>(top);
            CHECK(code_of(PublicKey::from_bytes(Algorithm::kEd25519, bytes)) == ErrorCode::kBadKey);
        }
    }
}

TEST_CASE("an Ed25519 key that is no point of the curve is refused", "[keys][public-key]") {
    int refused = 0;
    for (std::uint8_t low = 2; low < 40; ++low) {
        Bytes bytes(32, 0);
        bytes[0] = low;
        const auto key = PublicKey::from_bytes(Algorithm::kEd25519, bytes);
        if (!key) {
            CHECK(key.error().code == ErrorCode::kBadKey);
            ++refused;
        }
    }
    CHECK(refused > 10);  // about half of all y have no x
    CHECK(refused < 30);
}

TEST_CASE("a key of a wrong length is refused", "[keys][public-key]") {
    for (const auto algorithm : kAll) {
        const PublicKey key = test::any_signer(algorithm)->public_key();
        Bytes longer(key.bytes().begin(), key.bytes().end());
        longer.push_back(0);
        CHECK(code_of(PublicKey::from_bytes(algorithm, longer)) == ErrorCode::kBadKey);
        CHECK(code_of(PublicKey::from_bytes(algorithm, key.bytes().first(key.bytes().size() - 1))) ==
              ErrorCode::kBadKey);
        CHECK(code_of(PublicKey::from_bytes(algorithm, {})) == ErrorCode::kBadKey);
    }
}

TEST_CASE("a compressed point needs its prefix and an x on the curve below p", "[keys][public-key]") {
    for (const auto algorithm : {Algorithm::kEcdsaP256, Algorithm::kEcdsaP384}) {
        const PublicKey key = test::any_signer(algorithm)->public_key();
        for (unsigned int prefix = 0; prefix < 256; ++prefix) {
            Bytes bytes(key.bytes().begin(), key.bytes().end());
            bytes[0] = static_cast<std::uint8_t>(prefix);
            CHECK(PublicKey::from_bytes(algorithm, bytes).has_value() == (prefix == 2 || prefix == 3));
        }
        Bytes too_large(key.bytes().size(), 0xff);
        too_large[0] = 2;
        CHECK(code_of(PublicKey::from_bytes(algorithm, too_large)) == ErrorCode::kBadKey);
    }
}

TEST_CASE("an ECDSA x without a y is refused", "[keys][public-key]") {
    int refused = 0;
    for (std::uint8_t low = 0; low < 40; ++low) {
        Bytes bytes(33, 0);
        bytes[0] = 2;
        bytes[32] = low;
        if (!PublicKey::from_bytes(Algorithm::kEcdsaP256, bytes)) ++refused;
    }
    CHECK(refused > 10);
    CHECK(refused < 30);
}

TEST_CASE("a Multikey is refused with the reason that fits", "[keys][public-key]") {
    const PublicKey key = test::any_signer(Algorithm::kEd25519)->public_key();
    const auto of = [](Bytes prefix, ByteView rest) {
        prefix.insert(prefix.end(), rest.begin(), rest.end());
        return code_of(PublicKey::from_multikey(encode_multibase(Multibase::kBase58Btc, prefix)));
    };
    CHECK(code_of(PublicKey::from_multikey("")) == ErrorCode::kBadMultibase);
    CHECK(code_of(PublicKey::from_multikey(key.multikey().substr(1))) == ErrorCode::kBadMultibase);
    CHECK(PublicKey::from_multikey("z").has_error());
    CHECK(PublicKey::from_multikey("z0OIl").has_error());
    CHECK(of({0xec, 0x01}, key.bytes()) == ErrorCode::kUnsupportedAlgorithm);   // X25519
    CHECK(of({0x82, 0x24}, Bytes(67, 2)) == ErrorCode::kUnsupportedAlgorithm);  // P-521
    CHECK(of({0x80, 0x26}, key.bytes()) == ErrorCode::kUnsupportedAlgorithm);   // an Ed25519 secret key
    CHECK(of({0xed, 0x81, 0x00}, key.bytes()) == ErrorCode::kBadKey);           // a needless byte
    CHECK(of({0xed, 0x81, 0x80, 0x80}, key.bytes()) == ErrorCode::kBadKey);     // never ends
    CHECK(of({0xed}, {}) == ErrorCode::kBadKey);
    CHECK(of({0xed, 0x01}, key.bytes().first(31)) == ErrorCode::kBadKey);
    CHECK(of({0xed, 0x01}, test::hex(kSmallOrder[0])) == ErrorCode::kWeakKey);
    // The same bytes in the other base are another text for the same key: refused.
    Bytes tagged{0xed, 0x01};
    tagged.insert(tagged.end(), key.bytes().begin(), key.bytes().end());
    CHECK(code_of(PublicKey::from_multikey(encode_multibase(Multibase::kBase64Url, tagged))) ==
          ErrorCode::kBadMultibase);
}

TEST_CASE("a did:key has exactly one form", "[keys][public-key]") {
    const std::string did = test::any_signer(Algorithm::kEd25519)->public_key().did_key();
    CHECK(PublicKey::from_did_key(did).has_value());
    const std::vector<std::string> wrong = {"",
                                            "did:key:",
                                            "did:key",
                                            "DID:key:" + did.substr(8),
                                            "did:web:" + did.substr(8),
                                            did.substr(8),
                                            did + "#" + did.substr(8),
                                            did + "?a=b",
                                            did + "/path",
                                            "did:key:1.1:" + did.substr(8),
                                            "did:key:u7QE"};
    for (const auto& text : wrong) {
        INFO(text);
        CHECK(code_of(PublicKey::from_did_key(text)) == ErrorCode::kBadIdentifier);
    }
    CHECK(PublicKey::from_did_key(did + " ").has_error());
    CHECK(PublicKey::from_did_key(" " + did).has_error());
}

TEST_CASE("what is far too long is refused at once", "[keys][public-key]") {
    CHECK(PublicKey::from_did_key("did:key:z" + std::string(1'000'000, '2')).has_error());
    CHECK(PublicKey::from_multikey("z" + std::string(1'000'000, '1')).has_error());
}
