// SPDX-License-Identifier: Apache-2.0
//
// A COSE_Sign1 message: read, checked against a key that the caller found by other means, and made.
//
// read proves nothing. verify takes the algorithm from the key and demands that the message says the same.
// Algorithms: EdDSA over Ed25519, ES256, ES384. A CoseSign1 is immutable; any number of threads may read it.
// spec: RFC 9052 3, 4.2, 4.4; RFC 9053 2; RFC 9596 (typ)
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "keys/public_key.h"
#include "keys/signer.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace carnet::wallet {

// Larger messages are refused before anything is taken apart (kLimit).
inline constexpr std::size_t kMaxCoseBytes = 8'192;

// What the header says, as far as it is of use here. `alg` is the key's when a message is made.
struct CoseHeader {
    std::string kid = {};  // bytes, by no means always text; empty when absent
    std::string typ = {};  // empty when absent, or a number
    friend bool operator==(const CoseHeader&, const CoseHeader&) = default;
};

class CoseSign1 {
  public:
    // With tag 18 or without tag. kLimit, kCborMalformed (the CBOR reader's); kCoseMalformed: not of the
    // form, a label in both headers, no algorithm, crit outside the protected header or naming what is not
    // there; kCoseCritical: crit demands something that is not understood here; kCoseDetached: the payload is
    // elsewhere; kUnsupportedProof: an algorithm that we do not have. `where`: "header/alg", "payload".
    [[nodiscard]] static Result<CoseSign1> read(ByteView bytes);

    [[nodiscard]] keys::Algorithm algorithm() const noexcept { return algorithm_; }
    [[nodiscard]] const CoseHeader& header() const noexcept { return header_; }
    // Are algorithm, kid and typ, where they are there, all covered by the signature?
    [[nodiscard]] bool is_header_protected() const noexcept { return is_header_protected_; }
    [[nodiscard]] ByteView payload() const noexcept { return payload_; }
    [[nodiscard]] ByteView signature() const noexcept { return signature_; }
    // What the signature is over; `external` is agreed on elsewhere.
    [[nodiscard]] Bytes signed_bytes(ByteView external = {}) const;

  private:
    CoseSign1() = default;
    keys::Algorithm algorithm_ = keys::Algorithm::kEd25519;
    CoseHeader header_;
    bool is_header_protected_ = false;
    Bytes protected_;  // as received; empty when it holds an empty map
    Bytes payload_;
    Bytes signature_;
};

// Does the signature hold under `key`? kUnsupportedAlgorithm: the message's algorithm is not the key's.
// kSignatureLength, kSignatureInvalid. Whose key it is, and everything in the payload, are other checks.
[[nodiscard]] Result<void> verify_cose_sign1(const CoseSign1& message, const keys::PublicKey& key,
                                             ByteView external = {});

// The message with tag 18, its whole header protected, in deterministic CBOR. Fails only as the signer does.
[[nodiscard]] Result<Bytes> sign_cose_sign1(const CoseHeader& header, ByteView payload,
                                            const keys::Signer& signer);

}  // namespace carnet::wallet
