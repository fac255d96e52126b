// SPDX-License-Identifier: Apache-2.0
#include "http/problem.h"

#include <catch2/catch.hpp>

#include <set>

using carnet::error;
using carnet::ErrorCode;
using carnet::http::problem_response;
using carnet::http::to_response;

TEST_CASE("an error becomes a problem document that names the place and the remedy", "[http][problem]") {
    const auto response =
        to_response(error(ErrorCode::kJsonDuplicateMember, "The member \"id\" stands twice.", "/credential"));
    CHECK(response.status == 400);
    CHECK(response.fields.find("Content-Type") == "application/problem+json");
    CHECK(response.fields.find("Cache-Control") == "no-store");
    CHECK(response.body == R"({"type":"https://w3id.org/carnet/problems/json-duplicate-member",)"
                           R"("title":"A JSON member stands twice","status":400,)"
                           R"("detail":"The member \"id\" stands twice.","where":"/credential"})");
}

TEST_CASE("of several errors the first one is the problem and all are told with their places",
          "[http][problem]") {
    const auto response =
        to_response(std::vector{error(ErrorCode::kMissingMember, "is missing; add it", "/draft/reasons"),
                                error(ErrorCode::kBadValue, "has no place here", "/draft/effects")});
    CHECK(response.status == 400);
    CHECK(response.body ==
          R"({"type":"https://w3id.org/carnet/problems/missing-member",)"
          R"("title":"A member is missing","status":400,"detail":"is missing; add it",)"
          R"("where":"/draft/reasons","faults":[)"
          R"({"code":"missing-member","where":"/draft/reasons","detail":"is missing; add it"},)"
          R"({"code":"bad-value","where":"/draft/effects","detail":"has no place here"}]})");
    const auto ours = to_response(std::vector{error(ErrorCode::kInternal, "secret detail")});
    CHECK(ours.status == 500);
    CHECK(ours.body.find("secret") == std::string::npos);
}

TEST_CASE("each kind of error has its status", "[http][problem]") {
    const auto status = [](ErrorCode code) { return to_response(error(code, "x")).status; };
    CHECK(status(ErrorCode::kBadValue) == 400);
    CHECK(status(ErrorCode::kUnauthenticated) == 401);
    CHECK(status(ErrorCode::kForbidden) == 403);
    CHECK(status(ErrorCode::kNotFound) == 404);
    CHECK(status(ErrorCode::kConflict) == 409);
    CHECK(status(ErrorCode::kJsonTooLarge) == 413);
    CHECK(status(ErrorCode::kLimit) == 429);
    CHECK(status(ErrorCode::kFetchTimeout) == 502);
    CHECK(status(ErrorCode::kStoreBusy) == 503);
    CHECK(status(ErrorCode::kDiskFull) == 507);
    CHECK(status(ErrorCode::kInternal) == 500);
}

TEST_CASE("an internal error keeps its detail and its code to itself", "[http][problem]") {
    for (const auto code :
         {ErrorCode::kInternal, ErrorCode::kStoreFailed, ErrorCode::kIo, ErrorCode::kClock}) {
        const auto response = to_response(error(code, "SELECT secret FROM officers", "/var/lib/carnet.db"));
        CHECK(response.status == 500);
        CHECK(response.body == R"({"type":"about:blank","title":"Internal Server Error","status":500})");
    }
}

TEST_CASE("a problem of a bare status carries that status' title", "[http][problem]") {
    CHECK(problem_response(404, "Nothing here.").body ==
          R"({"type":"about:blank","title":"Not Found","status":404,"detail":"Nothing here."})");
}
