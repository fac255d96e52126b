// SPDX-License-Identifier: Apache-2.0
#include "http/src/url.h"

#include <catch2/catch.hpp>

using carnet::ErrorCode;
using carnet::http::parse_url;
using carnet::http::resolve_reference;

namespace {

std::string read(std::string_view text) {
    const auto url = parse_url(text);
    return url ? url->text() : std::string(to_string(url.error().code));
}

}  // namespace

TEST_CASE("a URL is taken apart and put together in one spelling", "[http][url]") {
    CHECK(read("https://a.example") == "https://a.example/");
    CHECK(read("HTTPS://A.Example:443/x?y=z#frag") == "https://a.example/x?y=z");
    CHECK(read("http://a.example:80/") == "http://a.example/");
    CHECK(read("https://a.example:8443") == "https://a.example:8443/");
    CHECK(read("https://a.example?q") == "https://a.example/?q");
    CHECK(read("https://a.example./x") == "https://a.example./x");
    CHECK(read("https://[2606:4700::1111]:8443/x") == "https://[2606:4700::1111]:8443/x");
    CHECK(read("https://xn--caf-dma.example/%C3%A9") == "https://xn--caf-dma.example/%C3%A9");
    const auto url = parse_url("https://a.example:8443/x?y");
    REQUIRE(url.has_value());
    CHECK(url->host == "a.example");
    CHECK(url->port == 8443);
    CHECK(url->target == "/x?y");
    CHECK(url->authority() == "a.example:8443");
}

TEST_CASE("URLs that could mean another host to another reader are refused", "[http][url]") {
    for (const auto* bad : {"",
                            "a.example",
                            "//a.example",
                            "/x",
                            "ftp://a.example/",
                            "file:///etc/passwd",
                            "gopher://a/",
                            "javascript://a",
                            "https:/a.example",
                            "https:a.example",
                            "https:///x",
                            "https://",
                            "https://?x",
                            "https://user@a.example/",
                            "https://user:pass@a.example/",
                            "https://a.example@127.0.0.1/",
                            "https://a.example%40127.0.0.1/",
                            "https://a.example\\@127.0.0.1/",
                            "https://a.example:0/",
                            "https://a.example:65536/",
                            "https://a.example:44x/",
                            "https://a.example:-1/",
                            "https://a.example:+1/",
                            "https://a example/",
                            "https://a.example/x y",
                            "https://a.example/\r\nHost: b",
                            "https://a.example/\t",
                            "https://[::1/",
                            "https://::1/",
                            "https://[]/",
                            "https://[fe80::1%25eth0]/",
                            "https://[v1.a]/",
                            "https://a..b/",
                            "https://.a/",
                            "https://\xE2\x91\xA0\xE2\x91\xA1\xE2\x91\xA6.0.0.1/",
                            "https://a.example/%4",
                            "https://a.example/%zz",
                            "https://a%2eexample/",
                            "https://a.example/<x>",
                            "https://a_b!/",
                            "https://a,b/"}) {
        INFO(bad);
        CHECK(read(bad) == "fetch-refused");
    }
    CHECK(read("https://" + std::string(254, 'a') + "/") == "fetch-refused");
    CHECK(read("https://a/" + std::string(9000, 'a')) == "fetch-refused");
}

TEST_CASE("a Location is read from where it was found", "[http][url]") {
    const auto base = parse_url("https://a.example:8443/dir/file?q").value();
    const auto resolved = [&](std::string_view reference) {
        const auto url = resolve_reference(base, reference);
        return url ? url->text() : std::string(to_string(url.error().code));
    };
    CHECK(resolved("https://b.example/x") == "https://b.example/x");
    CHECK(resolved("http://127.0.0.1/") == "http://127.0.0.1/");
    CHECK(resolved("//b.example/x") == "https://b.example/x");
    CHECK(resolved("/x?y#z") == "https://a.example:8443/x?y");
    CHECK(resolved("other") == "https://a.example:8443/dir/other");
    CHECK(resolved("?r") == "https://a.example:8443/dir/file?r");
    CHECK(resolved("#f") == "https://a.example:8443/dir/file?q");
    CHECK(resolved("") == "https://a.example:8443/dir/file?q");
    CHECK(resolved("file:///etc/passwd") == "fetch-refused");
    CHECK(resolved("data:text/plain,x") == "fetch-refused");
    CHECK(resolved("//user@b.example/") == "fetch-refused");
}
