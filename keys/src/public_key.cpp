// SPDX-License-Identifier: Apache-2.0
#include "keys/public_key.h"

#include "base/text_encoding.h"
#include "keys/src/algorithm_table.h"
#include "keys/src/ec_curve.h"
#include "keys/src/ed25519_point.h"
#include "keys/src/public_key_impl.h"

#include <algorithm>
#include <cstdint>

namespace carnet::keys {

namespace {

constexpr std::string_view kDidKeyPrefix = "did:key:";
constexpr unsigned int kVarintMore = 0x80;

struct TaggedBytes {
    std::uint32_t code;
    ByteView rest;
};

// An unsigned varint: seven bits a byte, lowest first, no needless last byte. Three bytes hold every code of
// a public key. spec: Controlled Identifiers 1.0 section 2.2.2, by way of multiformats unsigned-varint
Result<TaggedBytes> read_multicodec(ByteView bytes) {
    std::uint32_t code = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(bytes.size(), 3); ++i) {
        code |= (bytes[i] & 0x7FU) << (7U * i);
        if ((bytes[i] & kVarintMore) != 0) continue;
        if (i > 0 && bytes[i] == 0) break;
        return TaggedBytes{code, bytes.subspan(i + 1)};
    }
    return error(ErrorCode::kBadKey, "the Multikey does not begin with the code of a key type");
}

void append_multicodec(Bytes& out, std::uint32_t code) {
    for (; code >= kVarintMore; code >>= 7U) {
        out.push_back(static_cast<std::uint8_t>((code & 0x7FU) | kVarintMore));
    }
    out.push_back(static_cast<std::uint8_t>(code));
}

std::string hex_code(std::uint32_t code) {
    const Bytes bytes{static_cast<std::uint8_t>(code >> 16U), static_cast<std::uint8_t>(code >> 8U),
                      static_cast<std::uint8_t>(code)};
    return "0x" + encode_hex(bytes);
}

}  // namespace

Result<PublicKey> PublicKey::from_bytes(Algorithm algorithm, ByteView bytes) {
    const AlgorithmFacts& expected = facts(algorithm);
    if (bytes.size() != expected.public_key_size) {
        return error(ErrorCode::kBadKey, "a public key for " + std::string(expected.name) + " has " +
                                             std::to_string(expected.public_key_size) + " bytes, not " +
                                             std::to_string(bytes.size()));
    }
    KeyHandle ec;
    if (algorithm == Algorithm::kEd25519) {
        CARNET_TRY_VOID(check_ed25519_point(bytes));
    } else {
        CARNET_TRY(ec, import_point(curve_of(algorithm), bytes));
    }
    return PublicKey(
        std::make_shared<const Impl>(Impl{algorithm, Bytes(bytes.begin(), bytes.end()), std::move(ec)}));
}

Result<PublicKey> PublicKey::from_multikey(std::string_view multibase) {
    CARNET_TRY(const Bytes decoded, decode_multibase(Multibase::kBase58Btc, multibase));
    CARNET_TRY(const TaggedBytes tagged, read_multicodec(decoded));
    for (const auto& known : kAlgorithms) {
        if (known.multicodec == tagged.code) return from_bytes(known.algorithm, tagged.rest);
    }
    return error(ErrorCode::kUnsupportedAlgorithm, "the Multikey is of type " + hex_code(tagged.code) +
                                                       "; Ed25519, P-256 and P-384 are understood");
}

// spec: did:key 0.9 section 2 (did:key:MULTIBASE, base58btc, no version part)
Result<PublicKey> PublicKey::from_did_key(std::string_view did) {
    const bool has_form = did.starts_with(kDidKeyPrefix) &&
                          did.substr(kDidKeyPrefix.size()).starts_with('z') &&
                          did.find_first_of("/?#") == std::string_view::npos;
    if (!has_form) {
        return error(ErrorCode::kBadIdentifier,
                     "this is not a did:key; it looks like did:key:z6Mk..., without path, query or fragment");
    }
    return from_multikey(did.substr(kDidKeyPrefix.size()));
}

Algorithm PublicKey::algorithm() const noexcept {
    return impl_->algorithm;
}

ByteView PublicKey::bytes() const noexcept {
    return impl_->bytes;
}

// spec: Controlled Identifiers 1.0 section 2.2.2
std::string PublicKey::multikey() const {
    Bytes tagged;
    append_multicodec(tagged, facts(algorithm()).multicodec);
    tagged.insert(tagged.end(), impl_->bytes.begin(), impl_->bytes.end());
    return encode_multibase(Multibase::kBase58Btc, tagged);
}

std::string PublicKey::did_key() const {
    return std::string(kDidKeyPrefix) + multikey();
}

bool operator==(const PublicKey& a, const PublicKey& b) noexcept {
    return a.algorithm() == b.algorithm() && std::ranges::equal(a.bytes(), b.bytes());
}

}  // namespace carnet::keys
