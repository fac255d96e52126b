// SPDX-License-Identifier: Apache-2.0
#include "keys/verify_signature.h"

#include "tests/unit/keys/key_material.h"

#include <array>
#include <catch2/catch.hpp>
#include <thread>
#include <vector>

#include <openssl/err.h>

using namespace carnet;
using namespace carnet::keys;
using test::code_of;
using test::hex;

namespace {

struct Ed25519Vector {
    const char* secret;
    const char* public_key;
    const char* message;
    const char* signature;
};

// spec: RFC 8032 7.1, tests 1 to 3
constexpr std::array<Ed25519Vector, 3> kRfc8032{{
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
     "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
     "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"},
    {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
     "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
     "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"},
}};

// The order of the base point of Ed25519, little-endian.
constexpr const char* kL = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";

// The orders of the base points of P-256 and P-384, big-endian.
constexpr const char* kN256 = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
constexpr const char* kN384 =
    "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973";

struct EcdsaVector {
    Algorithm algorithm;
    const char* secret;
    const char* x;
    const char* r;
    const char* s;
    const char* order;
};

// spec: RFC 6979 A.2.5 (P-256, SHA-256) and A.2.6 (P-384, SHA-384), message "sample"
constexpr std::array<EcdsaVector, 2> kRfc6979{{
    {Algorithm::kEcdsaP256, "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721",
     "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6",
     "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716",
     "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8", kN256},
    {Algorithm::kEcdsaP384,
     "6b9d3dad2e1b8c1c05b19875b6659f4de23c3b667bf297ba9aa47740787137d896d5724e4c70a825f872c9ea60d2edf5",
     "ec3a4e415b4e19a4568618029f427fa5da9a8bc4ae92e02e06aae5286b300c64def8f0ea9055866064a254515480bc13",
     "94edbb92a5ecb8aad4736e56c691916b3f88140666ce9fa73d64c4ea95ad133c81a648152e44acf96e36dd1e80fabe46",
     "99ef4aeb15f178cea1fe40db2603138f130e740a19624526203b6351d0a3a94fa329c145786e679e7b82c71a38628ac8",
     kN384},
}};

Bytes joined(ByteView a, ByteView b) {
    Bytes whole(a.begin(), a.end());
    whole.insert(whole.end(), b.begin(), b.end());
    return whole;
}

// a - b of big-endian numbers of one length, a >= b.
Bytes difference(const Bytes& a, const Bytes& b) {
    Bytes result(a.size());
    int borrow = 0;
    for (std::size_t i = a.size(); i-- > 0;) {
        const int digit = int{a[i]} - int{b[i]} - borrow;
        borrow = digit < 0 ? 1 : 0;
        result[i] = static_cast<std::uint8_t>(digit + 256 * borrow);
    }
    return result;
}

// a + b of little-endian numbers of one length, as far as it fits.
Bytes sum(ByteView a, ByteView b) {
    Bytes result(a.size());
    unsigned int carry = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const unsigned int digit = a[i] + b[i] + carry;
        result[i] = static_cast<std::uint8_t>(digit);
        carry = digit >> 8U;
    }
    return result;
}

Bytes der(const Bytes& raw) {
    const std::size_t half = raw.size() / 2;
    Bytes body;
    for (const ByteView number : {ByteView(raw).first(half), ByteView(raw).last(half)}) {
        body.push_back(0x02);
        body.push_back(static_cast<std::uint8_t>(half + 1));
        body.push_back(0x00);
        body.insert(body.end(), number.begin(), number.end());
    }
    return joined(Bytes{0x30, static_cast<std::uint8_t>(body.size())}, body);
}

}  // namespace

TEST_CASE("Ed25519 signs and verifies as RFC 8032 prints it", "[keys][signature]") {
    for (const auto& vector : kRfc8032) {
        const auto signer = make_signer(Algorithm::kEd25519, test::secret_of(hex(vector.secret))).value();
        CHECK(encode_hex(signer->public_key().bytes()) == vector.public_key);
        CHECK(encode_hex(signer->sign(hex(vector.message)).value()) == vector.signature);
        CHECK(verify_signature(signer->public_key(), hex(vector.message), hex(vector.signature)));
    }
}

