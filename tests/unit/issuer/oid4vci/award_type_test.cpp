// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/award_type.h"

#include "base/json_reader.h"
#include "issuer/oid4vci/configuration.h"
#include "tests/support/result_text.h"
#include "wallet-format/profile/award_sd_jwt.h"
#include "wallet-format/sd-jwt/type_metadata.h"
#include "wording/language.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::issuer;

namespace {

constexpr std::string_view kBase = "https://certs.example";

}  // namespace

TEST_CASE("a type and each of its claims has a name in every language", "[issuer][oid4vci]") {
    for (const auto& configuration : credential_configurations()) {
        const auto json = JsonDocument::parse(award_type_document(kBase, configuration.type));
        REQUIRE(json);
        const auto metadata = wallet::read_type_metadata(json->root());
        REQUIRE(metadata);
        CHECK(metadata->vct == award_type_url(kBase, configuration.type));
        CHECK(metadata->display.size() == wording::all_languages().size());
        for (const auto& claim : metadata->claims) {
            for (const auto& text : claim.display) {
                INFO(wallet::pointer_of(claim.path) << " in " << text.locale << ": " << text.label);
                CHECK_FALSE(text.label.starts_with("["));  // a message that is missing
            }
        }
    }
    for (const auto language : wording::all_languages())
        CHECK_FALSE(award_type_title(wording::tag_of(language), "CompetencyCertificate").starts_with("["));
    CHECK(award_type_title("xx", "CompetencyCertificate") == award_type_title("en", "CompetencyCertificate"));
}

TEST_CASE("what lies under the name of a type never changes, for certificates name it by digest",
          "[issuer][oid4vci]") {
    // A digest that differs here asks for another version of the type beside this one, never for a new
    // digest.
    CHECK(award_type_integrity(kBase, "CompetencyCertificate") ==
          "sha256-dcWiMw80C1J6WpnG7JrokZNN6kZ+sPO+ltoK4qDV6Wo=");
    CHECK(award_type_integrity(kBase, "CompetencyUnitStatement") ==
          "sha256-kL5jF+A5kRVzvMg9PzLt8QLAGT7kVsylEluSAG6+hac=");
}
