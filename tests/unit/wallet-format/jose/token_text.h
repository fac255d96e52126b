// SPDX-License-Identifier: Apache-2.0
// Tokens for tests, also such as sign_compact_jws() would not write: the header is given as text.
#pragma once

#include "base/text_encoding.h"
#include "keys/signer.h"
#include "tests/support/seeded_random.h"

#include <memory>
#include <string>
#include <string_view>

namespace carnet::test {

inline std::unique_ptr<const keys::Signer> token_signer(keys::Algorithm algorithm, std::uint64_t seed = 1) {
    SeededRandom random(seed);
    return keys::make_signer(algorithm, keys::generate_secret(algorithm, random).value()).value();
}

inline std::string part(std::string_view text) {
    return encode_base64url(as_bytes(text));
}

// Signed by `signer` whatever the header says.
inline std::string token(std::string_view header, std::string_view payload, const keys::Signer& signer) {
    const std::string covered = part(header) + "." + part(payload);
    return covered + "." + encode_base64url(signer.sign(as_bytes(covered)).value());
}

template <class T>
ErrorCode error_of(const Result<T>& result) {
    return result ? ErrorCode::kInternal : result.error().code;
}

}  // namespace carnet::test
