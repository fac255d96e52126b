// SPDX-License-Identifier: Apache-2.0
#include "keys/certificate.h"

#include "tests/support/made_certificate.h"
#include "tests/unit/keys/key_material.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::keys;
using test::code_of;

namespace {

constexpr UtcTime kDay{1'800'000'000, 0};

Certificate certificate(const test::CertificateWish& wish) {
    return Certificate::from_der(test::make_certificate(wish)).value();
}

// A root, an authority below it, and the body that signs certificates.
struct House {
    test::KeyPair root_key = test::make_key_pair("P-384");
    test::KeyPair authority_key = test::make_key_pair("P-256");
    test::KeyPair body_key = test::make_key_pair("P-256");
    test::CertificateWish root{.subject = "Root (demo)", .key = root_key, .is_authority = true};
    test::CertificateWish authority{.subject = "Authority (demo)",
                                    .key = authority_key,
                                    .issuer = "Root (demo)",
                                    .issuer_key = root_key,
                                    .is_authority = true};
    test::CertificateWish body{.subject = "Body (demo)",
                               .key = body_key,
                               .issuer = "Authority (demo)",
                               .issuer_key = authority_key,
                               .alternative = "DNS:body.example,URI:https://body.example/issuer",
                               .key_usage = "digitalSignature"};

    [[nodiscard]] Result<void> check(std::vector<Certificate> chain, UtcTime as_of = kDay) const {
        const std::vector anchors{certificate(root)};
        return verify_chain(chain, anchors, as_of);
    }
    [[nodiscard]] Result<void> check_body() const {
        return check({certificate(body), certificate(authority)});
    }
};

}  // namespace

TEST_CASE("a certificate gives its key, names and days", "[keys][certificate]") {
    const House house;
    const Certificate body = certificate(house.body);
    CHECK(body.subject() == "CN=Body (demo)");
    CHECK(body.not_before() == house.body.from);
    CHECK(body.not_after() == house.body.until);
    CHECK(body.dns_names() == std::vector<std::string>{"body.example"});
    CHECK(body.uris() == std::vector<std::string>{"https://body.example/issuer"});
    CHECK(body.public_key().value().algorithm() == Algorithm::kEcdsaP256);
    CHECK(body.may_sign_documents());
    CHECK_FALSE(body.is_authority());
    CHECK_FALSE(body.is_self_signed());
    const Certificate root = certificate(house.root);
    CHECK(root.is_self_signed());
    CHECK(root.is_authority());
    CHECK_FALSE(root.may_sign_documents());
    CHECK(root.public_key().value().algorithm() == Algorithm::kEcdsaP384);
}

TEST_CASE("the key of a certificate is the key that it was made for", "[keys][certificate]") {
    for (const std::string kind : {"P-256", "P-384", "Ed25519"}) {
        // Several, because half of all points have an odd y.
        for (int i = 0; i < 6; ++i) {
            const auto pair = test::make_key_pair(kind);
            const Certificate made = certificate({.subject = "Body (demo)", .key = pair});
            const PublicKey key = made.public_key().value();
            CHECK(facts(key.algorithm()).name == kind);
            // What a stranger to our encoding says of the same key.
            Bytes raw(200);
            std::size_t size = raw.size();
            if (kind == "Ed25519") {
                REQUIRE(EVP_PKEY_get_raw_public_key(pair.get(), raw.data(), &size) == 1);
                raw.resize(size);
                CHECK(std::ranges::equal(key.bytes(), raw));
            } else {
                REQUIRE(EVP_PKEY_get_octet_string_param(pair.get(), "pub", raw.data(), raw.size(), &size) ==
                        1);
                CHECK(std::ranges::equal(key.bytes().subspan(1), ByteView(raw).subspan(1, (size - 1) / 2)));
                CHECK((key.bytes()[0] & 1U) == (raw[size - 1] & 1U));
            }
        }
    }
    const Certificate rsa = certificate({.subject = "Root (demo)", .key = test::make_key_pair("RSA")});
    CHECK(code_of(rsa.public_key()) == ErrorCode::kUnsupportedAlgorithm);
    CHECK(code_of(certificate({.subject = "A", .key = test::make_key_pair("P-521")}).public_key()) ==
          ErrorCode::kUnsupportedAlgorithm);
}

TEST_CASE("a certificate with anything wrong in its bytes is refused", "[keys][certificate]") {
    const House house;
    const Bytes der = test::make_certificate(house.body);
    CHECK(Certificate::from_der(der).value() == Certificate::from_der(der).value());
    for (std::size_t length = 0; length < der.size(); length += 7)
        CHECK(code_of(Certificate::from_der(ByteView(der).first(length))) == ErrorCode::kBadCertificate);
    Bytes longer = der;
    longer.push_back(0);
    CHECK(code_of(Certificate::from_der(longer)) == ErrorCode::kBadCertificate);
    CHECK(code_of(Certificate::from_der(Bytes(20'000, 0x30))) == ErrorCode::kBadCertificate);
    for (std::size_t i = 0; i < der.size(); ++i) {
        Bytes bent = der;
        bent[i] ^= 0x55;
        const auto read = Certificate::from_der(bent);  // may be read; then it must not be trusted
        if (!read) continue;
        CHECK_FALSE(house.check({*read, certificate(house.authority)}));
    }
}

TEST_CASE("a certificate travels as PEM", "[keys][certificate]") {
    const House house;
    const Certificate body = certificate(house.body);
    const Certificate authority = certificate(house.authority);
    const auto chain = Certificate::from_pem("issued for a demo\n" + body.pem() + authority.pem()).value();
    REQUIRE(chain.size() == 2);
    CHECK(chain[0] == body);
    CHECK(chain[1] == authority);
    CHECK(code_of(Certificate::from_pem("")) == ErrorCode::kBadCertificate);
    CHECK(code_of(Certificate::from_pem("not a certificate")) == ErrorCode::kBadCertificate);
    const auto torn = Certificate::from_pem(body.pem() + authority.pem().substr(0, 200));
    REQUIRE_FALSE(torn);
    CHECK(torn.error().where == "certificate 2");
    const std::string encrypted =
        std::string(body.pem())
            .insert(28, "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00000000000000000000000000000000\n\n");
    CHECK(code_of(Certificate::from_pem(encrypted)) ==
          ErrorCode::kBadCertificate);  // and asks nobody for a passphrase
    std::string nine;
    for (int i = 0; i < 9; ++i) nine += body.pem();
    CHECK(code_of(Certificate::from_pem(nine)) == ErrorCode::kBadCertificate);
}

TEST_CASE("a chain that leads to an accepted anchor is followed", "[keys][certificate]") {
    const House house;
    CHECK(house.check_body());
    const std::vector anchors{certificate(house.authority)};  // an anchor that does not certify itself
    const std::vector chain{certificate(house.body)};
    CHECK(verify_chain(chain, anchors, kDay));
    House strangers;
    strangers.authority_key = house.authority_key;
    CHECK(code_of(strangers.check({certificate(house.body), certificate(house.authority)})) ==
          ErrorCode::kCertificateUntrusted);
    CHECK(code_of(verify_chain(chain, {}, kDay)) == ErrorCode::kCertificateUntrusted);
}

TEST_CASE("a chain is good between its days and not outside", "[keys][certificate]") {
    House house;
    house.body.from = {1'750'000'000, 0};
    house.body.until = {1'850'000'000, 0};
    const std::vector chain{certificate(house.body), certificate(house.authority)};
    CHECK(house.check(chain, {1'750'000'001, 0}));
    CHECK(code_of(house.check(chain, {1'749'999'999, 0})) == ErrorCode::kCertificateUntrusted);
    CHECK(code_of(house.check(chain, {1'850'000'001, 0})) == ErrorCode::kCertificateUntrusted);
}

TEST_CASE("a chain of the wrong shape is refused", "[keys][certificate]") {
    House house;
    const Certificate root = certificate(house.root);
    const Certificate authority = certificate(house.authority);
    const Certificate body = certificate(house.body);
    SECTION("an empty one") {
        CHECK(code_of(house.check({})) == ErrorCode::kBadCertificate);
    }
    SECTION("one with its anchor inside") {
        const std::vector chain{body, authority, root};
        const std::vector anchors{root};
        const auto result = verify_chain(chain, anchors, kDay);
        CHECK(code_of(result) == ErrorCode::kBadCertificate);
        CHECK(result.error().where == "certificate 3");
    }
    SECTION("one that carries along what the way does not pass") {
        CHECK(code_of(house.check({body, authority, root})) == ErrorCode::kBadCertificate);
    }
    SECTION("one in another order") {
        CHECK(code_of(house.check({authority, body})) == ErrorCode::kBadCertificate);
        CHECK(code_of(house.check({body, body})) == ErrorCode::kBadCertificate);
    }
    SECTION("one with a link missing") {
        CHECK(code_of(house.check({body})) == ErrorCode::kCertificateUntrusted);
    }
    SECTION("a leaf that certifies itself") {
        house.body.issuer.clear();
        CHECK(code_of(house.check({certificate(house.body)})) == ErrorCode::kBadCertificate);
    }
    SECTION("a leaf that is an authority") {
        CHECK(code_of(house.check({authority})) == ErrorCode::kBadCertificate);
    }
    SECTION("a leaf for encryption only") {
        house.body.key_usage = "keyEncipherment";
        CHECK(code_of(house.check_body()) == ErrorCode::kBadCertificate);
    }
}

TEST_CASE("nobody certifies others without being an authority", "[keys][certificate]") {
    House house;
    SECTION("the one in the middle is none") {
        house.authority.is_authority = false;
        CHECK(code_of(house.check_body()) == ErrorCode::kCertificateUntrusted);
    }
    SECTION("the root allows no authority below itself") {
        house.root.path_length = 0;
        CHECK(code_of(house.check_body()) == ErrorCode::kCertificateUntrusted);
    }
    SECTION("the authority may name hosts of one domain only") {
        house.authority.name_constraints = "permitted;DNS:other.example";
        CHECK(code_of(house.check_body()) == ErrorCode::kCertificateUntrusted);
    }
    SECTION("a certificate signed over SHA-1 counts for nothing") {
        house.body.with_sha1 = true;
        CHECK(code_of(house.check_body()) == ErrorCode::kCertificateUntrusted);
    }
    SECTION("another key of the same name certifies nothing") {
        house.body.issuer_key = test::make_key_pair("P-256");
        CHECK(code_of(house.check_body()) == ErrorCode::kCertificateUntrusted);
    }
}

TEST_CASE("a certificate names a URL by itself or by its host", "[keys][certificate]") {
    House house;
    const Certificate body = certificate(house.body);
    CHECK(body.names_url("https://body.example/issuer"));
    CHECK(body.names_url("https://body.example"));
    CHECK(body.names_url("https://BODY.example:8443/other?x#y"));
    CHECK_FALSE(body.names_url("https://other.example/body.example"));
    CHECK_FALSE(body.names_url("https://body.example@other.example/"));
    CHECK_FALSE(body.names_url("https://body.example.other.example/"));
    CHECK_FALSE(body.names_url("http://body.example/"));
    CHECK_FALSE(body.names_url("did:web:body.example"));
    CHECK_FALSE(body.names_host("sub.body.example"));
    house.body.alternative = "DNS:*.body.example";
    const Certificate wild = certificate(house.body);
    CHECK(wild.names_host("sub.body.example"));
    CHECK_FALSE(wild.names_host("body.example"));
    CHECK_FALSE(wild.names_host("a.b.body.example"));
    CHECK_FALSE(wild.names_host(".body.example"));
}
