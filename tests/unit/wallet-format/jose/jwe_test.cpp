// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/jose/jwe.h"

#include "base/json_writer.h"
#include "tests/support/result_text.h"
#include "tests/unit/wallet-format/jose/token_text.h"

#include <catch2/catch.hpp>

using namespace carnet;
using test::error_of;
using wallet::CompactJwe;
using wallet::ContentEncryption;
using wallet::decrypt_compact_jwe;
using wallet::encrypt_compact_jwe;

namespace {

constexpr std::string_view kContent = R"({"vp_token":{"certificate":["eyJ"]},"state":"s"})";

keys::AgreementKey any_key(std::uint64_t seed) {
    test::SeededRandom random(seed);
    return keys::AgreementKey::generate(random).value();
}

std::string encrypted(const wallet::JweOptions& options = {}) {
    test::SeededRandom random(77);
    return encrypt_compact_jwe(options, as_bytes(kContent), any_key(1).public_key(), random).value();
}

// The header's own text replaced, and the rest as it was.
std::string with_header(const std::string& json) {
    const std::string token = encrypted();
    return test::part(json) + token.substr(token.find('.'));
}

std::string header_of(const std::string& token) {
    const auto json = decode_base64url(token.substr(0, token.find('.'))).value();
    return std::string(as_text(json));
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("what is encrypted for a key is decrypted with it, header members included", "[wallet][jwe]") {
    for (const auto enc : {ContentEncryption::kA128Gcm, ContentEncryption::kA256Gcm}) {
        const auto token = encrypted(
            {.enc = enc, .kid = "key-1", .typ = "JWT", .cty = "json", .apu = {1, 2, 3}, .apv = {0xff}});
        const auto jwe = CompactJwe::parse(token);
        REQUIRE(jwe);
        CHECK(jwe->header().enc == enc);
        CHECK(jwe->header().kid == "key-1");
        CHECK(jwe->header().typ == "JWT");
        CHECK(jwe->header().cty == "json");
        CHECK(jwe->header().apu == Bytes{1, 2, 3});
        CHECK(jwe->header().apv == Bytes{0xff});
        const auto content = decrypt_compact_jwe(*jwe, any_key(1));
        REQUIRE(content);
        CHECK(as_text(*content) == kContent);
    }
}

TEST_CASE("each token has a key and a nonce of its own", "[wallet][jwe]") {
    test::SeededRandom random(5);
    const auto key = any_key(1).public_key();
    const auto first = CompactJwe::parse(encrypt_compact_jwe({}, as_bytes(kContent), key, random).value());
    const auto second = CompactJwe::parse(encrypt_compact_jwe({}, as_bytes(kContent), key, random).value());
    CHECK_FALSE(first->header().epk == second->header().epk);
    CHECK(first->nonce().size() == keys::kGcmNonceSize);
    CHECK(first->content().ciphertext != second->content().ciphertext);
}

TEST_CASE("another key does not decrypt, and no change of one character goes unseen", "[wallet][jwe]") {
    const auto token = encrypted({.kid = "key-1", .apu = {1}, .apv = {2}});
    CHECK(error_of(decrypt_compact_jwe(CompactJwe::parse(token).value(), any_key(2))) ==
          ErrorCode::kDecryptionFailed);
    const auto key = any_key(1);
    for (std::size_t i = 0; i < token.size(); ++i) {
        std::string changed = token;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        const auto jwe = CompactJwe::parse(changed);
        CHECK_FALSE((jwe && decrypt_compact_jwe(*jwe, key)));
    }
}

TEST_CASE("other algorithms are refused by name, those with an encrypted key included", "[wallet][jwe]") {
    const std::string header = header_of(encrypted());
    for (const auto* alg : {"dir", "ECDH-ES+A128KW", "ECDH-ES+A256KW", "RSA1_5", "RSA-OAEP", "A128KW",
                            "PBES2-HS256+A128KW", "none", "ecdh-es"}) {
        const auto jwe = CompactJwe::parse(with_header(replaced(header, "ECDH-ES", alg)));
        CHECK(error_of(jwe) == ErrorCode::kUnsupportedAlgorithm);
        CHECK(jwe.error().where == "header/alg");
    }
    for (const auto* enc : {"A192GCM", "A128CBC-HS256", "none", "a128gcm"}) {
        CHECK(error_of(CompactJwe::parse(with_header(replaced(header, "A128GCM", enc)))) ==
              ErrorCode::kUnsupportedAlgorithm);
    }
}

TEST_CASE("compression, crit and members of the wrong shape are refused", "[wallet][jwe]") {
    const std::string header = header_of(encrypted({.kid = "key-1", .apu = {1}}));
    const auto code = [&header](std::string_view from, std::string_view to) {
        return error_of(CompactJwe::parse(with_header(replaced(header, from, to))));
    };
    CHECK(code("{", R"({"zip":"DEF",)") == ErrorCode::kJoseCritical);
    CHECK(code("{", R"({"crit":["exp"],)") == ErrorCode::kJoseCritical);
    CHECK(code("{", R"({"alg":"dir",)") == ErrorCode::kJsonDuplicateMember);
    CHECK(code(R"("kid":"key-1")", R"("kid":7)") == ErrorCode::kJoseMalformed);
    CHECK(code(R"("apu":"AQ")", R"("apu":"AQ==")") == ErrorCode::kJoseMalformed);
    CHECK(code(R"("apu":"AQ")", R"("apu":")" + std::string(4'000, 'A') + "\"") == ErrorCode::kLimit);
    CHECK(code(R"("epk":)", R"("key":)") == ErrorCode::kJoseMalformed);
    CHECK(code(R"("crv":"P-256")", R"("crv":"P-384")") == ErrorCode::kBadKey);
    CHECK(code(R"("crv":"P-256")", R"("crv":"X25519")") == ErrorCode::kUnsupportedAlgorithm);
    CHECK(code(R"("kty":"EC")", R"("kty":"EC","d":"AA")") == ErrorCode::kBadKey);
}

TEST_CASE("a token that does not have exactly five good parts is refused", "[wallet][jwe]") {
    const auto token = encrypted();
    const auto first_dots = token.find("..");
    const std::pair<std::string, ErrorCode> cases[] = {
        {"", ErrorCode::kJoseMalformed},
        {"....", ErrorCode::kJsonSyntax},
        {token + ".", ErrorCode::kJoseMalformed},
        {token.substr(0, token.rfind('.')), ErrorCode::kJoseMalformed},
        {replaced(token, "..", ".AAAA."), ErrorCode::kJoseMalformed},
        {token + "=", ErrorCode::kJoseMalformed},
        {token.substr(0, first_dots) + ".. " + token.substr(first_dots + 2), ErrorCode::kJoseMalformed},
        {std::string(wallet::kMaxJweText + 1, 'A'), ErrorCode::kLimit},
        {std::string(wallet::kMaxJweHeaderText + 1, 'A') + "....", ErrorCode::kLimit},
    };
    for (const auto& [text, code] : cases) CHECK(error_of(CompactJwe::parse(text)) == code);
}

TEST_CASE("names of parties that are too long are not written", "[wallet][jwe]") {
    test::SeededRandom random(5);
    CHECK(error_of(encrypt_compact_jwe({.apu = Bytes(513, 1)}, as_bytes(kContent), any_key(1).public_key(),
                                       random)) == ErrorCode::kLimit);
}
