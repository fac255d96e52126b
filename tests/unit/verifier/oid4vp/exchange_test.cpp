// SPDX-License-Identifier: Apache-2.0
#include "verifier/oid4vp/exchange.h"

#include "base/text_encoding.h"
#include "tests/support/result_text.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/verifier/world.h"
#include "wallet-format/jose/compact_jws.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace carnet;
using namespace carnet::verifier;
using test::World;

namespace {

constexpr std::string_view kQuery = R"({"credentials":[{"id":"certificate","format":"ldp_vc",
  "meta":{"type_values":[["https://www.w3.org/2018/credentials#VerifiableCredential","https://w3id.org/carnet/vocab#CompetencyCertificate"]]},
  "claims":[{"path":["credentialSubject","name"]},{"path":["awardedDate"]}]}]})";

Need need() {
    return read_need({"electrician", "Site electrician", "query.json", {}}, kQuery).value();
}

// What the holder's wallet sends for the session, unless told otherwise.
struct Answer {
    std::optional<std::string> audience{};
    std::optional<std::string> nonce{};
    std::optional<std::string> state{};
    std::string query = "certificate";
    std::string credential{};
    const test::Key* presenter = nullptr;
};

// Everything that a verifier which asks wallets needs, and a holder with a certificate of theirs.
struct Scene {
    World world;
    test::TemporaryDirectory place;
    test::SeededRandom random{5};
    std::vector<Need> needs{need()};
    RequestSender sender{"https://verify.example", std::nullopt, nullptr};
    std::unique_ptr<SessionStore> sessions = SessionStore::open(place / "sessions.sqlite").value();
    test::Key holder = test::make_did_key(9);
    StatusLists lists{world.published, world.issuers, world.policy};
    Exchange exchange{
        {needs, sender, *sessions, world.policy,
         VerifyDependencies{world.clock, world.issuers, lists, &world.trust, &world.library}, random},
        {300, 600, 3, {"https://employer.example/checked"}}};

    Scene() {
        world.holder = holder_did();
        world.publish_list({});
        world.publish_list({.url = std::string(test::kSuspensionList), .purposes = {"suspension"}});
    }
    void pass(std::int64_t seconds) { world.clock.set(world.clock.now().plus_seconds(seconds)); }
    [[nodiscard]] std::string holder_did() const { return holder.id.substr(0, holder.id.find('#')); }

    [[nodiscard]] StartedExchange started(StartWish wish = {.need = "electrician"}) {
        auto made = exchange.start(wish);
        REQUIRE(made);
        return *std::move(made);
    }
    [[nodiscard]] PresentationSession session(const std::string& id) {
        return sessions->find(id).value().value();
    }

    [[nodiscard]] http::Form form(const StartedExchange& asked, const Answer& how) {
        const auto known = session(asked.id);
        const test::Key& presenter = how.presenter != nullptr ? *how.presenter : holder;
        const std::string text =
            R"({"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiablePresentation"],"holder":")" +
            presenter.id.substr(0, presenter.id.find('#')) + R"(","verifiableCredential":[)" +
            (how.credential.empty() ? world.signed_certificate() : how.credential) + "]}";
        const auto presentation = test::sign(text, presenter,
                                             {.purpose = "authentication",
                                              .domains = {how.audience.value_or(known.client_id)},
                                              .challenge = how.nonce.value_or(known.nonce)});
        return posted({{"vp_token", R"({")" + how.query + R"(":[)" + presentation + "]}"},
                       {"state", how.state.value_or(known.state)}});
    }
    [[nodiscard]] static http::Form posted(
        const std::vector<std::pair<std::string_view, std::string>>& values) {
        http::Request request;
        request.fields.set("Content-Type", "application/x-www-form-urlencoded");
        request.body = http::write_query(values);
        return http::Form::read(request).value();
    }
    [[nodiscard]] Result<std::string> receive(const StartedExchange& asked, const Answer& how = {}) {
        return exchange.receive(asked.id, form(asked, how));
    }
    [[nodiscard]] std::string result(const StartedExchange& asked, std::string_view code = {}) {
        return exchange.fetch(asked.id, asked.result_token, code).value().result;
    }
};

bool is_in(std::string_view part, std::string_view text) {
    return text.find(part) != std::string_view::npos;
}

template <class T>
std::string code_of(const Result<T>& result) {
    return result ? "ok" : std::string(to_string(result.error().code));
}

}  // namespace

