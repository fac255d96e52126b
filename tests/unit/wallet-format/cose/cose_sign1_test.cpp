// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/cose/cose_sign1.h"

#include "base/text_encoding.h"
#include "tests/support/result_text.h"
#include "tests/unit/wallet-format/jose/token_text.h"
#include "wallet-format/cbor/cbor_writer.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::wallet;
using test::error_of;

namespace {

CborValue number(std::int64_t value) {
    return CborValue::of_integer(value);
}

using Map = std::vector<CborValue::Entry>;

// A message with those headers and no proper signature.
Bytes message(const Map& covered, const Map& open, const CborValue& payload = CborValue::of_bytes({})) {
    return write_cbor(
        CborValue::of_array({CborValue::of_bytes(write_cbor(CborValue::of_map(covered))),
                             CborValue::of_map(open), payload, CborValue::of_bytes(Bytes(64))}));
}

const Map kEs256{{number(1), number(-7)}};

Map with(const Map& map, const CborValue& label, const CborValue& value) {
    Map longer = map;
    longer.emplace_back(label, value);
    return longer;
}

}  // namespace

TEST_CASE("what one key of each algorithm signs, that key and no other verifies", "[wallet][cose]") {
    for (const auto algorithm :
         {keys::Algorithm::kEd25519, keys::Algorithm::kEcdsaP256, keys::Algorithm::kEcdsaP384}) {
        const auto signer = test::token_signer(algorithm);
        const CoseHeader header{.kid = "did:web:board.example#key-1", .typ = "demo+cwt"};
        const auto bytes = sign_cose_sign1(header, as_bytes("said"), *signer);
        REQUIRE(bytes);
        const auto read = CoseSign1::read(*bytes);
        REQUIRE(read);
        CHECK(read->algorithm() == algorithm);
        CHECK(read->header() == header);
        CHECK(read->is_header_protected());
        CHECK(as_text(read->payload()) == "said");
        CHECK(verify_cose_sign1(*read, signer->public_key()));
        CHECK(error_of(verify_cose_sign1(*read, test::token_signer(algorithm, 2)->public_key())) ==
              ErrorCode::kSignatureInvalid);
        CHECK(error_of(verify_cose_sign1(*read, signer->public_key(), as_bytes("elsewhere"))) ==
              ErrorCode::kSignatureInvalid);
    }
}

TEST_CASE("no byte of a signed message can be changed unseen", "[wallet][cose]") {
    const auto signer = test::token_signer(keys::Algorithm::kEd25519);
    const auto bytes = sign_cose_sign1({.kid = "k", .typ = "t"}, as_bytes("said"), *signer).value();
    for (std::size_t place = 0; place < bytes.size(); ++place) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            Bytes changed = bytes;
            changed[place] = static_cast<std::uint8_t>(changed[place] ^ (1U << bit));
            const auto read = CoseSign1::read(changed);
            CAPTURE(place, bit);
            CHECK_FALSE((read && verify_cose_sign1(*read, signer->public_key())));
        }
    }
}

TEST_CASE("an algorithm that is not the key's is refused before the signature is looked at",
          "[wallet][cose]") {
    const auto signer = test::token_signer(keys::Algorithm::kEcdsaP384);
    const auto read = CoseSign1::read(message(kEs256, {}));
    REQUIRE(read);
    const auto held = verify_cose_sign1(*read, signer->public_key());
    CHECK(error_of(held) == ErrorCode::kUnsupportedAlgorithm);
    CHECK(held.error().where == "header/alg");
}

TEST_CASE("a header that stands in the open is read and said to be in the open", "[wallet][cose]") {
    const auto read = CoseSign1::read(message({}, kEs256));
    REQUIRE(read);
    CHECK_FALSE(read->is_header_protected());
    CHECK(encode_hex(read->signed_bytes()) == "846a5369676e617475726531404040");
    const auto kid = CborValue::of_bytes(as_bytes("11"));
    CHECK_FALSE(CoseSign1::read(message(kEs256, {{number(4), kid}}))->is_header_protected());
    CHECK(CoseSign1::read(message(with(kEs256, number(4), kid), {}))->is_header_protected());
}

