// SPDX-License-Identifier: Apache-2.0
#include "http/src/response_text.h"

#include <catch2/catch.hpp>

using carnet::http::append_response;
using carnet::http::DateText;
using carnet::http::Delivery;
using carnet::http::Response;

namespace {

std::string text_of(const Response& response, const Delivery& delivery) {
    std::string out;
    append_response(out, response, delivery);
    return out;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an answer carries its length, its date and the security fields", "[http][response]") {
    CHECK(text_of(Response::json(200, "{}"), {.date = "now"}) ==
          "HTTP/1.1 200 OK\r\nDate: now\r\nContent-Type: application/json\r\n"
          "X-Content-Type-Options: nosniff\r\n"
          "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"
          "Referrer-Policy: no-referrer\r\nContent-Length: 2\r\n\r\n{}");
}

TEST_CASE("a handler may set its own content security policy and nothing that frames the message",
          "[http][response]") {
    auto response = Response::with(200, "text/html", "x");
    response.fields.set("Content-Security-Policy", "default-src 'self'");
    response.fields.set("content-length", "999");
    response.fields.set("Transfer-Encoding", "chunked");
    response.fields.set("Connection", "upgrade");
    const auto text = text_of(response, {.date = "now", .keep_alive = false, .over_tls = true});
    CHECK(has(text, "Content-Security-Policy: default-src 'self'\r\n"));
    CHECK_FALSE(has(text, "'none'"));
    CHECK_FALSE(has(text, "999"));
    CHECK_FALSE(has(text, "chunked"));
    CHECK_FALSE(has(text, "upgrade"));
    CHECK(has(text, "Connection: close\r\n"));
    CHECK(has(text, "Strict-Transport-Security: max-age=31536000\r\n"));
}

TEST_CASE("HEAD, 204 and 304 have no body", "[http][response]") {
    const auto head = text_of(Response::json(200, "{}"), {.date = "now", .is_head = true});
    CHECK(has(head, "Content-Length: 2\r\n"));
    CHECK(head.ends_with("\r\n\r\n"));
    for (const int status : {204, 304}) {
        const auto text = text_of(Response::json(status, "{}"), {.date = "now"});
        CHECK_FALSE(has(text, "Content-Length"));
        CHECK(text.ends_with("\r\n\r\n"));
    }
}

TEST_CASE("a field that would break the header open turns the answer into a 500", "[http][response]") {
    for (const auto* value : {"/a\r\nSet-Cookie: x=1", "/a\nb", "/a\rb"}) {
        auto response = Response::json(302, "{}");
        response.fields.set("Location", value);
        const auto text = text_of(response, {.date = "now"});
        CHECK(text.starts_with("HTTP/1.1 500 "));
        CHECK_FALSE(has(text, "Set-Cookie"));
    }
    auto named = Response::json(200, "{}");
    named.fields.set("X: y\r\nZ", "v");
    CHECK(text_of(named, {.date = "now"}).starts_with("HTTP/1.1 500 "));
    CHECK(text_of(Response::json(42, "{}"), {.date = "now"}).starts_with("HTTP/1.1 500 "));
}

TEST_CASE("HTTP/1.0 clients are told when the connection stays", "[http][response]") {
    const auto text = text_of(Response::json(200, "{}"), {.date = "now", .http_1_0 = true});
    CHECK(text.starts_with("HTTP/1.0 200 "));
    CHECK(has(text, "Connection: keep-alive\r\n"));
}

TEST_CASE("dates are written as HTTP wants them", "[http][response]") {
    DateText date;
    CHECK(date.at({784'111'777, 0}) == "Sun, 06 Nov 1994 08:49:37 GMT");
    CHECK(date.at({784'111'777, 999}) == "Sun, 06 Nov 1994 08:49:37 GMT");
    CHECK(date.at({784'111'778, 0}) == "Sun, 06 Nov 1994 08:49:38 GMT");
    CHECK(date.at({0, 0}) == "Thu, 01 Jan 1970 00:00:00 GMT");
    CHECK(date.at({1'709'208'000, 0}) == "Thu, 29 Feb 2024 12:00:00 GMT");
}
