// SPDX-License-Identifier: Apache-2.0
#include "http/src/target.h"

#include <catch2/catch.hpp>

using carnet::http::read_target;
using carnet::http::Request;

namespace {

// "path|raw_path|query", or the status of the refusal.
std::string read(std::string_view target, std::string_view method = "GET", std::string_view host = "a:80") {
    Request request;
    request.method = method;
    if (const auto refusal = read_target(target, host, request)) return std::to_string(refusal->status);
    return request.path + "|" + request.raw_path + "|" + request.query;
}

}  // namespace

TEST_CASE("a target is split and its path decoded", "[http][target]") {
    CHECK(read("/") == "/|/|");
    CHECK(read("/a/b?x=1&y=%20") == "/a/b|/a/b|x=1&y=%20");
    CHECK(read("/a?b?c") == "/a|/a|b?c");
    CHECK(read("/did%3Aweb%3Aa") == "/did:web:a|/did%3Aweb%3Aa|");
    CHECK(read("/%E0%A4%85") == "/\xE0\xA4\x85|/%E0%A4%85|");
    CHECK(read("/a+b") == "/a+b|/a+b|");
}

TEST_CASE("dot segments are resolved, whatever their spelling, and never above the root", "[http][target]") {
    CHECK(read("/a/./b") == "/a/b|/a/./b|");
    CHECK(read("/a/../b") == "/b|/a/../b|");
    CHECK(read("/a/b/..") == "/a/|/a/b/..|");
    CHECK(read("/a/.") == "/a/|/a/.|");
    CHECK(read("/a/%2e%2E/b") == "/b|/a/%2e%2E/b|");
    CHECK(read("/.well-known/did.json") == "/.well-known/did.json|/.well-known/did.json|");
    CHECK(read("/a/...") == "/a/...|/a/...|");
    for (const auto* bad : {"/..", "/../etc/passwd", "/a/../../b", "/%2e%2e/b", "/a/..%2f..%2fb"}) {
        INFO(bad);
        CHECK(read(bad) == "400");
    }
}

TEST_CASE("targets that routing and handlers would read differently are refused", "[http][target]") {
    for (const auto* bad :
         {"",       "a",     "?x",      "/a%2Fb", "/a%2fb",        "/a%00b",       "/a%0d%0ab",
          "/a%5Cb", "/a\\b", "/a%",     "/a%4",   "/a%zz",         "/a%ff",        "/a%C0%AF",
          "/a#b",   "/a b",  "/a?x=%4", "*",      "http://b:80/x", "ftp://a:80/x", "//a:80@b/x\x7f"}) {
        INFO(bad);
        CHECK(read(bad) == "400");
    }
}

TEST_CASE("an absolute target for the named host is read as its path", "[http][target]") {
    CHECK(read("http://a:80/x?y") == "/x|/x|y");
    CHECK(read("HTTP://A:80/x") == "/x|/x|");
    CHECK(read("*", "OPTIONS") == "*|*|");
}
