// SPDX-License-Identifier: Apache-2.0
#include "http/form.h"

#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::http;

namespace {

Request posted(std::string body, std::string_view type = "application/x-www-form-urlencoded") {
    Request request;
    request.body = std::move(body);
    request.fields.set("Content-Type", type);
    return request;
}

ErrorCode refused(const Request& request) {
    const auto form = Form::read(request);
    REQUIRE_FALSE(form);
    return form.error().code;
}

}  // namespace

TEST_CASE("a form gives its values decoded", "[http]") {
    const auto form = Form::read(posted("a=1&b=x+y%20z&empty=&alone&caf%C3%A9=%26%3D")).value();
    CHECK(form.find("a") == "1");
    CHECK(form.find("b") == "x y z");
    CHECK(form.find("café") == "&=");
    CHECK_FALSE(form.find("empty"));
    CHECK_FALSE(form.find("alone"));
    CHECK_FALSE(form.find("absent"));
    CHECK(Form::read(posted("&a=1&&")).value().find("a") == "1");
    CHECK_FALSE(Form::read(posted("")).value().find("a"));
}

TEST_CASE("a form is known by its Content-Type, whatever its case and parameters", "[http]") {
    CHECK(Form::read(posted("a=1", "Application/X-WWW-Form-Urlencoded ; charset=utf-8")));
    CHECK(refused(posted("a=1", "application/json")) == ErrorCode::kUnsupported);
    Request bare;
    bare.body = "a=1";
    CHECK(refused(bare) == ErrorCode::kUnsupported);
}

TEST_CASE("a form that two readers could read differently is refused", "[http]") {
    CHECK(refused(posted("a=1&a=1")) == ErrorCode::kBadValue);
    CHECK(refused(posted("a=1&%61=2")) == ErrorCode::kBadValue);
    CHECK(refused(posted("a=%4")) == ErrorCode::kBadValue);
    CHECK(refused(posted("a=%zz")) == ErrorCode::kBadValue);
    CHECK(refused(posted("%=1")) == ErrorCode::kBadValue);
    CHECK(refused(posted("a=%FF")) == ErrorCode::kBadUtf8);
    std::string many;
    for (int i = 0; i < 65; ++i) many += "n" + std::to_string(i) + "=1&";
    CHECK(refused(posted(many)) == ErrorCode::kLimit);
}

TEST_CASE("what is written for a URL is read again as it was", "[http]") {
    CHECK(percent_encode("a-b_c.d~E9") == "a-b_c.d~E9");
    CHECK(percent_encode("a b/ü?") == "a%20b%2F%C3%BC%3F");
    std::string every;
    for (int byte = 1; byte < 128; ++byte) every.push_back(static_cast<char>(byte));
    const std::string query = write_query({{"first", every}, {"second name", "2"}});
    const auto form = Form::read(posted(query)).value();
    CHECK(form.find("first") == every);
    CHECK(form.find("second name") == "2");
}
