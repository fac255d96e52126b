// SPDX-License-Identifier: Apache-2.0
// Checks of one signed text: whose key, and does it hold.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "keys/key_store.h"

#include <string>
#include <string_view>

namespace carnet::issuer {

// The document's one proof is made with a key of that purpose that this issuer has or had, and holds.
// kKeyNotFound, kSignatureInvalid and what check_proof says.
[[nodiscard]] Result<void> check_signed(JsonValue document, const keys::KeyStore& keys,
                                        keys::KeyPurpose purpose, std::string_view did);

// The text as it was before the proof was added; empty when there is no proof at its end.
[[nodiscard]] std::string without_proof(std::string_view signed_text);

}  // namespace carnet::issuer
