// SPDX-License-Identifier: Apache-2.0
#include "verifier/oid4vp/select_claims.h"

#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::verifier;

namespace {

constexpr std::string_view kCredential = R"({
  "name": "Fictional Person",
  "units": [{"code": "E1", "parts": ["a", "b"]}, {"code": "E2", "parts": []}, {"title": "without code"}],
  "null": null
})";

JsonDocument document(std::string_view text) {
    return JsonDocument::parse(text).value();
}

// What a path written in JSON leads to, as texts; or the code of why it leads nowhere.
std::vector<std::string> selected(std::string_view path, std::string_view json = kCredential) {
    const auto root = document(json);
    const auto written = document(path);
    const auto read = wallet::read_claim_path(written.root());
    if (!read) return {std::string(to_string(read.error().code))};
    const auto found = select_claims(*read, root.root());
    if (!found) return {std::string(to_string(found.error().code))};
    std::vector<std::string> texts;
    for (const JsonValue value : *found)
        texts.push_back(value.is_string() ? std::string(value.string()) : "*");
    return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a path leads to the claims that it names", "[verifier][oid4vp]") {
    CHECK(selected(R"(["name"])") == Texts{"Fictional Person"});
    CHECK(selected(R"(["units", 0, "code"])") == Texts{"E1"});
    CHECK(selected(R"(["units", null, "code"])") == Texts{"E1", "E2"});
    CHECK(selected(R"(["units", 0, "parts", null])") == Texts{"a", "b"});
    CHECK(selected(R"(["units"])") == Texts{"*"});
    CHECK(selected(R"(["null"])") == Texts{"*"});
}

TEST_CASE("a path that leads nowhere says so, and one through the wrong kind of value too",
          "[verifier][oid4vp]") {
    CHECK(selected(R"(["surname"])") == Texts{"missing-member"});
    CHECK(selected(R"(["units", 3])") == Texts{"missing-member"});
    CHECK(selected(R"(["units", 1, "parts", null])") == Texts{"missing-member"});
    CHECK(selected(R"(["name", 0])") == Texts{"wrong-type"});
    CHECK(selected(R"(["name", null])") == Texts{"wrong-type"});
    CHECK(selected(R"(["units", "code"])") == Texts{"wrong-type"});
    CHECK(selected(R"(["null", "x"])") == Texts{"wrong-type"});
}

TEST_CASE("a path that multiplies without end is stopped", "[verifier][oid4vp]") {
    std::string wide = "[";
    std::string row = "[0";
    for (int i = 0; i < 199; ++i) row += ",0";
    row += "]";
    for (int i = 0; i < 200; ++i) wide += (i == 0 ? "" : ",") + row;
    wide += "]";
    CHECK(selected("[null, null]", wide) == Texts{"limit"});
}
