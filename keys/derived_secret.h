// SPDX-License-Identifier: Apache-2.0
//
// Secrets made of one secret: each name gives another, and none tells anything of the others or of the first.
// Pure and thread-safe. spec: RFC 5869 (HKDF) with SHA-256
#pragma once

#include "base/result.h"
#include "keys/secret_bytes.h"

#include <cstddef>
#include <string_view>

namespace carnet::keys {

// 1 to 64 bytes for `name`. kInternal: OpenSSL could not.
[[nodiscard]] Result<SecretBytes> derive_secret(const SecretBytes& secret, std::string_view name,
                                                std::size_t size);

}  // namespace carnet::keys
