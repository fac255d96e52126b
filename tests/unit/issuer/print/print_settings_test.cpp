// SPDX-License-Identifier: Apache-2.0
#include "issuer/print_settings.h"

#include "tests/unit/issuer/issuer_fixture.h"

using namespace carnet;
using namespace carnet::issuer;

TEST_CASE("the section [print] is optional, and wrong values name their line", "[print]") {
    const std::string begin(test::kSettings);
    CHECK_FALSE(read_print_settings(begin).value().verify_url);
    const auto all = read_print_settings(
        begin +
        "[print]\nverify_url = \"https://check.example/\"\nsecond_language = \"ar\"\nseal = \"a.png\"\n");
    REQUIRE(all);
    CHECK(all->verify_url == "https://check.example/");
    CHECK(all->second_language == "ar");
    CHECK(all->seal == std::filesystem::path("a.png"));
    const auto plain = read_print_settings(begin + "[print]\nverify_url = \"http://check.example/\"\n");
    REQUIRE(plain.has_error());
    CHECK(plain.error().where == "line 5, print.verify_url");
    CHECK(read_print_settings(begin + "[print]\nseals = \"a.png\"\n").error().code ==
          ErrorCode::kConfiguration);
}

TEST_CASE("only https may be printed for strangers, or this machine for a demonstration", "[print]") {
    for (const auto* url : {"https://check.example", "http://localhost:8090/", "http://127.0.0.1/"})
        CHECK(check_verify_url(url));
    for (const auto* url :
         {"", "https://", "http://check.example", "http://localhost.evil.example/", "javascript:alert(1)",
          "https://check.example/ x", "https://check.example/\xC3\xA9"})
        CHECK(check_verify_url(url).has_error());
    CHECK(check_verify_url("https://" + std::string(300, 'a')).has_error());
}
