// SPDX-License-Identifier: Apache-2.0
// Small makers of bytes, secrets and keys for the tests of this room.
#pragma once

#include "base/text_encoding.h"
#include "keys/public_key.h"
#include "keys/signer.h"
#include "tests/support/result_text.h"
#include "tests/support/seeded_random.h"
#include "tests/support/temporary_directory.h"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

namespace carnet::test {

inline Bytes hex(std::string_view text) {
    return decode_hex(text).value();
}

inline keys::SecretBytes secret_of(Bytes bytes) {
    return keys::SecretBytes::take_from(bytes);
}

inline keys::SecretBytes secret_text(std::string_view text) {
    Bytes bytes(text.begin(), text.end());
    return secret_of(std::move(bytes));
}

inline keys::SecretBytes copy_of(const keys::SecretBytes& secret) {
    const ByteView bytes = secret.unsafe_secret_bytes();
    return secret_of(Bytes(bytes.begin(), bytes.end()));
}

inline std::unique_ptr<const keys::Signer> any_signer(keys::Algorithm algorithm, std::uint64_t seed = 1) {
    SeededRandom random(seed);
    return keys::make_signer(algorithm, keys::generate_secret(algorithm, random).value()).value();
}

template <class T>
ErrorCode code_of(const Result<T>& result) {
    return result ? ErrorCode::kInternal : result.error().code;
}

}  // namespace carnet::test
