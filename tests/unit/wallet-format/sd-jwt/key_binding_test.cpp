// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/sd-jwt/key_binding.h"
#include "tests/unit/wallet-format/sd-jwt/sd_jwt_samples.h"
#include "wallet-format/sd-jwt/presenting.h"

namespace carnet::wallet {
namespace {

constexpr UtcTime kNow{1'795'000'000, 0};
const KeyBindingContent kContent{"https://employer.example", "n-1", kNow};
const KeyBindingRules kRules{.audience = "https://employer.example", .nonce = "n-1", .now = kNow};

struct Made {
    std::unique_ptr<const keys::Signer> issuer = test::es256_signer(1);
    std::unique_ptr<const keys::Signer> holder = test::es256_signer(2);
    std::string issued = test::sd_jwt_of(R"({"a":1,"b":2,"cnf":{"jwk":)" + holder->public_key().jwk() + "}}",
                                         {{"a"}, {"b"}}, *issuer);
    std::string bound = bind_to_key(issued, kContent, *holder).value();
};

Error refusal(std::string_view text, const KeyBindingRules& rules = kRules) {
    const auto checked = check_key_binding(test::parsed_sd_jwt(text), rules);
    REQUIRE_FALSE(checked);
    return checked.error();
}

// The presentation with a key binding of these claims and header instead.
std::string with_key_binding(const Made& made, std::string_view typ, std::string_view claims) {
    return made.issued + sign_compact_jws({.typ = std::string(typ)}, as_bytes(claims), *made.holder).value();
}

TEST_CASE("a key binding made for this verifier, now, by the holder's key holds", "[wallet-format][sd-jwt]") {
    const Made made;
    CHECK(check_key_binding(test::parsed_sd_jwt(made.bound), kRules));
    CHECK(check_key_binding(test::parsed_sd_jwt(made.bound), {.now = kNow}));
    CHECK(test::parsed_sd_jwt(made.bound).bound_text() == made.issued);
}

TEST_CASE("a key binding that was taken off is missing", "[wallet-format][sd-jwt]") {
    CHECK(refusal(Made().issued).code == ErrorCode::kKeyBindingMissing);
}

TEST_CASE("a key binding for somebody else, another request or another time is refused each with its reason",
          "[wallet-format][sd-jwt]") {
    const Made made;
    auto rules = kRules;
    rules.audience = "https://other.example";
    CHECK(refusal(made.bound, rules).code == ErrorCode::kKeyBindingAudience);
    rules = kRules;
    rules.nonce = "n-2";
    CHECK(refusal(made.bound, rules).code == ErrorCode::kKeyBindingNonce);
    rules = kRules;
    rules.now = kNow.plus_seconds(361);
    CHECK(refusal(made.bound, rules).code == ErrorCode::kKeyBindingTime);
    rules.now = kNow.plus_seconds(360);
    CHECK(check_key_binding(test::parsed_sd_jwt(made.bound), rules));
    rules.now = kNow.plus_seconds(-61);
    CHECK(refusal(made.bound, rules).code == ErrorCode::kKeyBindingTime);
}

TEST_CASE("a key binding belongs to exactly the disclosures that it was made over",
          "[wallet-format][sd-jwt]") {
    const Made made;
    const auto binding = made.bound.substr(made.issued.size());
    const auto fewer =
        select_disclosures(test::parsed_sd_jwt(made.issued), std::vector<ClaimPath>{{"a"}}).value();
    CHECK(refusal(fewer + binding).where == "/sd_hash");
    CHECK(refusal(fewer + binding).code == ErrorCode::kKeyBindingWrong);
}

TEST_CASE("a key binding by another key is refused", "[wallet-format][sd-jwt]") {
    const Made made;
    const auto thief = test::es256_signer(3);
    const auto stolen = bind_to_key(made.issued, kContent, *thief).value();
    CHECK(refusal(stolen).code == ErrorCode::kSignatureInvalid);
}

TEST_CASE("a key binding needs its type, its claims and a key to be bound to", "[wallet-format][sd-jwt]") {
    const Made made;
    const auto hash = sd_digest(SdAlgorithm::kSha256, made.issued);
    const auto claims =
        R"({"aud":"https://employer.example","iat":1795000000,"nonce":"n-1","sd_hash":")" + hash + "\"}";
    CHECK(check_key_binding(test::parsed_sd_jwt(with_key_binding(made, "kb+jwt", claims)), kRules));
    CHECK(refusal(with_key_binding(made, "JWT", claims)).where == "header/typ");
    CHECK(refusal(with_key_binding(made, "", claims)).where == "header/typ");
    for (const auto* member : {"aud", "iat", "nonce", "sd_hash"}) {
        auto without = claims;
        without.replace(without.find(member), 1, "x");
        INFO(member);
        CHECK(refusal(with_key_binding(made, "kb+jwt", without)).code == ErrorCode::kKeyBindingWrong);
    }
    auto several = claims;
    several.replace(several.find("\"https://employer.example\""), 26,
                    R"(["https://employer.example","https://other.example"])");
    CHECK(refusal(with_key_binding(made, "kb+jwt", several)).where == "/aud");
    CHECK(refusal(with_key_binding(made, "kb+jwt", "[]")).code == ErrorCode::kKeyBindingWrong);
    const auto unbound = test::sd_jwt_of(R"({"a":1})", {{"a"}}, *made.issuer);
    CHECK(refusal(bind_to_key(unbound, kContent, *made.holder).value()).where == "/cnf");
}

TEST_CASE("the holder's key is read as cnf.jwk and in no other way", "[wallet-format][sd-jwt]") {
    CHECK_FALSE(holder_key(test::json("{}").root()).value());
    CHECK(holder_key(test::json(R"({"cnf":{"kid":"x"}})").root()).error().code == ErrorCode::kUnsupported);
    CHECK(holder_key(test::json(R"({"cnf":"x"})").root()).error().code == ErrorCode::kWrongType);
    CHECK_FALSE(holder_key(test::json(R"({"cnf":{"jwk":{"kty":"EC"}}})").root()));
}

TEST_CASE("only an SD-JWT without key binding is bound to a key", "[wallet-format][sd-jwt]") {
    const Made made;
    CHECK(bind_to_key(made.bound, kContent, *made.holder).error().code == ErrorCode::kBadValue);
    CHECK_FALSE(bind_to_key("no text", kContent, *made.holder));
}

}  // namespace
}  // namespace carnet::wallet
