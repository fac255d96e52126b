// SPDX-License-Identifier: Apache-2.0
//
// The kinds of Signer that hold their key in this process. The secret has the right size already.
#pragma once

#include "keys/signer.h"

namespace carnet::keys {

[[nodiscard]] Result<std::unique_ptr<const Signer>> make_ed25519_signer(const SecretBytes& seed);
// kBadKey when the scalar is not in [1, n-1].
[[nodiscard]] Result<std::unique_ptr<const Signer>> make_ecdsa_signer(Algorithm algorithm,
                                                                      const SecretBytes& scalar);

}  // namespace carnet::keys