TEST_CASE("ECDSA verifies as RFC 6979 prints it, whether s is high or low", "[keys][signature]") {
    for (const auto& vector : kRfc6979) {
        const auto signer = make_signer(vector.algorithm, test::secret_of(hex(vector.secret))).value();
        CHECK(encode_hex(signer->public_key().bytes().subspan(1)) == vector.x);
        const Bytes other_s = difference(hex(vector.order), hex(vector.s));
        CHECK(
            verify_signature(signer->public_key(), as_bytes("sample"), joined(hex(vector.r), hex(vector.s))));
        CHECK(verify_signature(signer->public_key(), as_bytes("sample"), joined(hex(vector.r), other_s)));
        CHECK(code_of(verify_signature(signer->public_key(), as_bytes("Sample"),
                                       joined(hex(vector.r), hex(vector.s)))) ==
              ErrorCode::kSignatureInvalid);
    }
}

TEST_CASE("every flipped bit of a signature or message makes it invalid", "[keys][signature]") {
    for (const auto algorithm : {Algorithm::kEd25519, Algorithm::kEcdsaP256, Algorithm::kEcdsaP384}) {
        const auto signer = test::any_signer(algorithm);
        Bytes message = hex("a1b2c3d4e5");
        Bytes signature = signer->sign(message).value();
        REQUIRE(verify_signature(signer->public_key(), message, signature));
        for (std::size_t bit = 0; bit < signature.size() * 8; bit += 3) {
            const auto mask = static_cast<std::uint8_t>(1U << (bit % 8));
            signature[bit / 8] ^= mask;
            CHECK(code_of(verify_signature(signer->public_key(), message, signature)) ==
                  ErrorCode::kSignatureInvalid);
            signature[bit / 8] ^= mask;
        }
        for (std::size_t bit = 0; bit < message.size() * 8; ++bit) {
            const auto mask = static_cast<std::uint8_t>(1U << (bit % 8));
            message[bit / 8] ^= mask;
            CHECK(code_of(verify_signature(signer->public_key(), message, signature)) ==
                  ErrorCode::kSignatureInvalid);
            message[bit / 8] ^= mask;
        }
    }
}

TEST_CASE("a signature by another key is invalid", "[keys][signature]") {
    for (const auto algorithm : {Algorithm::kEd25519, Algorithm::kEcdsaP256, Algorithm::kEcdsaP384}) {
        const auto signature = test::any_signer(algorithm, 1)->sign(as_bytes("text")).value();
        CHECK(code_of(verify_signature(test::any_signer(algorithm, 2)->public_key(), as_bytes("text"),
                                       signature)) == ErrorCode::kSignatureInvalid);
    }
}

TEST_CASE("a signature of any other length is refused for its length", "[keys][signature]") {
    for (const auto algorithm : {Algorithm::kEd25519, Algorithm::kEcdsaP256, Algorithm::kEcdsaP384}) {
        const auto signer = test::any_signer(algorithm);
        const Bytes good = signer->sign(as_bytes("text")).value();
        for (std::size_t size = 0; size < 2 * good.size(); ++size) {
            if (size == good.size()) continue;
            Bytes other = good;
            other.resize(size);
            CHECK(code_of(verify_signature(signer->public_key(), as_bytes("text"), other)) ==
                  ErrorCode::kSignatureLength);
        }
        CHECK(code_of(verify_signature(signer->public_key(), as_bytes("text"), der(good))) ==
              ErrorCode::kSignatureLength);
    }
}

TEST_CASE("an Ed25519 signature with S + L is refused", "[keys][signature]") {
    for (const auto& vector : kRfc8032) {
        const auto key = PublicKey::from_bytes(Algorithm::kEd25519, hex(vector.public_key)).value();
        Bytes signature = hex(vector.signature);
        Bytes s = sum(ByteView(signature).last(32), hex(kL));
        for (int times = 1; times <= 8; ++times) {  // S + 8 L still fits into 32 bytes
            const Bytes malleated = joined(ByteView(signature).first(32), s);
            CHECK(code_of(verify_signature(key, hex(vector.message), malleated)) ==
                  ErrorCode::kSignatureInvalid);
            s = sum(s, hex(kL));
        }
    }
}

