// SPDX-License-Identifier: Apache-2.0
//
// Public keys from strangers: Multikey, did:key, JWK and raw bytes. A key that is accepted must be the same
// after each of its own spellings, and no signature of zeros may verify under it.
#include "base/json_reader.h"
#include "keys/public_key.h"
#include "keys/verify_signature.h"

#include <cstdlib>

using namespace carnet;
using namespace carnet::keys;

namespace {

void expect(bool condition) {
    if (!condition) std::abort();
}

void check_accepted(const PublicKey& key) {
    expect(PublicKey::from_multikey(key.multikey()).value() == key);
    expect(PublicKey::from_did_key(key.did_key()).value() == key);
    const auto document = JsonDocument::parse(key.jwk());
    expect(document.has_value());
    expect(PublicKey::from_jwk(document->root()).value() == key);
    const Bytes zeros(facts(key.algorithm()).signature_size, 0);
    expect(!verify_signature(key, as_bytes("text"), zeros));
}

void check_if_accepted(const Result<PublicKey>& key) {
    if (key) check_accepted(*key);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes(data, size);
    const std::string_view text = as_text(bytes);
    if (const auto key = PublicKey::from_multikey(text)) {
        expect(key->multikey() == text);
        check_accepted(*key);
    }
    if (const auto key = PublicKey::from_did_key(text)) {
        expect(key->did_key() == text);
        check_accepted(*key);
    }
    if (const auto document = JsonDocument::parse(text))
        check_if_accepted(PublicKey::from_jwk(document->root()));
    for (const auto algorithm : {Algorithm::kEd25519, Algorithm::kEcdsaP256, Algorithm::kEcdsaP384}) {
        check_if_accepted(PublicKey::from_bytes(algorithm, bytes));
    }
    return 0;
}
