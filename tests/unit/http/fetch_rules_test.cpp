// SPDX-License-Identifier: Apache-2.0
#include "http/src/fetch_rules.h"

#include <arpa/inet.h>

#include <catch2/catch.hpp>

#include <cstring>

using carnet::ErrorCode;
using carnet::http::Fetched;
using carnet::http::FetchRules;
using carnet::http::Fields;
using carnet::http::judge_addresses;
using carnet::http::judge_answer;
using carnet::http::judge_url;
using carnet::http::parse_url;
using carnet::http::redirect_of;
using carnet::http::request_text;
using carnet::http::Resolver;
using carnet::http::SocketAddress;

namespace {

SocketAddress address(const char* literal) {
    SocketAddress made;
    sockaddr_in four{};
    four.sin_family = AF_INET;
    REQUIRE(inet_pton(AF_INET, literal, &four.sin_addr) == 1);
    std::memcpy(&made.storage, &four, sizeof four);
    made.size = sizeof four;
    return made;
}

const carnet::http::Url& sample() {
    static const auto kUrl = parse_url("https://a.example/x").value();
    return kUrl;
}

Fetched answer(int status, std::string_view location) {
    Fetched made;
    made.status = status;
    made.fields.add("Location", location);
    return made;
}

}  // namespace

TEST_CASE("only https and the allowed ports are fetched unless configured", "[http][fetch]") {
    const auto allowed = [](std::string_view url, const FetchRules& rules) {
        return judge_url(parse_url(url).value(), rules).has_value();
    };
    FetchRules rules;
    CHECK(allowed("https://a.example/", rules));
    CHECK_FALSE(allowed("http://a.example:443/", rules));
    for (const auto* url :
         {"https://a:22/", "https://a:25/", "https://a:5432/", "https://a:80/", "https://a:444/"}) {
        CHECK_FALSE(allowed(url, rules));
    }
    rules.allow_plain_http = true;
    CHECK_FALSE(allowed("http://a.example/", rules));
    rules.ports = {};
    CHECK(allowed("http://a.example/", rules));
    CHECK(allowed("https://a.example:8443/", rules));
}

TEST_CASE("of several addresses only the public ones are connected to", "[http][fetch]") {
    const FetchRules strict;
    const auto mixed =
        judge_addresses(sample(), {address("127.0.0.1"), address("8.8.8.8"), address("10.0.0.1")}, strict);
    REQUIRE(mixed.has_value());
    REQUIRE(mixed->size() == 1);
    CHECK(carnet::http::SocketAddress((*mixed)[0]).size == sizeof(sockaddr_in));
    const auto refused =
        judge_addresses(sample(), {address("127.0.0.1"), address("169.254.169.254")}, strict);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == ErrorCode::kFetchRefused);
    FetchRules open;
    open.allow_private_addresses = true;
    CHECK(judge_addresses(sample(), {address("127.0.0.1")}, open)->size() == 1);
}

TEST_CASE("odd spellings of local addresses resolve to what they are and are refused", "[http][fetch]") {
    const Resolver resolver;
    const auto soon = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    for (const auto* host :
         {"0x7f.1", "0177.0.0.1", "2130706433", "127.1", "0", "127.0.0.1", "0x7f000001", "::1",
          "::ffff:127.0.0.1", "10.1", "0xa9fea9fe", "2852039166", "localhost", "localhost."}) {
        INFO(host);
        const auto resolved = resolver.resolve(host, 443, soon);
        if (!resolved) {  // a name that this machine does not know at all is refused just as well
            CHECK(std::string(host).starts_with("localhost"));
            continue;
        }
        const auto judged = judge_addresses(sample(), *resolved, {});
        REQUIRE_FALSE(judged.has_value());
        CHECK(judged.error().code == ErrorCode::kFetchRefused);
    }
}

TEST_CASE("redirects are those of HTTP and nothing else", "[http][fetch]") {
    for (const int status : {301, 302, 303, 307, 308}) {
        const auto to = redirect_of(sample(), answer(status, "/y"));
        REQUIRE(to.has_value());
        REQUIRE(to->has_value());
        CHECK((*to)->text() == "https://a.example/y");
    }
    for (const int status : {200, 201, 300, 304, 404})
        CHECK_FALSE(redirect_of(sample(), answer(status, "/y"))->has_value());
    CHECK_FALSE(redirect_of(sample(), answer(302, "file:///etc/passwd")).has_value());
    CHECK_FALSE(redirect_of(sample(), Fetched{.status = 302, .fields = {}, .body = {}, .final_url = {}})
                    ->has_value());
}

TEST_CASE("ambiguous and compressed answers are refused", "[http][fetch]") {
    const auto judged = [](std::initializer_list<std::pair<const char*, const char*>> list) {
        Fields fields;
        for (const auto& [name, value] : list) fields.add(name, value);
        return judge_answer(sample(), fields).has_value();
    };
    CHECK(judged({{"Content-Length", "3"}, {"Content-Encoding", "identity"}}));
    CHECK(judged({{"transfer-encoding", "chunked"}}));
    CHECK_FALSE(judged({{"Content-Length", "3"}, {"Content-Length", "3"}}));
    CHECK_FALSE(judged({{"Content-Length", "3, 3"}}));
    CHECK_FALSE(judged({{"Content-Length", "3"}, {"Transfer-Encoding", "chunked"}}));
    CHECK_FALSE(judged({{"Transfer-Encoding", "gzip, chunked"}}));
    CHECK_FALSE(judged({{"Transfer-Encoding", "identity"}}));
    CHECK_FALSE(judged({{"Content-Encoding", "gzip"}}));
}

TEST_CASE("a request carries what the caller asks for, but no credentials and no framing", "[http][fetch]") {
    Fields fields;
    fields.add("Accept", "application/json");
    fields.add("If-None-Match", "\"1\"");
    fields.add("Cookie", "a=b");
    fields.add("authorization", "Bearer x");
    fields.add("Host", "b");
    fields.add("X", "a\r\nY: b");
    CHECK(request_text(sample(), fields) ==
          "GET /x HTTP/1.1\r\nHost: a.example\r\nUser-Agent: carnet\r\nAccept-Encoding: identity\r\n"
          "Connection: close\r\nAccept: application/json\r\nIf-None-Match: \"1\"\r\n\r\n");
}

TEST_CASE("a post frames its own body and lets nobody else do so", "[http][fetch]") {
    Fields fields;
    fields.add("Content-Type", "application/vc");
    fields.add("Content-Length", "1");
    fields.add("Transfer-Encoding", "chunked");
    CHECK(carnet::http::post_text(sample(), fields, "{\"a\":1}") ==
          "POST /x HTTP/1.1\r\nHost: a.example\r\nUser-Agent: carnet\r\nAccept-Encoding: identity\r\n"
          "Connection: close\r\nContent-Type: application/vc\r\nContent-Length: 7\r\n\r\n{\"a\":1}");
}
