// SPDX-License-Identifier: Apache-2.0
#include "verifier/context_file.h"

#include "base/text_encoding.h"
#include "keys/digest.h"
#include "tests/support/result_text.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/rdf/json_ld.h"

#include <catch2/catch.hpp>

using namespace carnet;
using carnet::verifier::add_context;
using carnet::verifier::ContextFile;

namespace {

constexpr std::string_view kText = R"({"@context": {"trade": "https://skills.example/vocab#trade"}})";

ContextFile file_of(std::string_view text, std::string url = "https://skills.example/v1") {
    return {std::move(url), "/etc/carnet/skills.jsonld",
            "sha256-" + encode_base64(keys::sha256(as_bytes(text)))};
}

void require_refused(const ContextFile& file, std::string_view text, std::string_view why) {
    auto contexts = wallet::embedded_contexts();
    const auto added = add_context(contexts, file, text);
    REQUIRE_FALSE(added);
    CHECK(added.error().code == ErrorCode::kConfiguration);
    CHECK(added.error().where == "/etc/carnet/skills.jsonld");
    CHECK(added.error().detail.find(why) != std::string::npos);
}

}  // namespace

TEST_CASE("a context that was added with its digest is known, and only in that store", "[verifier][config]") {
    const auto document =
        JsonDocument::parse(R"({"@context": "https://skills.example/v1", "@id": "urn:a", "trade": "mason"})")
            .value();
    auto contexts = wallet::embedded_contexts();
    REQUIRE(add_context(contexts, file_of(kText), kText));
    CHECK(wallet::to_rdf(document.root(), contexts)->quads().size() == 1);
    const auto elsewhere = wallet::to_rdf(document.root(), wallet::embedded_contexts());
    REQUIRE_FALSE(elsewhere);
    CHECK(elsewhere.error().code == ErrorCode::kUnknownContext);
}

TEST_CASE("a context whose bytes are not those of its digest is refused", "[verifier][config]") {
    require_refused(file_of(kText), std::string(kText) + " ", "digest is sha256-");
}

TEST_CASE("what is no context is refused", "[verifier][config]") {
    require_refused(file_of("{"), "{", "no JSON");
    require_refused(file_of("{}"), "{}", "no context");
    require_refused(file_of("[]"), "[]", "no context");
}

TEST_CASE("a context that Carnet knows cannot be replaced", "[verifier][config]") {
    require_refused(file_of(kText, "https://www.w3.org/ns/credentials/v2"), kText, "cannot be replaced");
}
