// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/jose/token_envelope.h"

#include "tests/support/result_text.h"
#include "tests/unit/wallet-format/jose/token_text.h"

#include <catch2/catch.hpp>

using namespace carnet;
using test::error_of;

namespace {

constexpr std::string_view kType = "EnvelopedVerifiableCredential";

JsonDocument parsed(std::string_view json) {
    return JsonDocument::parse(json).value();
}

}  // namespace

TEST_CASE("an envelope that is written is read again", "[wallet][jose]") {
    const auto document = parsed(wallet::write_token_envelope(kType, "vc+jwt", "eyJ.eyJ.AA"));
    const auto envelope = wallet::read_token_envelope(document.root(), kType);
    REQUIRE(envelope);
    REQUIRE(envelope->has_value());
    CHECK((*envelope)->media_type == "application/vc+jwt");
    CHECK((*envelope)->content == "eyJ.eyJ.AA");
}

TEST_CASE("what is no envelope of that type is none", "[wallet][jose]") {
    for (const auto* json : {"[]", "{}", R"({"type":"VerifiableCredential","id":"data:a,b"})",
                             R"({"type":["EnvelopedVerifiablePresentation"],"id":"data:a,b"})"}) {
        const auto document = parsed(json);
        CHECK_FALSE(wallet::read_token_envelope(document.root(), kType)->has_value());
    }
}

TEST_CASE("an envelope without a data: URL is refused", "[wallet][jose]") {
    const std::pair<const char*, ErrorCode> cases[] = {
        {R"({"type":"EnvelopedVerifiableCredential"})", ErrorCode::kMissingMember},
        {R"({"type":"EnvelopedVerifiableCredential","id":7})", ErrorCode::kWrongType},
        {R"({"type":"EnvelopedVerifiableCredential","id":"https://a.example/,"})", ErrorCode::kBadValue},
        {R"({"type":"EnvelopedVerifiableCredential","id":"data:application/vc+jwt"})", ErrorCode::kBadValue},
    };
    for (const auto& [json, code] : cases) {
        const auto document = parsed(json);
        CHECK(error_of(wallet::read_token_envelope(document.root(), kType)) == code);
    }
}
