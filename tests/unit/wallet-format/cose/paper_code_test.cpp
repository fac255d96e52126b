// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/cose/paper_code.h"

#include "base/text_encoding.h"
#include "tests/support/result_text.h"
#include "tests/unit/wallet-format/cose/paper_samples.h"
#include "tests/unit/wallet-format/jose/token_text.h"
#include "wallet-format/src/deflate.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::wallet;
using test::error_of;

namespace {

constexpr std::array kAlgorithms = {keys::Algorithm::kEd25519, keys::Algorithm::kEcdsaP256,
                                    keys::Algorithm::kEcdsaP384};

std::string coded(ByteView bytes) {
    return std::string(kPaperPrefix) + encode_base45(bytes);
}

Bytes signed_as(const CoseHeader& header) {
    const auto claims = write_paper_claims(test::five_unit_certificate()).value();
    return sign_cose_sign1(header, claims, *test::token_signer(keys::Algorithm::kEd25519)).value();
}

}  // namespace

TEST_CASE("a certificate of five units takes less than 600 bytes, whatever signs it", "[wallet][paper]") {
    for (const auto algorithm : kAlgorithms) {
        const auto message =
            sign_paper(test::five_unit_certificate(), test::kPaperKey, *test::token_signer(algorithm));
        REQUIRE(message);
        const auto text = paper_code_text(*message);
        WARN(keys::facts(algorithm).name << ": " << message->size() << " bytes of COSE, " << text.size()
                                         << " characters in the code");
        CHECK(message->size() < 600);
    }
}

TEST_CASE("what is printed is read and verified with the key that its kid names", "[wallet][paper]") {
    for (const auto algorithm : kAlgorithms) {
        const auto signer = test::token_signer(algorithm);
        for (const auto& document : {test::five_unit_certificate(), test::on_paper(test::sample_statement()),
                                     test::paper_decision_sample()}) {
            const auto text = paper_code_text(sign_paper(document, test::kPaperKey, *signer).value());
            const auto read = read_paper_code(text);
            REQUIRE(read);
            CHECK(read->verification_method == test::kPaperKey);
            CHECK(read->document.content.index() == document.content.index());
            CHECK(verify_cose_sign1(read->message, signer->public_key()));
        }
    }
}

TEST_CASE("a code holds only what QR codes write in their alphanumeric mode", "[wallet][paper]") {
    const auto signer = test::token_signer(keys::Algorithm::kEd25519);
    const auto text =
        paper_code_text(sign_paper(test::five_unit_certificate(), test::kPaperKey, *signer).value());
    CHECK(text.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:") == std::string::npos);
}

TEST_CASE("a code that is not compressed is read as well", "[wallet][paper]") {
    const auto signer = test::token_signer(keys::Algorithm::kEd25519);
    const auto message = sign_paper(test::five_unit_certificate(), test::kPaperKey, *signer).value();
    CHECK(read_paper_code(coded(message)));
    CHECK(read_paper_code(coded(zlib_compress(message))));
}

TEST_CASE("codes of something else, damaged ones and bombs are refused by name", "[wallet][paper]") {
    CHECK(error_of(read_paper_code("HC1:6BF")) == ErrorCode::kUnsupported);
    CHECK(error_of(read_paper_code("https://board.example/")) == ErrorCode::kUnsupported);
    CHECK(error_of(read_paper_code("carnet1:6BF")) == ErrorCode::kUnsupported);
    CHECK(error_of(read_paper_code("CARNET1:")) == ErrorCode::kCborMalformed);
    CHECK(error_of(read_paper_code("CARNET1:abc")) == ErrorCode::kBadBase45);
    CHECK(error_of(read_paper_code(std::string(kPaperPrefix) + std::string(kMaxPaperText, '0'))) ==
          ErrorCode::kLimit);
    const Bytes cut = [] {
        auto packed = zlib_compress(signed_as({"#key-1", "carnet-cc+cwt"}));
        packed.resize(packed.size() - 7);
        return packed;
    }();
    CHECK(error_of(read_paper_code(coded(cut))) == ErrorCode::kCoseMalformed);
    CHECK(error_of(read_paper_code(coded(zlib_compress(Bytes(1'000'000))))) == ErrorCode::kLimit);
}

TEST_CASE("a message of another type, or without a key's name, is no printed document", "[wallet][paper]") {
    CHECK(read_paper_code(coded(signed_as({"#key-1", "carnet-cc+cwt"}))));
    CHECK(error_of(read_paper_code(coded(signed_as({"#key-1", ""})))) == ErrorCode::kUnsupported);
    CHECK(error_of(read_paper_code(coded(signed_as({"#key-1", "statuslist+cwt"})))) ==
          ErrorCode::kUnsupported);
    for (const auto* kid : {"", "#", "key-1", "did:web:board.example#key-1", "#key-1#2", "/path#key-1"})
        CHECK(error_of(read_paper_code(coded(signed_as({kid, "carnet-cc+cwt"})))) ==
              ErrorCode::kBadIdentifier);
}

TEST_CASE("nobody signs a print with a key that is not the issuer's own", "[wallet][paper]") {
    const auto signer = test::token_signer(keys::Algorithm::kEd25519);
    for (const auto* method : {"did:web:other.example#key-1", "did:web:board.example.org#key-1", "#key-1"})
        CHECK(error_of(sign_paper(test::five_unit_certificate(), method, *signer)) ==
              ErrorCode::kBadIdentifier);
}
