// SPDX-License-Identifier: Apache-2.0
//
// The text inside a printed QR code: prefix, base45, perhaps zlib, a COSE_Sign1 message, claims. The whole
// signed document is in it; nothing has to be fetched to read it.
// Pure, thread-safe. docs/formats/paper.md. spec: RFC 9285, RFC 1950, RFC 9052
#pragma once

#include "base/result.h"
#include "keys/signer.h"
#include "wallet-format/cose/cose_sign1.h"
#include "wallet-format/cose/paper_document.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace carnet::wallet {

inline constexpr std::string_view kPaperPrefix = "CARNET1:";
// The most that the largest QR code (version 40, L) holds of capital letters and digits.
inline constexpr std::size_t kMaxPaperText = 4'296;
inline constexpr std::size_t kMaxPaperBytes = 4'096;  // the message, inflated

struct PaperCode {
    CoseSign1 message;
    PaperDocument document;
    std::string verification_method;  // a DID URL; whose it is and whether it signed are other checks
};

[[nodiscard]] inline bool is_paper_code(std::string_view text) noexcept {
    return text.starts_with(kPaperPrefix);
}

// Proves nothing. kUnsupported: another prefix, or a message of another type. kLimit, kBadBase45;
// kCoseMalformed: not whole, or a header that the signature does not cover; kBadIdentifier: no kid that
// names one of the issuer's keys; what CoseSign1::read and read_paper_claims say.
[[nodiscard]] Result<PaperCode> read_paper_code(std::string_view text);

// The signed message, not compressed: what has to fit. `verification_method`: a DID URL under the issuer's
// own DID, else kBadIdentifier. The errors of write_paper_claims and of the signer.
[[nodiscard]] Result<Bytes> sign_paper(const PaperDocument& document, std::string_view verification_method,
                                       const keys::Signer& signer);
// Compressed where that is shorter.
[[nodiscard]] std::string paper_code_text(ByteView message);

}  // namespace carnet::wallet
