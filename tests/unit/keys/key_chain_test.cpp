// SPDX-License-Identifier: Apache-2.0
// The chain of certificates that a key store keeps beside a key.
#include "keys/key_store.h"

#include "tests/support/made_certificate.h"
#include "tests/unit/keys/key_material.h"

#include <catch2/catch.hpp>
#include <fstream>

using namespace carnet;
using namespace carnet::keys;
using test::code_of;
using test::secret_text;

namespace {

constexpr SealingCost kCheap{.memory_bytes = 8 * 1024, .passes = 1};
constexpr UtcTime kNow{1'795'253'400, 0};  // 2026-11-21T09:30:00Z

// An authority, and a store with one key that it certifies.
struct Scene {
    test::TemporaryDirectory place;
    test::SeededRandom random{1};
    KeyStore store = KeyStore::create(place.path() / "keys").value();
    KeyRecord key = store
                        .rotate(KeyPurpose::kCertificates, Algorithm::kEd25519, secret_text("open sesame"),
                                kCheap, kNow, random)
                        .value();
    test::KeyPair authority_key = test::make_key_pair("P-256");

    [[nodiscard]] Certificate certificate_for(const PublicKey& public_key) const {
        const ByteView raw = public_key.bytes();
        const test::KeyPair holder(
            EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw.data(), raw.size()), test::FreeKey{});
        return Certificate::from_der(test::make_certificate({.subject = "Body (demo)",
                                                             .key = holder,
                                                             .issuer = "Authority (demo)",
                                                             .issuer_key = authority_key}))
            .value();
    }
};

}  // namespace

TEST_CASE("a key's chain is kept beside it and read back", "[keys][store][certificate]") {
    Scene scene;
    CHECK(scene.store.chain("key-1").value().empty());
    const std::vector chain{scene.certificate_for(scene.key.public_key)};
    REQUIRE(scene.store.set_chain("key-1", chain));
    CHECK(KeyStore::open(scene.place.path() / "keys").value().chain("key-1").value() == chain);
    const std::vector renewed{scene.certificate_for(scene.key.public_key)};
    REQUIRE(scene.store.set_chain("key-1", renewed));
    CHECK(scene.store.chain("key-1").value() == renewed);
    CHECK(code_of(scene.store.chain("key-2")) == ErrorCode::kKeyNotFound);
}

TEST_CASE("a chain for another key, or for one that signs no more, is not kept",
          "[keys][store][certificate]") {
    Scene scene;
    const std::vector foreign{scene.certificate_for(test::any_signer(Algorithm::kEd25519, 7)->public_key())};
    CHECK(code_of(scene.store.set_chain("key-1", foreign)) == ErrorCode::kBadCertificate);
    CHECK(code_of(scene.store.set_chain("key-1", {})) == ErrorCode::kBadCertificate);
    CHECK(code_of(scene.store.set_chain("key-9", foreign)) == ErrorCode::kKeyNotFound);
    REQUIRE(scene.store.change_state("key-1", KeyState::kRevoked, kNow, kNow));
    const std::vector chain{scene.certificate_for(scene.key.public_key)};
    CHECK(code_of(scene.store.set_chain("key-1", chain)) == ErrorCode::kKeyState);
    CHECK(scene.store.chain("key-1").value().empty());
}

TEST_CASE("a damaged chain is named with its file and place", "[keys][store][certificate]") {
    Scene scene;
    std::ofstream(scene.place.path() / "keys" / "key-1.chain.pem") << "-----BEGIN CERTIFICATE-----\nAAAA\n";
    const auto read = scene.store.chain("key-1");
    CHECK(code_of(read) == ErrorCode::kBadCertificate);
    CHECK(read.error().where.ends_with("key-1.chain.pem#certificate 1"));
}
