// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/recognition_purpose.h"

#include <catch2/catch.hpp>

namespace carnet::wallet {
namespace {

TEST_CASE("every purpose is read from its own spelling", "[wallet-format][profile]") {
    for (int i = 0; i <= static_cast<int>(RecognitionPurpose::kGeneral); ++i) {
        const auto purpose = static_cast<RecognitionPurpose>(i);
        REQUIRE_FALSE(to_string(purpose).empty());
        CHECK(recognition_purpose_from(to_string(purpose)) == purpose);
    }
    CHECK(to_string(RecognitionPurpose::kProfessionTemporary) == "profession-temporary");
}

TEST_CASE("what is no purpose is none", "[wallet-format][profile]") {
    CHECK_FALSE(recognition_purpose_from(""));
    CHECK_FALSE(recognition_purpose_from("General"));
    CHECK_FALSE(recognition_purpose_from("general "));
}

}  // namespace
}  // namespace carnet::wallet
