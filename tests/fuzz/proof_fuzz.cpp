// SPDX-License-Identifier: Apache-2.0
// Proofs as they come: reading never crashes, a proof that cannot be read is refused for the same reason when
// it is checked, and nothing verifies under a key whose owner signed none of this.
#include "base/bytes.h"
#include "keys/public_key.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/data-integrity/proof.h"

#include <cstdlib>

namespace {

// A well-known public key of the did:key specification; its secret is not here, so nothing new can verify.
const carnet::keys::PublicKey& some_key() {
    static const auto key =
        carnet::keys::PublicKey::from_multikey("z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu").value();
    return key;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace carnet;
    const auto document = JsonDocument::parse(as_text({data, size}));
    if (!document) return 0;
    const auto proof = document->root().find("proof");
    if (!proof) return 0;
    const auto read = wallet::read_proof(*proof);
    const auto checked =
        wallet::check_proof(document->root(), *proof, some_key(), wallet::embedded_contexts());
    if (checked) std::abort();
    if (!read && checked.error() != read.error() && document->root().is_object()) std::abort();
    return 0;
}
