// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/did_publication.h"

#include "keys/signer.h"
#include "tests/support/seeded_random.h"
#include "tests/support/temporary_directory.h"

#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

#include <array>

using namespace carnet;
using namespace carnet::issuer;

namespace {

const UtcTime kNow{1'800'000'000, 0};
const keys::SealingCost kCheap{8 * 1024, 1};

keys::SecretBytes passphrase() {
    std::array<std::uint8_t, 4> bytes{'p', 'a', 's', 's'};
    return keys::SecretBytes::take_from(bytes);
}

}  // namespace

TEST_CASE("every key that ever signed is published, with the day on which it stopped", "[issuer][server]") {
    const test::TemporaryDirectory folder;
    test::SeededRandom random(7);
    IssuerSettings settings;
    settings.base_url = "https://certs.example.org";
    settings.did = "did:web:certs.example.org";
    auto store = keys::KeyStore::create(folder.path() / "keys").value();
    const auto make = [&](UtcTime now) {
        return store
            .rotate(keys::KeyPurpose::kCertificates, keys::Algorithm::kEd25519, passphrase(), kCheap, now,
                    random)
            .value()
            .id;
    };
    const auto first = make(kNow);
    const auto second = make(kNow.plus_seconds(10));
    const auto third = make(kNow.plus_seconds(20));
    REQUIRE(store.change_state(first, keys::KeyState::kRetired, kNow.plus_seconds(30)));
    REQUIRE(
        store.change_state(second, keys::KeyState::kRevoked, kNow.plus_seconds(40), kNow.plus_seconds(15)));

    const auto document = did_document_of(settings, store).value();
    REQUIRE(document.methods.size() == 3);
    const auto* retired = document.find("did:web:certs.example.org#" + first);
    REQUIRE(retired != nullptr);
    REQUIRE(retired->expires->instant() == kNow.plus_seconds(30));
    const auto* revoked = document.find("did:web:certs.example.org#" + second);
    REQUIRE(revoked->revoked->instant() == kNow.plus_seconds(15));
    const auto* active = document.find("did:web:certs.example.org#" + third);
    REQUIRE_FALSE(active->expires);
    REQUIRE_FALSE(active->revoked);
    REQUIRE(document.may_assert(retired->id));  // what it signed while it was good stays verifiable
}

TEST_CASE("the base path is what follows the host", "[issuer][server]") {
    IssuerSettings settings;
    settings.base_url = "https://example.org:8443/boards/demo";
    REQUIRE(base_path_of(settings) == "/boards/demo");
    settings.base_url = "https://example.org";
    REQUIRE(base_path_of(settings).empty());
}
