// SPDX-License-Identifier: Apache-2.0
//
// CBOR in its one deterministic spelling: shortest heads, definite lengths, labels in the order of their
// encoded bytes. Pure, thread-safe. spec: RFC 8949 4.2.1
#pragma once

#include "base/bytes.h"
#include "wallet-format/cbor/cbor_value.h"

namespace carnet::wallet {

[[nodiscard]] Bytes write_cbor(const CborValue& value);

}  // namespace carnet::wallet
