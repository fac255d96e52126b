// SPDX-License-Identifier: Apache-2.0
//
// The hashes that tell blank nodes apart, of either algorithm. Pure, thread-safe.
// spec: RDF Dataset Canonicalization 1.0 section 4.4.1 (hash algorithm; lower-case hexadecimal)
#pragma once

#include "base/text_encoding.h"
#include "keys/digest.h"
#include "wallet-format/rdf/canonicalize.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>

namespace carnet::wallet {

// The shorter kind leaves the rest zero. In order of bytes, as hexadecimal is too.
using RdfDigest = keys::Sha384Digest;

inline RdfDigest rdf_digest(RdfHash hash, std::string_view text) {
    if (hash == RdfHash::kSha384) return keys::sha384(as_bytes(text));
    RdfDigest padded{};
    const auto bytes = keys::sha256(as_bytes(text));
    std::copy(bytes.begin(), bytes.end(), padded.begin());
    return padded;
}

inline std::string hex(RdfHash hash, const RdfDigest& bytes) {
    const std::size_t size = hash == RdfHash::kSha384 ? bytes.size() : std::tuple_size_v<keys::Sha256Digest>;
    return encode_hex(ByteView(bytes.data(), size));
}

inline std::string hex_digest(RdfHash hash, std::string_view text) {
    return hex(hash, rdf_digest(hash, text));
}

}  // namespace carnet::wallet