TEST_CASE("an Ed25519 signature with R of small order is refused", "[keys][signature]") {
    const auto key = PublicKey::from_bytes(Algorithm::kEd25519, hex(kRfc8032[0].public_key)).value();
    for (const auto* r : {"0100000000000000000000000000000000000000000000000000000000000000",
                          "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                          "0000000000000000000000000000000000000000000000000000000000000000",
                          "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                          "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                          "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"}) {
        for (int i = 0; i < 64; ++i) {
            const std::string message = "any message " + std::to_string(i);
            CHECK(code_of(verify_signature(key, as_bytes(message), joined(hex(r), Bytes(32, 0)))) ==
                  ErrorCode::kSignatureInvalid);
        }
    }
}

TEST_CASE("the neutral element as key, R neutral and S zero sign nothing here", "[keys][signature]") {
    Bytes neutral(32, 0);
    neutral[0] = 1;
    CHECK(code_of(PublicKey::from_bytes(Algorithm::kEd25519, neutral)) == ErrorCode::kWeakKey);
}

TEST_CASE("an ECDSA signature with r or s outside [1, n-1] is refused", "[keys][signature]") {
    for (const auto& vector : kRfc6979) {
        const auto signer = make_signer(vector.algorithm, test::secret_of(hex(vector.secret))).value();
        const Bytes order = hex(vector.order);
        Bytes above = order;
        above.back() += 1;
        const Bytes good_r = hex(vector.r);
        const Bytes good_s = hex(vector.s);
        for (const Bytes& bad : {Bytes(order.size(), 0), order, above, Bytes(order.size(), 0xff)}) {
            for (const Bytes& signature : {joined(bad, good_s), joined(good_r, bad), joined(bad, bad)}) {
                CHECK(code_of(verify_signature(signer->public_key(), as_bytes("sample"), signature)) ==
                      ErrorCode::kSignatureInvalid);
            }
        }
    }
}

TEST_CASE("ECDSA signatures whose r or s begins with zeros verify", "[keys][signature]") {
    for (const auto algorithm : {Algorithm::kEcdsaP256, Algorithm::kEcdsaP384}) {
        const auto signer = test::any_signer(algorithm);
        bool r_seen = false;
        bool s_seen = false;
        for (int i = 0; i < 20'000 && !(r_seen && s_seen); ++i) {
            const std::string message = "message " + std::to_string(i);
            const Bytes signature = signer->sign(as_bytes(message)).value();
            REQUIRE(signature.size() == facts(algorithm).signature_size);
            const bool r_short = signature[0] == 0;
            const bool s_short = signature[signature.size() / 2] == 0;
            if (r_short || s_short)
                CHECK(verify_signature(signer->public_key(), as_bytes(message), signature));
            r_seen = r_seen || r_short;
            s_seen = s_seen || s_short;
        }
        CHECK(r_seen);
        CHECK(s_seen);
    }
}

TEST_CASE("a refused signature leaves no error behind for the TLS of the same thread", "[keys][signature]") {
    const auto signer = test::any_signer(Algorithm::kEcdsaP256);
    Bytes signature = signer->sign(as_bytes("text")).value();
    signature[3] ^= 1U;
    ERR_clear_error();
    CHECK(verify_signature(signer->public_key(), as_bytes("text"), signature).has_error());
    Bytes no_point(33, 0xff);
    no_point[0] = 2;
    CHECK(PublicKey::from_bytes(Algorithm::kEcdsaP256, no_point).has_error());
    CHECK(ERR_peek_error() == 0);
}

TEST_CASE("one key and one signer serve several threads at once", "[keys][signature]") {
    for (const auto algorithm : {Algorithm::kEd25519, Algorithm::kEcdsaP256, Algorithm::kEcdsaP384}) {
        const auto signer = test::any_signer(algorithm);
        const PublicKey key = signer->public_key();
        std::array<int, 4> right{};
        {
            std::vector<std::jthread> threads;
            for (std::size_t t = 0; t < right.size(); ++t) {
                threads.emplace_back([&, t] {
                    for (int i = 0; i < 25; ++i) {
                        const std::string message = std::to_string(t) + "/" + std::to_string(i);
                        const auto signature = signer->sign(as_bytes(message));
                        if (signature && verify_signature(key, as_bytes(message), *signature)) ++right[t];
                    }
                });
            }
        }
        CHECK(right == std::array<int, 4>{25, 25, 25, 25});
    }
}
