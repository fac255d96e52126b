// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/status-list/status_list_token.h"
#include "tests/support/result_text.h"

#include <string>

#include <catch2/catch.hpp>

namespace carnet::wallet {
namespace {

constexpr std::string_view kUri = "https://skills.example/token-status/3";
constexpr std::size_t kCap = 1024 * 1024;

JsonDocument parsed(std::string_view text) {
    auto document = JsonDocument::parse(text);
    REQUIRE(document);
    return *std::move(document);
}

std::string claims_with(std::string_view members) {
    return R"({"iat":1795000000,"sub":"https://skills.example/token-status/3",)" + std::string(members) + "}";
}

constexpr std::string_view kSixteen = R"("status_list":{"bits":1,"lst":"eNrbuRgAAhcBXQ"})";

Error refusal(std::string_view claims, std::string_view uri = kUri) {
    const auto document = parsed(claims);
    const auto token = read_status_list_claims(document.root(), uri, kCap);
    REQUIRE_FALSE(token);
    return token.error();
}

TEST_CASE("the claims of a status list token that are written are read back",
          "[wallet-format][token-status]") {
    auto list = TokenStatusList::zeros(1000, 2).value();
    REQUIRE(list.set(77, kTokenSuspended));
    const StatusListTokenContent content{std::string(kUri), UtcTime{1'795'000'000, 0},
                                         UtcTime{1'795'086'400, 0}, 3600};
    const auto document = parsed(write_status_list_claims(content, list));
    const auto token = read_status_list_claims(document.root(), kUri, kCap).value();
    CHECK(token.content.uri == kUri);
    CHECK(token.content.issued == UtcTime{1'795'000'000, 0});
    CHECK(token.content.expires == UtcTime{1'795'086'400, 0});
    CHECK(token.content.ttl_seconds == 3600);
    CHECK_FALSE(token.not_before);
    CHECK(token.list.entry_bits() == 2);
    CHECK(token.list.get(77).value() == kTokenSuspended);
}

TEST_CASE("exp and ttl of a status list token may be absent, iat and sub may not",
          "[wallet-format][token-status]") {
    const auto document = parsed(claims_with(kSixteen));
    const auto token = read_status_list_claims(document.root(), kUri, kCap).value();
    CHECK_FALSE(token.content.expires);
    CHECK_FALSE(token.content.ttl_seconds);
    CHECK(token.list.get(13).value() == 1);
    CHECK(refusal(R"({"iat":1,"status_list":{"bits":1,"lst":"eNrbuRgAAhcBXQ"}})").code ==
          ErrorCode::kMissingMember);
    CHECK(refusal(R"({"sub":"https://skills.example/token-status/3","status_list":{"bits":1,"lst":"eNrb"}})")
              .code == ErrorCode::kMissingMember);
}

TEST_CASE("a token that was written for another address is refused", "[wallet-format][token-status]") {
    const auto failed = refusal(claims_with(kSixteen), "https://skills.example/token-status/4");
    CHECK(failed.code == ErrorCode::kBadValue);
    CHECK(failed.where == "/sub");
}

TEST_CASE("claims of the wrong shape are refused at their place", "[wallet-format][token-status]") {
    CHECK(refusal("[]").code == ErrorCode::kWrongType);
    CHECK(refusal(claims_with(R"("ttl":0,)" + std::string(kSixteen))).where == "/ttl");
    CHECK(refusal(claims_with(R"("ttl":"60",)" + std::string(kSixteen))).where == "/ttl");
    CHECK(refusal(claims_with(R"("exp":"soon",)" + std::string(kSixteen))).where == "/exp");
    CHECK(refusal(claims_with(R"("status_list":[])")).where == "/status_list");
    CHECK(refusal(claims_with(R"("x":1)")).code == ErrorCode::kMissingMember);
    CHECK(refusal(claims_with(R"("status_list":{"bits":3,"lst":"eNrbuRgAAhcBXQ"})")).where ==
          "/status_list/bits");
    CHECK(refusal(claims_with(R"("status_list":{"bits":4294967297,"lst":"eNrbuRgAAhcBXQ"})")).where ==
          "/status_list/bits");
    CHECK(refusal(claims_with(R"("status_list":{"bits":1,"lst":"eNrb"})")).where == "/status_list/lst");
    CHECK(refusal(claims_with(R"("status_list":{"bits":1})")).code == ErrorCode::kMissingMember);
}

TEST_CASE("a credential's reference to its status is an index and a URI", "[wallet-format][token-status]") {
    const auto good = parsed(R"({"status_list":{"idx":412,"uri":"https://skills.example/s/1"}})");
    CHECK(read_token_status(good.root()).value() == TokenStatusReference{"https://skills.example/s/1", 412});
    const auto other = parsed(R"({"another_mechanism":{}})");
    CHECK_FALSE(read_token_status(other.root()).value());
    for (const auto* wrong :
         {"[]", R"({"status_list":1})", R"({"status_list":{"idx":-1,"uri":"https://skills.example/s"}})",
          R"({"status_list":{"idx":"1","uri":"https://skills.example/s"}})",
          R"({"status_list":{"idx":1.5,"uri":"https://skills.example/s"}})",
          R"({"status_list":{"idx":1,"uri":"not a uri"}})", R"({"status_list":{"idx":1}})",
          R"({"status_list":{"uri":"https://skills.example/s"}})"}) {
        INFO(wrong);
        CHECK_FALSE(read_token_status(parsed(wrong).root()));
    }
}

}  // namespace
}  // namespace carnet::wallet
