// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "keys/public_key.h"
#include "keys/src/openssl_handles.h"

namespace carnet::keys {

struct PublicKey::Impl {
    Algorithm algorithm;
    Bytes bytes;
    // ECDSA only: parsed once, then read by any number of threads, each with its own EVP_PKEY_CTX.
    KeyHandle ec;
};

}  // namespace carnet::keys
