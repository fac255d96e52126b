// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/identifier/did.h"
#include "tests/support/result_text.h"

#include <string>

#include <catch2/catch.hpp>

namespace carnet::wallet {
namespace {

TEST_CASE("a DID URL is taken apart", "[wallet-format][identifier]") {
    const auto with = parse_did_url("did:web:skills.example%3A8443:a:b#key-1").value();
    CHECK(with.did == "did:web:skills.example%3A8443:a:b");
    CHECK(with.method == "web");
    CHECK(with.fragment == "key-1");
    const auto without = parse_did_url("did:key:z6Mk").value();
    CHECK(without.did == "did:key:z6Mk");
    CHECK(without.fragment.empty());
    CHECK(parse_did_url("did:example::a"));
    CHECK(parse_did_url("did:a1:x#a/b?c").value().fragment == "a/b?c");
}

TEST_CASE("what is not a DID URL is refused", "[wallet-format][identifier]") {
    const std::string too_long = "did:web:" + std::string(2048, 'a');
    for (const std::string& text : {std::string(),
                                    std::string("did"),
                                    std::string("did:"),
                                    std::string("did:web"),
                                    std::string("did:web:"),
                                    std::string("DID:web:a"),
                                    std::string("did:Web:a"),
                                    std::string("did::a"),
                                    std::string("did:web:a:"),
                                    std::string("did:web:a/b"),
                                    std::string("did:web:a?x=1"),
                                    std::string("did:web:a#"),
                                    std::string("did:web:a#b#c"),
                                    std::string("did:web:a b"),
                                    std::string("did:web:a%3"),
                                    std::string("did:web:a%zz"),
                                    std::string("did:web:a@b"),
                                    std::string("did:web:\xC3\xA9"),
                                    std::string("did:web:a#\xC3\xA9"),
                                    std::string("did:web:a\0b", 11),
                                    std::string("#key-1"),
                                    std::string("https://a.example"),
                                    std::string(" did:web:a"),
                                    too_long}) {
        INFO(text);
        const auto parsed = parse_did_url(text);
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error().code == ErrorCode::kBadIdentifier);
    }
}

struct Place {
    const char* did;
    const char* url;
};

TEST_CASE("a did:web and its URL belong together", "[wallet-format][identifier]") {
    const Place places[] = {
        {"did:web:skills.example", "https://skills.example/.well-known/did.json"},
        {"did:web:skills.example%3A8443", "https://skills.example:8443/.well-known/did.json"},
        {"did:web:skills.example:boards:npl", "https://skills.example/boards/npl/did.json"},
        {"did:web:skills.example%3A8443:boards", "https://skills.example:8443/boards/did.json"},
        {"did:web:127.0.0.1%3A8080", "https://127.0.0.1:8080/.well-known/did.json"},
        {"did:web:localhost%3A65535", "https://localhost:65535/.well-known/did.json"},
        {"did:web:xn--bcher-kva.example:a1", "https://xn--bcher-kva.example/a1/did.json"},
    };
    for (const auto& place : places) {
        INFO(place.did);
        CHECK(did_web_url(place.did).value() == place.url);
        std::string base(place.url);
        base.resize(base.size() - std::string("/did.json").size());
        if (base.ends_with("/.well-known")) base.resize(base.size() - std::string("/.well-known").size());
        CHECK(did_web_of(base).value() == place.did);
        CHECK(did_web_of(base + "/").value() == place.did);
    }
    CHECK(did_web_url("did:web:Skills.Example%3a80", "http").value() ==
          "http://skills.example:80/.well-known/did.json");
    CHECK(did_web_url("did:web:skills.example:%E0%A4%95").value() ==
          "https://skills.example/%E0%A4%95/did.json");
}

TEST_CASE("a did:web that could lead elsewhere is refused", "[wallet-format][identifier]") {
    for (const char* did : {"did:key:z6Mk",
                            "did:web:skills.example#key-1",
                            "did:web:skills.example:8443",
                            "did:web:skills.example:1:a",
                            "did:web:skills.example%3A",
                            "did:web:skills.example%3A0",
                            "did:web:skills.example%3A65536",
                            "did:web:skills.example%3A080",
                            "did:web:skills.example%3A80%3A81",
                            "did:web:skills.example%2Fa",
                            "did:web:user%40skills.example",
                            "did:web:skills.example::a",
                            "did:web:skills.example:.",
                            "did:web:skills.example:a:..",
                            "did:web:skills.example:%2e%2e",
                            "did:web:skills.example:%2F",
                            "did:web:skills.example:a%2Fb",
                            "did:web:skills.example:a%3Fb",
                            "did:web:skills.example:a%23b",
                            "did:web:skills.example:%00",
                            "did:web:skills.example:%41",
                            "did:web:.example",
                            "did:web:skills..example",
                            "did:web:skills.example.",
                            "did:web:-a.example",
                            "did:web:a-.example",
                            "did:web:a_b.example",
                            "did:web:0x7f.1",
                            "did:web:0177.0.0.1",
                            "did:web:2130706433",
                            "did:web:127.1",
                            "did:web:0",
                            "did:web:127.0.0.256",
                            "did:web:127.0.0.01",
                            "did:web:1.2.3.4.5",
                            "did:web:a.0x1",
                            "did:web:a.0x",
                            "did:web:%5B%3A%3A1%5D"}) {
        INFO(did);
        const auto url = did_web_url(did);
        REQUIRE_FALSE(url);
        CHECK(url.error().code == ErrorCode::kBadIdentifier);
    }
}

TEST_CASE("a base URL that no did:web can say is refused", "[wallet-format][identifier]") {
    for (const char* url :
         {"", "skills.example", "ftp://skills.example", "https://", "https:///a",
          "https://user@skills.example", "https://skills.example?x", "https://skills.example#x",
          "https://skills.example//a", "https://skills.example/a/../b", "https://[::1]:8080",
          "https://skills.example:", "https://skills.example:0", "https://skills.example/8080",
          "https://skills.example/a:b"}) {
        INFO(url);
        CHECK(did_web_of(url).error().code == ErrorCode::kBadIdentifier);
    }
}

}  // namespace
}  // namespace carnet::wallet
