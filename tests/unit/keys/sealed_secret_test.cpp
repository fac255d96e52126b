// SPDX-License-Identifier: Apache-2.0
#include "keys/sealed_secret.h"

#include "base/json_reader.h"
#include "tests/unit/keys/key_material.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::keys;
using test::code_of;
using test::secret_text;

namespace {

constexpr SealingCost kCheap{.memory_bytes = 8 * 1024, .passes = 1};
constexpr std::string_view kDescription = "carnet key key-1\npurpose certificates";

std::string sealed_sample(std::uint64_t seed = 1) {
    test::SeededRandom random(seed);
    return seal_secret(secret_text("the secret"), secret_text("open sesame"), kDescription, kCheap, random)
        .value();
}

ErrorCode opening(std::string_view sealed) {
    return code_of(open_secret(sealed, secret_text("open sesame"), kDescription));
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    INFO(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

// The sealed text with the bytes of one base64url member changed.
std::string with_changed_bytes(const std::string& sealed, const std::string& member, std::size_t byte) {
    const std::string start = "\"" + member + "\":\"";
    const auto from = sealed.find(start) + start.size();
    const auto to = sealed.find('"', from);
    Bytes bytes = decode_base64url(sealed.substr(from, to - from)).value();
    bytes.at(byte) ^= 0x01U;
    return sealed.substr(0, from) + encode_base64url(bytes) + sealed.substr(to);
}

}  // namespace

TEST_CASE("a sealed secret opens with its passphrase and description", "[keys][sealed]") {
    const auto opened = open_secret(sealed_sample(), secret_text("open sesame"), kDescription);
    REQUIRE(opened);
    CHECK(opened->equals(secret_text("the secret")));
}

TEST_CASE("sealing twice gives different files", "[keys][sealed]") {
    CHECK(sealed_sample(1) != sealed_sample(2));
    CHECK(sealed_sample().find("the secret") == std::string::npos);
}

TEST_CASE("another passphrase or description does not open a sealed secret", "[keys][sealed]") {
    const std::string sealed = sealed_sample();
    for (const auto* wrong : {"open sesam", "Open sesame", "open sesame ", "x"}) {
        CHECK(code_of(open_secret(sealed, secret_text(wrong), kDescription)) == ErrorCode::kWrongPassphrase);
    }
    CHECK(code_of(open_secret(sealed, SecretBytes(0), kDescription)) == ErrorCode::kWrongPassphrase);
    for (const auto* other :
         {"", "carnet key key-2\npurpose certificates", "carnet key key-1\npurpose status-lists"}) {
        CHECK(code_of(open_secret(sealed, secret_text("open sesame"), other)) == ErrorCode::kWrongPassphrase);
    }
}

TEST_CASE("no changed byte of salt, nonce, ciphertext or tag goes unnoticed", "[keys][sealed]") {
    const std::string sealed = sealed_sample();
    REQUIRE(opening(sealed) == ErrorCode::kInternal);  // no error: it opens
    for (std::size_t i = 0; i < 16; ++i) {
        CHECK(opening(with_changed_bytes(sealed, "salt", i)) == ErrorCode::kWrongPassphrase);
    }
    for (std::size_t i = 0; i < 24; ++i) {
        CHECK(opening(with_changed_bytes(sealed, "nonce", i)) == ErrorCode::kWrongPassphrase);
    }
    for (std::size_t i = 0; i < 10 + 16; ++i) {
        CHECK(opening(with_changed_bytes(sealed, "ciphertext", i)) == ErrorCode::kWrongPassphrase);
    }
}

TEST_CASE("a changed cost does not open, and an excessive one is not even tried", "[keys][sealed]") {
    const std::string sealed = sealed_sample();
    CHECK(opening(replaced(sealed, ":8192", ":16384")) == ErrorCode::kWrongPassphrase);
    // Argon2id rounds the memory down to KiB; the exact number is authenticated all the same.
    CHECK(opening(replaced(sealed, ":8192", ":8193")) == ErrorCode::kWrongPassphrase);
    CHECK(opening(replaced(sealed, "\"passes\":1", "\"passes\":2")) == ErrorCode::kWrongPassphrase);
    CHECK(opening(replaced(sealed, ":8192", ":1073741825")) == ErrorCode::kLimit);
    CHECK(opening(replaced(sealed, ":8192", ":9007199254740991")) == ErrorCode::kLimit);
    CHECK(opening(replaced(sealed, ":8192", ":8191")) == ErrorCode::kLimit);
    CHECK(opening(replaced(sealed, "\"passes\":1", "\"passes\":11")) == ErrorCode::kLimit);
}

TEST_CASE("what is not a sealed secret is called corrupt, with the place", "[keys][sealed]") {
    const std::string sealed = sealed_sample();
    const std::vector<std::string> broken = {
        "",
        "{}",
        "[]",
        "not json",
        sealed.substr(0, sealed.size() - 1),
        sealed + "x",
        replaced(sealed, "carnet-sealed-secret", "age"),
        replaced(sealed, "\"version\":1", "\"version\":2"),
        replaced(sealed, "\"version\":1", "\"version\":1.5"),
        replaced(sealed, "argon2id", "pbkdf2"),
        replaced(sealed, "xchacha20-poly1305", "none"),
        replaced(sealed, ":8192", ":-1"),
        replaced(sealed, ":8192", ":1e400"),
        replaced(sealed, "\"passes\":1", "\"passes\":0"),
        replaced(sealed, "\"salt\":\"", "\"salt\":\"AAAA"),
        replaced(sealed, "\"nonce\":\"", "\"nonce\":\"="),
        replaced(sealed, "\"ciphertext\":\"", "\"more\":1,\"ciphertext\":\""),
        replaced(sealed, "\"passes\":1", "\"passes\":1,\"lanes\":1"),
        replaced(sealed, "\"salt\":", "\"SALT\":"),
        replaced(sealed, "\"version\":1", "\"version\":1,\"version\":1"),
        std::string(100'000, ' ') + sealed,
    };
    for (const auto& text : broken) {
        INFO(text.substr(0, 300));
        CHECK(opening(text) == ErrorCode::kStoreCorrupt);
    }
    const auto wrong = open_secret(replaced(sealed, "argon2id", "pbkdf2"), secret_text("x"), kDescription);
    CHECK(wrong.error().where == "/kdf/name");
}

TEST_CASE("a ciphertext too short to hold a secret is corrupt", "[keys][sealed]") {
    const std::string sealed = sealed_sample();
    const auto from = sealed.find("\"ciphertext\":\"") + 14;
    const auto only_tag = sealed.substr(0, from) + encode_base64url(Bytes(16, 0)) + "\"}";
    CHECK(opening(only_tag) == ErrorCode::kStoreCorrupt);
    const auto huge = sealed.substr(0, from) + encode_base64url(Bytes(5000, 0)) + "\"}";
    CHECK(opening(huge) == ErrorCode::kStoreCorrupt);
}

TEST_CASE("sealing refuses empty secrets, empty passphrases and costs out of bounds", "[keys][sealed]") {
    test::SeededRandom random(1);
    const auto sealing = [&](const SecretBytes& secret, const SecretBytes& passphrase,
                             const SealingCost& cost) {
        return code_of(seal_secret(secret, passphrase, kDescription, cost, random));
    };
    CHECK(sealing(SecretBytes(0), secret_text("p"), kCheap) == ErrorCode::kLimit);
    CHECK(sealing(SecretBytes(4097), secret_text("p"), kCheap) == ErrorCode::kLimit);
    CHECK(sealing(SecretBytes(1), SecretBytes(0), kCheap) == ErrorCode::kLimit);
    CHECK(sealing(SecretBytes(1), secret_text("p"), {.memory_bytes = 8191, .passes = 1}) ==
          ErrorCode::kLimit);
    CHECK(sealing(SecretBytes(1), secret_text("p"), {.memory_bytes = 8192, .passes = 0}) ==
          ErrorCode::kLimit);
    CHECK(sealing(SecretBytes(1), secret_text("p"), {.memory_bytes = 2ULL << 30U, .passes = 1}) ==
          ErrorCode::kLimit);
    CHECK(sealing(SecretBytes(1), secret_text("p"), {.memory_bytes = 8192, .passes = 11}) ==
          ErrorCode::kLimit);
}

TEST_CASE("secrets of the smallest and the largest size come back whole", "[keys][sealed]") {
    for (const std::size_t size : {1U, 32U, 48U, 4096U}) {
        test::SeededRandom random(size);
        const SecretBytes secret = SecretBytes::random(size, random);
        const auto sealed = seal_secret(secret, secret_text("p"), {}, kCheap, random).value();
        CHECK(open_secret(sealed, secret_text("p"), {}).value().equals(secret));
    }
}
