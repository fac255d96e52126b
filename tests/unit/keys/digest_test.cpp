// SPDX-License-Identifier: Apache-2.0
#include "keys/digest.h"

#include "tests/unit/keys/key_material.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::keys;
using test::code_of;

TEST_CASE("SHA-2 gives the digests that FIPS 180 prints", "[keys][digest]") {
    CHECK(encode_hex(sha256(as_bytes("abc"))) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(encode_hex(sha384(as_bytes("abc"))) ==
          "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7");
    CHECK(encode_hex(sha256({})) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("a SHA-256 digest is read back from its hex digits, and nothing of another length",
          "[keys][digest]") {
    const auto digest = sha256(as_bytes("abc"));
    const auto text = encode_hex(digest);
    CHECK(sha256_from_hex(text).value() == digest);
    CHECK(code_of(sha256_from_hex(text.substr(2))) == ErrorCode::kBadValue);
    CHECK(code_of(sha256_from_hex(text + "00")) == ErrorCode::kBadValue);
    CHECK(code_of(sha256_from_hex("")) == ErrorCode::kBadValue);
    CHECK(code_of(sha256_from_hex("g" + text.substr(1))) == ErrorCode::kBadHex);
}

TEST_CASE("a digest of pieces is the digest of the whole", "[keys][digest]") {
    const std::string text(100'000, 'x');
    for (const std::size_t piece : {1U, 63U, 64U, 65U, 4096U}) {
        Sha256 digest;
        for (std::size_t at = 0; at < text.size(); at += piece) {
            digest.update(as_bytes(std::string_view(text).substr(at, piece)));
        }
        Sha256 moved = std::move(digest);
        CHECK(moved.finish() == sha256(as_bytes(text)));
    }
}
