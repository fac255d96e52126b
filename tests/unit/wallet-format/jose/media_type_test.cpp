// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/jose/media_type.h"

#include <catch2/catch.hpp>

using namespace carnet::wallet;

TEST_CASE("a type is the same with and without application/ and in either case", "[wallet][jose]") {
    for (const auto* received : {"vc+jwt", "VC+JWT", "application/vc+jwt", "Application/Vc+Jwt"}) {
        CHECK(names_media_type(received, kVcJwtType));
    }
    CHECK(names_media_type("jwt", kPlainJwtType));
}

TEST_CASE("another type, a longer one, one with parameters or none is not the same", "[wallet][jose]") {
    for (const auto* received :
         {"", "vc+jw", "vc+jwt2", "vp+jwt", "vc+sd-jwt", "application/", "application/application/vc+jwt",
          "text/vc+jwt", " vc+jwt", "vc+jwt ", "vc+jwt; charset=utf-8", "application /vc+jwt"}) {
        CHECK_FALSE(names_media_type(received, kVcJwtType));
    }
    CHECK_FALSE(names_media_type("", ""));
}
