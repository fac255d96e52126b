// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/contexts/contexts.h"

#include "base/json_reader.h"
#include "base/text_encoding.h"
#include "keys/digest.h"
#include "tests/unit/wallet-format/competency_samples.h"
#include "wallet-format/profile/competency.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::wallet;

TEST_CASE("every embedded document is strict JSON that names itself", "[wallet-format][contexts]") {
    CHECK(embedded_documents().size() >= 4);
    for (const auto& document : embedded_documents()) {
        INFO(document.file_name);
        const auto parsed = JsonDocument::parse(document.text);
        REQUIRE(parsed.has_value());
        if (document.content_type == "application/schema+json") {
            CHECK(parsed->root().find("$id")->string() == document.url);
            CHECK(document.url.ends_with(document.file_name));
        } else {
            CHECK(document.content_type == "application/ld+json");
            CHECK(parsed->root().find(name::kContext)->is_object());
        }
    }
}

TEST_CASE("a context's digest is that of the bytes that are served", "[wallet-format][contexts]") {
    const auto& documents = embedded_documents();
    const auto context = std::find_if(documents.begin(), documents.end(),
                                      [](const auto& one) { return one.url == name::kCarnetV1; });
    REQUIRE(context != documents.end());
    const auto digest = encode_multibase(Multibase::kBase64Url, keys::sha256(as_bytes(context->text)));
    CHECK(context_digest(name::kCarnetV1) == digest);
    CHECK(context_digest("https://example.org/context") == std::nullopt);
}

TEST_CASE("the digest of the W3C context is the one that W3C publishes", "[wallet-format][contexts]") {
    const auto digest = decode_multibase(Multibase::kBase64Url, context_digest(name::kCredentialsV2).value());
    REQUIRE(digest.has_value());
    CHECK(encode_hex(*digest) == "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734");
}

TEST_CASE("a credential names Carnet's context with its digest and its schema by the issuer's address",
          "[wallet-format][contexts]") {
    const auto text = write_competency(test::sample_statement(), test::sample_envelope());
    REQUIRE(text.has_value());
    auto document = JsonDocument::parse(*text);
    REQUIRE(document.has_value());
    const auto credential = Credential::from_json(*std::move(document));
    REQUIRE(credential.has_value());
    REQUIRE(credential->related_resources().size() == 1);
    const auto& related = credential->related_resources().front();
    CHECK(related.id == name::kCarnetV1);
    CHECK(related.digest_multibase == context_digest(name::kCarnetV1));
    CHECK(decode_base64(related.digest_sri.substr(7)).value() ==
          decode_multibase(related.digest_multibase).value());
    REQUIRE(credential->schemas().size() == 1);
    CHECK(credential->schemas().front().id ==
          "https://board.example/schemas/competency-unit-statement-v1.json");
}
