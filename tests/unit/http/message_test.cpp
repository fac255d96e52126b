// SPDX-License-Identifier: Apache-2.0
#include "http/message.h"

#include <catch2/catch.hpp>

using carnet::http::Fields;
using carnet::http::Request;
using carnet::http::Response;

TEST_CASE("a field is found whatever the case of its name", "[http][message]") {
    Fields fields;
    fields.add("Content-Type", "text/plain");
    CHECK(fields.find("content-type") == "text/plain");
    CHECK(fields.find("CONTENT-TYPE") == "text/plain");
    CHECK_FALSE(fields.find("Content-Typ").has_value());
}

TEST_CASE("the first of several fields is found and set replaces them all", "[http][message]") {
    Fields fields;
    fields.add("Link", "a");
    fields.add("Allow", "GET");
    fields.add("link", "b");
    CHECK(fields.find("LINK") == "a");
    fields.set("Link", "c");
    REQUIRE(fields.all().size() == 2);
    CHECK(fields.find("link") == "c");
    CHECK(fields.find("Allow") == "GET");
}

TEST_CASE("query parameters are decoded, the first of a name wins", "[http][message]") {
    Request request;
    request.query = "lang=en&name=A+B%2BC&empty=&bare&name=second&na%6De2=x";
    CHECK(request.query_parameter("lang") == "en");
    CHECK(request.query_parameter("name") == "A B+C");
    CHECK(request.query_parameter("empty") == "");
    CHECK(request.query_parameter("bare") == "");
    CHECK(request.query_parameter("name2") == "x");
    CHECK_FALSE(request.query_parameter("missing").has_value());
    CHECK_FALSE(request.query_parameter("lan").has_value());
}

TEST_CASE("a query parameter with a broken escape is no parameter", "[http][message]") {
    Request request;
    request.query = "a=%4&b=%zz&c=ok%";
    CHECK_FALSE(request.query_parameter("a").has_value());
    CHECK_FALSE(request.query_parameter("b").has_value());
    CHECK_FALSE(request.query_parameter("c").has_value());
}

TEST_CASE("a response with a body says its type", "[http][message]") {
    const auto response = Response::json(201, "{}");
    CHECK(response.status == 201);
    CHECK(response.body == "{}");
    CHECK(response.fields.find("Content-Type") == "application/json");
}