TEST_CASE("a wallet that shows what was asked for is accepted", "[verifier][oid4vp]") {
    Scene scene;
    const auto asked = scene.started();
    CHECK(is_in("openid4vp://?client_id=redirect_uri%3Ahttps%3A%2F%2Fverify.example", asked.link));
    CHECK(scene.exchange.fetch(asked.id, asked.result_token, "").value().state == SessionState::kOpen);
    CHECK(scene.receive(asked).value() == "{}");
    const auto result = scene.result(asked);
    CHECK(is_in(R"("decision":"accepted","need":"electrician")", result));
    CHECK(is_in("Maya Exampleperson", result));
    CHECK_FALSE(is_in("mismatch", result));
}

TEST_CASE("an answer is taken once", "[verifier][oid4vp]") {
    Scene scene;
    const auto asked = scene.started();
    REQUIRE(scene.receive(asked));
    CHECK(code_of(scene.receive(asked)) == "conflict");
    const auto other = scene.started();
    // What was made for one request answers no other.
    CHECK(
        scene.exchange.receive(other.id, scene.form(other, {.audience = scene.session(asked.id).client_id})));
    CHECK(is_in("proof-domain-wrong", scene.result(other)));
}

TEST_CASE("what is presented for another question, audience or by another holder is rejected",
          "[verifier][oid4vp]") {
    Scene scene;
    const auto asked = scene.started();
    SECTION("another nonce") {
        REQUIRE(scene.receive(asked, {.nonce = "an-older-one"}));
        CHECK(is_in("proof-challenge-wrong", scene.result(asked)));
    }
    SECTION("the client id without its prefix") {
        REQUIRE(scene.receive(asked, {.audience = "https://verify.example/oid4vp/responses/" + asked.id}));
        CHECK(is_in("proof-domain-wrong", scene.result(asked)));
    }
    SECTION("somebody who is not the holder of the certificate") {
        const auto thief = test::make_did_key(10);
        REQUIRE(scene.receive(asked, {.presenter = &thief}));
        CHECK(is_in(R"("code":"forbidden","where":"certificate")", scene.result(asked)));
    }
    SECTION("a certificate of nobody in particular") {
        scene.world.holder.reset();
        REQUIRE(scene.receive(asked));
        CHECK(is_in(R"("code":"forbidden","where":"certificate")", scene.result(asked)));
    }
    SECTION("something else than was asked for") {
        REQUIRE(
            scene.receive(asked, {.credential = test::sign(scene.world.unit_statement(), scene.world.key)}));
        CHECK(is_in(R"("mismatch":{"code":"bad-value","where":"certificate")", scene.result(asked)));
    }
    SECTION("a certificate that was revoked") {
        scene.world.publish_list({.set = {4711}});
        REQUIRE(scene.receive(asked));
        CHECK(is_in("revoked", scene.result(asked)));
    }
    CHECK(is_in(R"({"decision":"rejected")", scene.result(asked)));
}

TEST_CASE("a wrong state does not use up the request", "[verifier][oid4vp]") {
    Scene scene;
    const auto asked = scene.started();
    CHECK(code_of(scene.receive(asked, {.state = "guessed"})) == "forbidden");
    CHECK(code_of(scene.exchange.receive(asked.id, Scene::posted({{"vp_token", "{}"}}))) == "missing-member");
    CHECK(scene.receive(asked));
}

TEST_CASE("an answer that cannot be read is told to the wallet and to the page, and there is no second try",
          "[verifier][oid4vp]") {
    Scene scene;
    const auto asked = scene.started();
    CHECK(code_of(scene.receive(asked, {.query = "passport"})) == "bad-value");
    CHECK(is_in(R"("unreadable":{"code":"bad-value","where":"/passport")", scene.result(asked)));
    CHECK(code_of(scene.receive(asked)) == "conflict");
}

TEST_CASE("a holder who declines is no rejection", "[verifier][oid4vp]") {
    Scene scene;
    const auto asked = scene.started();
    const auto state = scene.session(asked.id).state;
    const auto declined = Scene::posted({{"error", "access_denied"}, {"state", state}});
    CHECK(scene.exchange.receive(asked.id, declined));
    CHECK(scene.exchange.fetch(asked.id, asked.result_token, "").value().state == SessionState::kDeclined);
    CHECK(is_in(R"({"decision":"undetermined","need":"electrician","walletError":{"error":"access_denied"}})",
                scene.result(asked)));
}