TEST_CASE("a detached payload is refused by its name", "[wallet][cose]") {
    const auto read = CoseSign1::read(message(kEs256, {}, CborValue()));
    CHECK(error_of(read) == ErrorCode::kCoseDetached);
    CHECK(read.error().where == "payload");
}

TEST_CASE("crit passes for what is understood, and is refused for all else", "[wallet][cose]") {
    const auto crit = [](std::vector<CborValue> labels) { return CborValue::of_array(std::move(labels)); };
    CHECK(CoseSign1::read(message(with(kEs256, number(2), crit({number(1)})), {})));
    const auto unknown = with(with(kEs256, number(99), number(1)), number(2), crit({number(99)}));
    CHECK(error_of(CoseSign1::read(message(unknown, {}))) == ErrorCode::kCoseCritical);
    const auto named = with(with(kEs256, CborValue::of_text("x"), number(1)), number(2),
                            crit({number(1), CborValue::of_text("x")}));
    CHECK(error_of(CoseSign1::read(message(named, {}))) == ErrorCode::kCoseCritical);
    for (const auto& wrong : {crit({}), crit({number(4)}), number(1)})
        CHECK(error_of(CoseSign1::read(message(with(kEs256, number(2), wrong), {}))) ==
              ErrorCode::kCoseMalformed);
    CHECK(error_of(CoseSign1::read(message(kEs256, {{number(2), crit({number(1)})}}))) ==
          ErrorCode::kCoseMalformed);
}

TEST_CASE("an algorithm that is not had here is not supported, and none at all is malformed",
          "[wallet][cose]") {
    const std::vector<CborValue> foreign{number(-36), number(-37), number(5), CborValue::of_text("ES256")};
    for (const auto& alg : foreign)
        CHECK(error_of(CoseSign1::read(message({{number(1), alg}}, {}))) == ErrorCode::kUnsupportedProof);
    CHECK(error_of(CoseSign1::read(message({}, {}))) == ErrorCode::kCoseMalformed);
    CHECK(error_of(CoseSign1::read(message({{number(1), CborValue::of_boolean(true)}}, {}))) ==
          ErrorCode::kCoseMalformed);
}

TEST_CASE("what has not the form of a message is refused as that", "[wallet][cose]") {
    const auto read = [](std::string_view hex) { return error_of(CoseSign1::read(decode_hex(hex).value())); };
    CHECK(read("d28443a10126a04040") == ErrorCode::kInternal);         // none of the faults below
    CHECK(read("d28443a10126a040") == ErrorCode::kCborMalformed);      // cut short
    CHECK(read("d28443a10126a0404000") == ErrorCode::kCborMalformed);  // something behind
    CHECK(read("d18443a10126a04040") == ErrorCode::kCoseMalformed);    // another tag
    CHECK(read("8343a10126a040") == ErrorCode::kCoseMalformed);        // three parts
    CHECK(read("84a10126a04040") == ErrorCode::kCoseMalformed);        // protected header no string
    CHECK(read("8443a10126404040") == ErrorCode::kCoseMalformed);      // open header no map
    CHECK(read("8443a10126a0a040") == ErrorCode::kCoseMalformed);      // payload no string
    CHECK(read("8443a10126a040a0") == ErrorCode::kCoseMalformed);      // signature no string
    CHECK(read("8443a10126a101264040") == ErrorCode::kCoseMalformed);  // alg in both
    CHECK(read("8443830126a04040") == ErrorCode::kCborMalformed);      // header not whole
    CHECK(read("8442810aa04040") == ErrorCode::kCoseMalformed);        // header no map
    CHECK(error_of(CoseSign1::read(Bytes(kMaxCoseBytes + 1))) == ErrorCode::kLimit);
}
