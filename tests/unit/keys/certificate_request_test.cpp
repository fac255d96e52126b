// SPDX-License-Identifier: Apache-2.0
#include "keys/certificate_request.h"

#include "tests/unit/keys/key_material.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::keys;
using test::code_of;

namespace {

using Request = std::unique_ptr<X509_REQ, decltype(&X509_REQ_free)>;

// As an authority reads it.
Request read(const std::string& pem) {
    BIO* in = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
    Request request(PEM_read_bio_X509_REQ(in, nullptr, nullptr, nullptr), &X509_REQ_free);
    BIO_free(in);
    return request;
}

std::string printed(const X509_REQ* request) {
    BIO* out = BIO_new(BIO_s_mem());
    X509_REQ_print_ex(out, const_cast<X509_REQ*>(request), XN_FLAG_RFC2253, 0);
    char* data = nullptr;
    const long size = BIO_get_mem_data(out, &data);
    std::string text(data, static_cast<std::size_t>(size));
    BIO_free(out);
    return text;
}

const CertificateRequest kWish{.common_name = "Körperschaft (demo)",
                               .organisation = "Body (demo)",
                               .country = "GH",
                               .dns_names = {"body.example"},
                               .uris = {"https://body.example/issuer"}};

}  // namespace

TEST_CASE("an authority accepts the signature of our request, for every algorithm", "[keys][certificate]") {
    for (const auto algorithm : {Algorithm::kEd25519, Algorithm::kEcdsaP256, Algorithm::kEcdsaP384}) {
        for (std::uint64_t seed = 1; seed < 6; ++seed) {
            const auto signer = test::any_signer(algorithm, seed);
            const Request request = read(write_certificate_request(kWish, *signer).value());
            REQUIRE(request);
            EVP_PKEY* key = X509_REQ_get0_pubkey(request.get());
            CHECK(X509_REQ_verify(request.get(), key) == 1);
        }
    }
}

TEST_CASE("a request holds the names that were asked for, and points written out", "[keys][certificate]") {
    const auto signer = test::any_signer(Algorithm::kEcdsaP256);
    const Request request = read(write_certificate_request(kWish, *signer).value());
    const std::string text = printed(request.get());
    INFO(text);
    CHECK(text.find("O=Body (demo)") != std::string::npos);
    CHECK(text.find("C=GH") != std::string::npos);
    CHECK(text.find("DNS:body.example") != std::string::npos);
    CHECK(text.find("URI:https://body.example/issuer") != std::string::npos);
    unsigned char* der = nullptr;
    const int size = i2d_PUBKEY(X509_REQ_get0_pubkey(request.get()), &der);
    CHECK(size == 91);  // an uncompressed point of P-256: authorities refuse the other spelling
    OPENSSL_free(der);
}

TEST_CASE("a request with a name that no certificate can hold is refused", "[keys][certificate]") {
    const auto signer = test::any_signer(Algorithm::kEcdsaP256);
    const auto refused = [&](auto change) {
        CertificateRequest wish = kWish;
        change(wish);
        return code_of(write_certificate_request(wish, *signer)) == ErrorCode::kBadValue;
    };
    CHECK(refused([](auto& wish) { wish.common_name.clear(); }));
    CHECK(refused([](auto& wish) { wish.common_name.assign(65, 'a'); }));
    CHECK(refused([](auto& wish) { wish.organisation.assign(65, 'a'); }));
    CHECK(refused([](auto& wish) { wish.country = "gh"; }));
    CHECK(refused([](auto& wish) { wish.country = "GHA"; }));
    CHECK(refused([](auto& wish) { wish.dns_names = {"body example"}; }));
    CHECK(refused([](auto& wish) { wish.dns_names = {std::string("body\0.example", 13)}; }));
    CHECK(refused([](auto& wish) { wish.uris = {""}; }));
    CHECK(refused([](auto& wish) { wish.uris.assign(17, "https://body.example"); }));
}
