// SPDX-License-Identifier: Apache-2.0
#include "keys/content_encryption.h"

#include "base/text_encoding.h"
#include "tests/unit/keys/key_material.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::keys;
using test::code_of;
using test::hex;

namespace {

const Bytes kNonce(kGcmNonceSize, 7);

SecretBytes key_of(std::size_t size) {
    return test::secret_of(Bytes(size, 0x2a));
}

}  // namespace

// The GCM specification's test cases 2 and 14: a block of zeros under a key of zeros.
TEST_CASE("a block of zeros is encrypted as the specification of GCM prints it", "[keys][encryption]") {
    const Bytes zeros(16, 0);
    const Bytes nonce(12, 0);
    const auto small = encrypt_content(test::secret_of(Bytes(16, 0)), nonce, {}, zeros).value();
    CHECK(encode_hex(small.ciphertext) == "0388dace60b6a392f328c2b971b2fe78");
    CHECK(encode_hex(small.tag) == "ab6e47d42cec13bdf53a67b21257bddf");
    const auto large = encrypt_content(test::secret_of(Bytes(32, 0)), nonce, {}, zeros).value();
    CHECK(encode_hex(large.ciphertext) == "cea7403d4d606b6e074ec5d3baf39d18");
    CHECK(encode_hex(large.tag) == "d0d1c8a799996bf0265b98b5d48ab919");
}

TEST_CASE("what is encrypted is decrypted again, empty contents included", "[keys][encryption]") {
    for (const std::size_t size : {16U, 32U}) {
        for (const std::string_view text : {"", "x", "A certificate of somebody who does not exist."}) {
            const auto encrypted =
                encrypt_content(key_of(size), kNonce, as_bytes("header"), as_bytes(text)).value();
            CHECK(encrypted.ciphertext.size() == text.size());
            const auto back = decrypt_content(key_of(size), kNonce, as_bytes("header"), encrypted);
            CHECK(as_text(back.value()) == text);
        }
    }
}

TEST_CASE("any change of key, nonce, header, content or tag is found", "[keys][encryption]") {
    const auto good = encrypt_content(key_of(16), kNonce, as_bytes("header"), as_bytes("content")).value();
    const auto code = [](const Result<Bytes>& result) { return code_of(result); };
    CHECK(code(decrypt_content(test::secret_of(Bytes(16, 1)), kNonce, as_bytes("header"), good)) ==
          ErrorCode::kDecryptionFailed);
    CHECK(code(decrypt_content(key_of(16), Bytes(12, 8), as_bytes("header"), good)) ==
          ErrorCode::kDecryptionFailed);
    CHECK(code(decrypt_content(key_of(16), kNonce, as_bytes("Header"), good)) ==
          ErrorCode::kDecryptionFailed);
    for (std::size_t i = 0; i < good.ciphertext.size(); ++i) {
        auto changed = good;
        changed.ciphertext[i] ^= 1U;
        CHECK(code(decrypt_content(key_of(16), kNonce, as_bytes("header"), changed)) ==
              ErrorCode::kDecryptionFailed);
    }
    for (std::size_t i = 0; i < good.tag.size(); ++i) {
        auto changed = good;
        changed.tag[i] ^= 0x80U;
        CHECK(code(decrypt_content(key_of(16), kNonce, as_bytes("header"), changed)) ==
              ErrorCode::kDecryptionFailed);
    }
}

TEST_CASE("a shortened tag, another nonce's length and another key's length are refused",
          "[keys][encryption]") {
    const auto good = encrypt_content(key_of(32), kNonce, {}, as_bytes("content")).value();
    for (const std::size_t size : {0U, 4U, 12U, 15U, 17U}) {
        auto changed = good;
        changed.tag.resize(size);
        CHECK(code_of(decrypt_content(key_of(32), kNonce, {}, changed)) == ErrorCode::kDecryptionFailed);
    }
    for (const std::size_t size : {0U, 8U, 16U}) {
        CHECK(code_of(decrypt_content(key_of(32), Bytes(size, 7), {}, good)) == ErrorCode::kDecryptionFailed);
        CHECK(code_of(encrypt_content(key_of(32), Bytes(size, 7), {}, as_bytes("x"))) ==
              ErrorCode::kBadValue);
    }
    CHECK(code_of(encrypt_content(key_of(24), kNonce, {}, as_bytes("x"))) == ErrorCode::kBadKey);
    CHECK(code_of(decrypt_content(key_of(24), kNonce, {}, good)) == ErrorCode::kDecryptionFailed);
}
