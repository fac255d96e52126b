// SPDX-License-Identifier: Apache-2.0
//
// The COSE working group's examples of COSE_Sign1: those that must verify, and those that must not.
#include "base/json_reader.h"
#include "base/text_encoding.h"
#include "tests/support/result_text.h"
#include "tests/support/vectors.h"
#include "wallet-format/cose/cose_sign1.h"

#include <algorithm>
#include <array>

using namespace carnet;
using namespace carnet::wallet;

namespace {

constexpr std::string_view kSuite = "cose-examples";
constexpr std::array kFolders = {"sign1-tests", "ecdsa-examples", "eddsa-examples", "CWT", "RFC8152"};

std::string text_of(JsonValue object, std::string_view name) {
    const auto value = object.find(name);
    return value && value->is_string() ? std::string(value->string()) : std::string();
}

// Some examples write a coordinate in base64url, some in hex.
std::string coordinate(JsonValue key, const std::string& name) {
    const std::string hex = text_of(key, name + "_hex");
    return hex.empty() ? text_of(key, name) : encode_base64url(decode_hex(hex).value());
}

Result<keys::PublicKey> public_key(JsonValue key) {
    std::string jwk = R"({"kty":")" + text_of(key, "kty") + R"(","crv":")" + text_of(key, "crv") +
                      R"(","x":")" + coordinate(key, "x") + '"';
    if (key.find("y") || key.find("y_hex")) jwk += R"(,"y":")" + coordinate(key, "y") + '"';
    const auto document = JsonDocument::parse(jwk + "}");
    REQUIRE(document);
    return keys::PublicKey::from_jwk(document->root());
}

Bytes hex_member(JsonValue object, std::string_view name) {
    return decode_hex(text_of(object, name)).value();
}

std::string why_unusable(JsonValue input) {
    const auto sign1 = input.find("sign0");
    if (!sign1) return "no COSE_Sign1";
    const auto key = sign1->find("key");
    if (!key || !public_key(*key)) return "a curve that Carnet does not have";
    if (text_of(*sign1, "alg") == "ES512") return "ES512, which Carnet does not have";
    return {};
}

void check_positive(JsonValue root, JsonValue sign1, ByteView external) {
    const auto read = CoseSign1::read(hex_member(*root.find("output"), "cbor"));
    REQUIRE(read);
    CHECK(read->signed_bytes(external) == hex_member(*root.find("intermediates"), "ToBeSign_hex"));
    CHECK(verify_cose_sign1(*read, public_key(*sign1.find("key")).value(), external));
}

void check_negative(JsonValue root, JsonValue sign1, ByteView external) {
    const auto read = CoseSign1::read(hex_member(*root.find("output"), "cbor"));
    const auto key = public_key(*sign1.find("key")).value();
    CHECK_FALSE((read && verify_cose_sign1(*read, key, external)));
}

}  // namespace

TEST_CASE("the COSE_Sign1 examples of the working group verify where they should, and only there",
          "[conformance][cose]") {
    const auto folder = test::vector_suite(kSuite);
    if (!folder) return;
    test::VectorCount count{std::string(kSuite)};
    std::size_t positive = 0;
    std::size_t negative = 0;
    std::vector<std::filesystem::path> files;
    for (const auto* part : kFolders)
        for (const auto& entry : std::filesystem::directory_iterator(*folder / part))
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& path : files) {
        INFO(path.string());
        const auto document = JsonDocument::parse(test::read_file(path));
        REQUIRE(document);
        const JsonValue root = document->root();
        const JsonValue input = *root.find("input");
        if (const auto why = why_unusable(input); !why.empty()) {
            count.skipped(path.stem().string(), why);
            continue;
        }
        const JsonValue sign1 = *input.find("sign0");
        const Bytes external = hex_member(sign1, "external");
        const bool must_fail = root.find("fail").has_value();
        must_fail ? check_negative(root, sign1, external) : check_positive(root, sign1, external);
        ++(must_fail ? negative : positive);
        count.passed();
    }
    CHECK(positive == 8);
    CHECK(negative == 6);
}
