// SPDX-License-Identifier: Apache-2.0
#include "http/router.h"

#include <catch2/catch.hpp>

#include <stdexcept>

using carnet::http::PathParameters;
using carnet::http::Request;
using carnet::http::Response;
using carnet::http::Router;

namespace {

Request request(std::string method, std::string path) {
    Request made;
    made.method = std::move(method);
    made.path = std::move(path);
    return made;
}

Router sample() {
    Router router;
    const auto says = [](std::string text) {
        return
            [text](const Request&, const PathParameters&) { return Response::with(200, "text/plain", text); };
    };
    router.add("GET", "/", says("root"));
    router.add("GET", "/health", says("health"));
    router.add("POST", "/v1/verify", says("verify"));
    router.add("GET", "/status/first", says("literal"));
    router.add("GET", "/status/{list}", [](const Request&, const PathParameters& path) {
        return Response::with(200, "text/plain", "list " + path.get("list"));
    });
    router.add("GET", "/status/{list}/versions/{number}", [](const Request&, const PathParameters& path) {
        return Response::with(200, "text/plain",
                              path.get("list") + "#" + path.get("number") + path.get("nope"));
    });
    router.add("DELETE", "/status/{list}", says("deleted"));
    router.add("GET", "/throws", [](const Request&, const PathParameters&) -> Response {
        throw std::runtime_error("internal detail");
    });
    return router;
}

}  // namespace

TEST_CASE("requests reach the first route that fits", "[http][router]") {
    const auto router = sample();
    const auto body = [&](std::string method, std::string path) {
        const auto response = router.dispatch(request(std::move(method), std::move(path)));
        return std::to_string(response.status) + " " + response.body.substr(0, 20);
    };
    CHECK(body("GET", "/") == "200 root");
    CHECK(body("GET", "/health") == "200 health");
    CHECK(body("POST", "/v1/verify") == "200 verify");
    CHECK(body("GET", "/status/first") == "200 literal");
    CHECK(body("GET", "/status/second one") == "200 list second one");
    CHECK(body("GET", "/status/a/versions/12") == "200 a#12");
    CHECK(body("DELETE", "/status/first") == "200 deleted");
}

TEST_CASE("a path that no pattern fits is not found", "[http][router]") {
    const auto router = sample();
    for (const auto* path : {"/health/", "//health", "/status/", "/status", "/status/a/versions", "/HEALTH",
                             "/status/a/versions/", "/status/a/b/c/d", "/v1"}) {
        INFO(path);
        const auto response = router.dispatch(request("GET", path));
        CHECK(response.status == 404);
        CHECK(response.fields.find("Content-Type") == "application/problem+json");
    }
}

TEST_CASE("a known path with another method is 405 and lists what is allowed", "[http][router]") {
    const auto router = sample();
    const auto response = router.dispatch(request("PUT", "/status/x"));
    CHECK(response.status == 405);
    CHECK(response.fields.find("Allow") == "DELETE, GET, HEAD, OPTIONS");
    CHECK(router.dispatch(request("GET", "/v1/verify")).fields.find("Allow") == "OPTIONS, POST");
    CHECK(router.dispatch(request("HEAD", "/v1/verify")).status == 405);
}

TEST_CASE("HEAD is answered by GET's handler and OPTIONS by the list of methods", "[http][router]") {
    const auto router = sample();
    CHECK(router.dispatch(request("HEAD", "/status/x")).body == "list x");
    const auto options = router.dispatch(request("OPTIONS", "/status/x"));
    CHECK(options.status == 204);
    CHECK(options.fields.find("Allow") == "DELETE, GET, HEAD, OPTIONS");
    CHECK(router.dispatch(request("OPTIONS", "*")).fields.find("Allow") ==
          "DELETE, GET, HEAD, OPTIONS, POST");
    CHECK(router.dispatch(request("OPTIONS", "/nowhere")).status == 404);
}

TEST_CASE("a handler that throws becomes a 500 that says nothing", "[http][router]") {
    const auto response = sample().dispatch(request("GET", "/throws"));
    CHECK(response.status == 500);
    CHECK(response.body.find("internal detail") == std::string::npos);
}

TEST_CASE("routes are listed as they were added", "[http][router]") {
    const auto routes = sample().routes();
    REQUIRE(routes.size() == 8);
    CHECK(routes[0] == "GET /");
    CHECK(routes[5] == "GET /status/{list}/versions/{number}");
}