TEST_CASE("a request ends with its time, and nothing is known after the retention time",
          "[verifier][oid4vp]") {
    Scene scene;
    const auto answered = scene.started();
    REQUIRE(scene.receive(answered));
    const auto asked = scene.started();
    scene.pass(300);
    CHECK(code_of(scene.receive(asked)) == "not-found");
    CHECK(scene.exchange.fetch(asked.id, asked.result_token, "").value().is_over);
    CHECK(is_in("accepted", scene.result(answered)));
    scene.pass(301);
    CHECK(code_of(scene.exchange.fetch(answered.id, answered.result_token, "")) == "not-found");
    CHECK(scene.sessions->count().value() == 0);
    // Nothing personal is left in the file or beside it.
    for (const auto& entry : std::filesystem::directory_iterator(scene.place.path())) {
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        INFO(entry.path());
        CHECK_FALSE(is_in("Maya Exampleperson", bytes));
    }
}

TEST_CASE("a result is for whoever has the token, and for the browser that was sent on",
          "[verifier][oid4vp]") {
    Scene scene;
    const auto asked =
        scene.started({.need = "electrician", .return_to = "https://employer.example/checked"});
    const auto reply = scene.receive(asked).value();
    constexpr std::string_view kBegin = R"({"redirect_uri":"https://employer.example/checked#response_code=)";
    REQUIRE(reply.starts_with(kBegin));
    const auto code = reply.substr(kBegin.size(), 32);
    CHECK(code_of(scene.exchange.fetch(asked.id, asked.result_token, "")) == "unauthenticated");
    CHECK(code_of(scene.exchange.fetch(asked.id, asked.result_token, "guessed")) == "unauthenticated");
    CHECK(code_of(scene.exchange.fetch(asked.id, "guessed", code)) == "unauthenticated");
    CHECK(is_in("accepted", scene.result(asked, code)));
}

TEST_CASE("no more is begun than the rules allow", "[verifier][oid4vp]") {
    Scene scene;
    CHECK(code_of(scene.exchange.start({.need = "plumber"})) == "not-found");
    CHECK(code_of(scene.exchange.start({.need = "electrician", .return_to = "https://evil.example"})) ==
          "forbidden");
    CHECK(code_of(scene.exchange.start({.need = "electrician", .prefix = ClientIdPrefix::kX509Hash})) ==
          "unsupported");
    for (int i = 0; i < 3; ++i) static_cast<void>(scene.started());
    CHECK(code_of(scene.exchange.start({.need = "electrician"})) == "limit");
    scene.pass(601);
    CHECK(code_of(scene.exchange.start({.need = "electrician"})) == "ok");
}

TEST_CASE("a signed request names who asks, and echoes the wallet's nonce", "[verifier][oid4vp]") {
    Scene scene;
    const auto key = test::make_key(21, keys::Algorithm::kEcdsaP256);
    scene.sender.signer = RequestSigner{
        std::shared_ptr<const keys::Signer>(test::make_key(21, keys::Algorithm::kEcdsaP256).signer),
        "did:web:verify.example#key-1",
        {}};
    const auto asked =
        scene.started({.need = "electrician", .prefix = ClientIdPrefix::kDecentralizedIdentifier});
    CHECK(is_in("request_uri=https%3A%2F%2Fverify.example%2Foid4vp%2Frequests%2F" + asked.id, asked.link));
    const auto object = scene.exchange.request(asked.id, "from-the-wallet").value();
    const auto jws = wallet::CompactJws::parse(object).value();
    CHECK(wallet::verify_compact_jws(jws, key.signer->public_key()));
    CHECK(jws.header().typ == "oauth-authz-req+jwt");
    CHECK(jws.header().kid == "did:web:verify.example#key-1");
    const auto claims = JsonDocument::parse(as_text(jws.payload())).value();
    const auto text = [&](std::string_view name) { return claims.root().find(name)->string(); };
    CHECK(text("client_id") == "decentralized_identifier:did:web:verify.example");
    CHECK(text("wallet_nonce") == "from-the-wallet");
    CHECK(text("aud") == "https://self-issued.me/v2");
    CHECK(text("response_uri") == "https://verify.example/oid4vp/responses/" + asked.id);
    CHECK(text("nonce") == scene.session(asked.id).nonce);
    CHECK(claims.root().find("dcql_query").value() == JsonDocument::parse(kQuery).value().root());
    CHECK_FALSE(is_in(
        "wallet_nonce",
        as_text(wallet::CompactJws::parse(scene.exchange.request(asked.id, "").value()).value().payload())));
    const auto unsigned_one = scene.started();
    CHECK(code_of(scene.exchange.request(unsigned_one.id, "")) == "unsupported");
    CHECK(code_of(scene.exchange.request("nobody", "")) == "not-found");
}
