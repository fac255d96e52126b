// SPDX-License-Identifier: Apache-2.0
#include "verifier/src/issuer_metadata.h"

#include "base/json_writer.h"
#include "tests/support/result_text.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/verifier/sd_jwt_world.h"
#include "verifier/status/directory_status_source.h"
#include "wallet-format/sd-jwt/jwt_vc_issuer.h"

#include <fstream>
#include <map>

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::test;

namespace {

// Answers as a site would, from memory.
class KnownSite final : public http::Client {
  public:
    std::map<std::string, std::string, std::less<>> pages;
    [[nodiscard]] Result<http::Fetched> get(std::string_view url, const http::Fields&) const override {
        const auto found = pages.find(url);
        if (found == pages.end()) return http::Fetched{404, {}, {}, std::string(url)};
        return http::Fetched{200, {}, found->second, std::string(url)};
    }
};

wallet::JwtVcIssuer metadata_of(const SdJwtWorld& world) {
    return {std::string(kIssuerUrl), {{"key-1", world.issuer_key->public_key()}}, {}};
}

void write(const std::filesystem::path& file, std::string_view text) {
    std::ofstream(file, std::ios::binary) << text;
}

TEST_CASE("an issuer's metadata are fetched from the well-known place of its URL", "[verifier][sd-jwt]") {
    const SdJwtWorld world;
    KnownSite site;
    const auto text = wallet::write_jwt_vc_issuer(metadata_of(world));
    site.pages["https://board.example/.well-known/jwt-vc-issuer"] = text;
    const WebIssuerDocuments issuers(site);
    const auto found = issuers.find(kIssuerUrl, world.clock.now());
    REQUIRE(found);
    REQUIRE(found->document->methods.size() == 1);
    CHECK(found->document->methods.front().id == "https://board.example#key-1");
    CHECK(found->document->may_assert("https://board.example#key-1"));
    CHECK(issuers.find("https://board.example/tenant", world.clock.now()).error().code ==
          ErrorCode::kNotFound);
    site.pages["https://board.example/.well-known/jwt-vc-issuer/tenant"] = text;
    CHECK(issuers.find("https://board.example/tenant", world.clock.now()).error().code ==
          ErrorCode::kFetchBadAnswer);
    CHECK(issuers.find("https://board.example/?x", world.clock.now()).error().code ==
          ErrorCode::kBadIdentifier);
}

TEST_CASE("an issuer named without TLS has keys only where nothing is fetched with it",
          "[verifier][sd-jwt]") {
    const SdJwtWorld world;
    KnownSite site;
    constexpr std::string_view kPlain = "http://localhost:8080/tenant";
    site.pages["http://localhost:8080/.well-known/jwt-vc-issuer/tenant"] =
        wallet::write_jwt_vc_issuer({std::string(kPlain), {{"key-1", world.issuer_key->public_key()}}, {}});
    CHECK(WebIssuerDocuments(site).find(kPlain, world.clock.now()).error().code == ErrorCode::kBadIdentifier);
    const auto found = WebIssuerDocuments(site, "http").find(kPlain, world.clock.now());
    REQUIRE(found);
    CHECK(found->document->may_assert("http://localhost:8080/tenant#key-1"));
}

TEST_CASE("an issuer's keys may lie behind a second address under its own host only", "[verifier][sd-jwt]") {
    const SdJwtWorld world;
    KnownSite site;
    const auto set = JsonDocument::parse(wallet::write_jwt_vc_issuer(metadata_of(world))).value();
    JsonWriter keys;
    keys.value(set.root().require("jwks").value());
    site.pages["https://board.example/keys"] = keys.take();
    site.pages["https://elsewhere.example/keys"] = site.pages["https://board.example/keys"];
    const auto ask = [&](std::string where) {
        site.pages["https://board.example/.well-known/jwt-vc-issuer"] =
            wallet::write_jwt_vc_issuer({std::string(kIssuerUrl), {}, std::move(where)});
        return WebIssuerDocuments(site).find(kIssuerUrl, world.clock.now());
    };
    CHECK(ask("https://board.example/keys"));
    CHECK(ask("https://elsewhere.example/keys").error().code == ErrorCode::kFetchRefused);
    CHECK(ask("https://board.example.evil.example/keys").error().code == ErrorCode::kFetchRefused);
    CHECK(ask("https://board.example/none").error().code == ErrorCode::kNotFound);
}

TEST_CASE("issuer metadata and status list tokens are found in directories", "[verifier][sd-jwt]") {
    const SdJwtWorld world;
    const TemporaryDirectory folder;
    write(folder.path() / "board.json", wallet::write_jwt_vc_issuer(metadata_of(world)));
    write(folder.path() / "old.jwt",
          world.token({.statuses = {{4711, 1}}, .issued = at("2026-11-21T08:00:00Z")}));
    write(folder.path() / "new.jwt", world.token());
    write(folder.path() / "other.jwt", "no token");
    const auto issuers = DirectoryIssuerDocuments::open(folder.path()).value();
    CHECK(issuers->find(kIssuerUrl, world.clock.now()).value().document->methods.size() == 1);
    CHECK(issuers->find("https://stranger.example", world.clock.now()).error().code == ErrorCode::kNotFound);
    const auto source = DirectoryStatusSource::open(folder.path()).value();
    const StatusLists lists(*source, *issuers, world.policy);
    const auto verdict = carnet::verifier::verify(
        as_bytes(world.issued()), world.policy, {world.clock, *issuers, lists, &world.trust, &world.library});
    INFO(describe(verdict));
    CHECK(verdict.decision() == Decision::kAccepted);
    const auto then = at("2026-11-21T09:00:00Z");
    const auto before =
        carnet::verifier::verify(as_bytes(world.issued()), world.policy,
                                 {world.clock, *issuers, lists, &world.trust, &world.library}, then);
    INFO(describe(before));
    CHECK(before.find(CheckKind::kRevocation)->reason == Reason::kRevoked);
}

}  // namespace
