// SPDX-License-Identifier: Apache-2.0
#include "verifier/shown_text.h"

#include "verifier/verify_together.h"

#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::verifier;

namespace {

Result<std::optional<ShownTogether>> read(std::string_view text) {
    return read_shown_together(text, Policy{});
}

std::string refused(std::string_view text) {
    const auto shown = read(text);
    REQUIRE_FALSE(shown.has_value());
    return shown.error().where;
}

}  // namespace

TEST_CASE("a credential with others beside it is taken apart, a credential alone is left as it is",
          "[verifier]") {
    const auto shown = read(R"({"verifiableCredential":{"a":1},"with":[{"b":2},3]})").value().value();
    CHECK(shown.credential == R"({"a":1})");
    CHECK(shown.with == std::vector<std::string>{R"({"b":2})", "3"});
    CHECK(read(R"({"verifiableCredential":{}})").value()->with.empty());
    for (const auto* other : {"", "{", "[]", "\"verifiableCredential\"", R"({"type":"verifiableCredential"})",
                              R"({"@context":[],"verifiableCredential":{}})"})
        CHECK_FALSE(read(other).value().has_value());
}

TEST_CASE("what is shown together wrongly is refused at its place", "[verifier]") {
    CHECK(refused(R"({"verifiableCredential":{},"options":{}})") == "/options");
    CHECK(refused(R"({"verifiableCredential":{},"with":{}})") == "/with");
    std::string many;
    for (std::size_t i = 0; i <= kMaxShownWith; ++i) many += i == 0 ? "{}" : ",{}";
    CHECK(refused(R"({"verifiableCredential":{},"with":[)" + many + "]}") == "/with");
}

TEST_CASE("a presentation is known by its type", "[verifier]") {
    const Policy policy;
    CHECK(is_presentation(R"({"type":["VerifiablePresentation","Passport"]})", policy));
    CHECK(is_presentation(R"({"type":"VerifiablePresentation"})", policy));
    CHECK_FALSE(is_presentation(R"({"type":["VerifiableCredential"],"x":"VerifiablePresentation"})", policy));
    CHECK_FALSE(is_presentation(R"(["VerifiablePresentation"])", policy));
    CHECK_FALSE(is_presentation(R"({"type":["VerifiablePresentation")", policy));
}
