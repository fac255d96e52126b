// SPDX-License-Identifier: Apache-2.0
//
// The strict CBOR reader for what comes from outside. libcbor takes the items apart; everything that must
// be refused is refused here, before any memory is asked for on the input's word.
//
// Refused: indefinite lengths, floating point, undefined and other simple values, numbers beyond 63 bits and
// a sign, text that is no UTF-8, labels that are neither number nor text, a label that appears twice
// (whatever its spelling), input that ends early or goes on (kCborMalformed), and sizes, depths and counts
// over the limits (kLimit). Asked for kDeterministic, also longer heads than needed and labels out of order.
// `where` is "offset N" in bytes. Pure, thread-safe. spec: RFC 8949 3, 4.2.1, 5.6
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "wallet-format/cbor/cbor_value.h"

#include <cstddef>
#include <cstdint>

namespace carnet::wallet {

enum class CborSpelling : std::uint8_t {
    kAny,           // whatever means the same
    kDeterministic  // the one spelling of RFC 8949 4.2.1, so that equal content has equal bytes
};

struct CborLimits {
    std::size_t max_bytes = 8'192;
    std::size_t max_depth = 8;      // arrays, maps and tags that contain one another; at most kMaxCborDepth
    std::size_t max_items = 1'000;  // every item, those that hold others included
};

// No item is deeper than this whatever limit is asked for, so that code may descend by recursion.
inline constexpr std::size_t kMaxCborDepth = 64;

// Exactly one item.
[[nodiscard]] Result<CborValue> read_cbor(ByteView bytes, CborSpelling spelling,
                                          const CborLimits& limits = {});

}  // namespace carnet::wallet
