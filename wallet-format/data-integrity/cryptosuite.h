// SPDX-License-Identifier: Apache-2.0
//
// The cryptosuites we have, as one table: how a proof names them, which keys they take, and which text of the
// document they hash. Constant data, thread-safe.
// spec: vc-di-eddsa 3.2, 3.3; vc-di-ecdsa 3.2, 3.3; vc-di-eddsa 3.1 (Ed25519Signature2020)
#pragma once

#include "keys/algorithm.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace carnet::wallet {

enum class Cryptosuite : std::uint8_t {
    kEddsaJcs2022,
    kEcdsaJcs2019,
    kEddsaRdfc2022,
    kEcdsaRdfc2019,
    kEd25519Signature2020,  // a proof type of its own, older than cryptosuites; verified, never made
};

// Which one text of a document is hashed.
enum class CanonicalForm : std::uint8_t { kJcs, kRdfc };

// The suite's own name; of Ed25519Signature2020, the proof type.
[[nodiscard]] std::string_view to_string(Cryptosuite suite) noexcept;
// By a proof's `type` and `cryptosuite`, which is empty where the type alone says it.
[[nodiscard]] std::optional<Cryptosuite> cryptosuite_from(std::string_view type,
                                                          std::string_view name) noexcept;
[[nodiscard]] CanonicalForm form_of(Cryptosuite suite) noexcept;
// May this suite be used with this algorithm?
[[nodiscard]] bool allows(Cryptosuite suite, keys::Algorithm algorithm) noexcept;
// The suite that signs with this algorithm over that form.
[[nodiscard]] Cryptosuite suite_of(keys::Algorithm algorithm, CanonicalForm form) noexcept;

}  // namespace carnet::wallet
