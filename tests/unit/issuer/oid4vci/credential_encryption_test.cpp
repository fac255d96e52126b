// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/credential_encryption.h"

#include "issuer/oid4vci/credential_request.h"
#include "issuer/oid4vci/deferral.h"
#include "tests/unit/issuer/oid4vci/wallet_fixture.h"

using namespace carnet;
using namespace carnet::issuer;

namespace {

// An issuer's key as wallets find it, and a wallet's own.
class Encrypting {
  public:
    test::SeededRandom random{11};
    RequestEncryption issuer = RequestEncryption::make(random).value();
    keys::AgreementKey device = keys::AgreementKey::generate(random).value();

    [[nodiscard]] std::string encrypted(std::string_view content, std::string kid = {}) {
        const auto json = JsonDocument::parse(issuer.jwk()).value();
        const auto key = keys::AgreementPublicKey::from_jwk(json.root()).value();
        wallet::JweOptions options;
        options.kid = kid.empty() ? std::string(json.root().require("kid").value().string()) : std::move(kid);
        return wallet::encrypt_compact_jwe(options, as_bytes(content), key, random).value();
    }
    // A request's member, with the device's key changed by `alg` and `more`.
    [[nodiscard]] std::string wanted(std::string_view enc = "A256GCM", std::string_view alg = "ECDH-ES",
                                     std::string_view more = "") const {
        auto jwk = device.public_key().jwk();
        jwk.pop_back();
        return R"({"credential_response_encryption":{"jwk":)" + jwk + R"(,"kid":"mine","alg":")" +
               std::string(alg) + R"("},"enc":")" + std::string(enc) + "\"" + std::string(more) + "}}";
    }
    [[nodiscard]] static std::string outcome(std::string_view request, bool was_encrypted = true) {
        const auto json = JsonDocument::parse(request);
        REQUIRE(json);
        const auto read = read_response_encryption(json->root(), was_encrypted);
        if (!read) return read.error().code;
        return *read ? "encrypted" : "plain";
    }
};

constexpr std::string_view kBad = "invalid_encryption_parameters";

}  // namespace

TEST_CASE("a request that was encrypted to the published key is opened, and no other",
          "[issuer][oid4vci][encryption]") {
    Encrypting one;
    CHECK(one.issuer.open(one.encrypted("a request")).value() == "a request");
    CHECK(one.issuer.open(one.encrypted("a request", "another")).error().code == kBad);
    CHECK(one.issuer.open("a.b.c.d.e").error().code == kBad);
    CHECK(one.issuer.open("{}").error().code == kBad);
    auto changed = one.encrypted("a request");
    changed.back() = changed.back() == 'A' ? 'B' : 'A';
    CHECK(one.issuer.open(changed).error().code == kBad);
    Encrypting other;
    other.issuer = RequestEncryption::make(other.random).value();
    CHECK(other.issuer.open(one.encrypted("a request")).error().code == kBad);
    CHECK(one.issuer.jwk().find("\"alg\":\"ECDH-ES\"") != std::string::npos);
    CHECK(one.issuer.jwk().find("\"d\"") == std::string::npos);
}

TEST_CASE("an answer is encrypted to the wallet's key, by its name and by the method it chose",
          "[issuer][oid4vci][encryption]") {
    Encrypting one;
    const auto json = JsonDocument::parse(one.wanted()).value();
    const auto encryption = read_response_encryption(json.root(), true);
    REQUIRE(encryption);
    REQUIRE(*encryption);
    const auto text = encrypt_response(**encryption, "{}", one.random);
    REQUIRE(text);
    const auto jwe = wallet::CompactJwe::parse(*text);
    REQUIRE(jwe);
    CHECK(jwe->header().kid == "mine");
    CHECK(jwe->header().enc == wallet::ContentEncryption::kA256Gcm);
    CHECK(as_text(wallet::decrypt_compact_jwe(*jwe, one.device).value()) == "{}");
}

TEST_CASE(
    "parameters that are not offered are refused, and so is an answer's encryption without the request's",
    "[issuer][oid4vci][encryption]") {
    const Encrypting one;
    CHECK(Encrypting::outcome("{}") == "plain");
    CHECK(Encrypting::outcome("{}", false) == "plain");
    CHECK(Encrypting::outcome(one.wanted("A128GCM")) == "encrypted");
    CHECK(Encrypting::outcome(one.wanted(), false) == kBad);
    CHECK(Encrypting::outcome(one.wanted("A128CBC-HS256")) == kBad);
    CHECK(Encrypting::outcome(one.wanted("A256GCM", "RSA-OAEP-256")) == kBad);
    CHECK(Encrypting::outcome(one.wanted("A256GCM", "ECDH-ES", R"(,"zip":"DEF")")) == kBad);
    CHECK(Encrypting::outcome(R"({"credential_response_encryption":{}})") == kBad);
    CHECK(Encrypting::outcome(R"({"credential_response_encryption":"x"})") == kBad);
}

TEST_CASE("a credential request says how its answer is encrypted", "[issuer][oid4vci][encryption]") {
    const Encrypting one;
    auto body = one.wanted();
    body.pop_back();
    body += R"(,"credential_configuration_id":"a","proofs":{"jwt":["p"]}})";
    CHECK(read_credential_request(body, true)->encryption);
    CHECK(read_credential_request(body, false).error().code == kBad);
    CHECK(read_deferred_request(R"({"transaction_id":"t"})")->transaction == "t");
    CHECK(read_deferred_request("{}").error().code == "invalid_credential_request");
    CHECK(read_deferred_request(R"({"transaction_id":"t","credential_response_encryption":{}})", true)
              .error()
              .code == kBad);
}

TEST_CASE("what waits is found by its id and its token, until it ends", "[issuer][oid4vci][deferral]") {
    test::SeededRandom random{3};
    const UtcTime now{1'000, 0};
    Deferrals deferrals;
    const auto issue = [](std::uint8_t token, std::size_t proof_bytes = 10) {
        DeferredIssue made;
        made.token.fill(token);
        made.configuration = "a";
        made.proofs = {std::string(proof_bytes, 'p')};
        made.ends = {2'000, 0};
        return made;
    };
    const auto id = deferrals.keep(issue(1), now, random);
    REQUIRE(id);
    CHECK(id->size() == 43);
    CHECK(deferrals.find(*id, issue(1).token, now)->proofs == issue(1).proofs);
    CHECK_FALSE(deferrals.find(*id, issue(2).token, now));
    CHECK_FALSE(deferrals.find(*id + "x", issue(1).token, now));
    CHECK_FALSE(deferrals.find(*id, issue(1).token, {2'000, 0}));
    const auto again = deferrals.keep(issue(1), now, random);
    REQUIRE(again);
    CHECK_FALSE(deferrals.find(*id, issue(1).token, now));
    deferrals.end(*again);
    CHECK_FALSE(deferrals.find(*again, issue(1).token, now));
    CHECK_FALSE(deferrals.keep(issue(3, kMaxDeferredBytes + 1), now, random));
    CHECK(deferrals.keep(issue(3, kMaxDeferredBytes), now, random));
    CHECK_FALSE(deferrals.keep(issue(4), now, random));
    CHECK(deferrals.keep(issue(4), {2'000, 0}, random));
}
