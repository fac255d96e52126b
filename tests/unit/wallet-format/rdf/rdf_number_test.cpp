// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/src/rdf_number.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace carnet::wallet;

TEST_CASE("numbers without a fraction are integers until they are too large", "[wallet-format][rdf]") {
    CHECK_FALSE(is_written_as_double(0));
    CHECK_FALSE(is_written_as_double(-17));
    CHECK_FALSE(is_written_as_double(1e20));
    CHECK(is_written_as_double(1e21));
    CHECK(is_written_as_double(-1e21));
    CHECK(is_written_as_double(0.5));
    CHECK(xsd_integer(0) == "0");
    CHECK(xsd_integer(-0.0) == "0");
    CHECK(xsd_integer(-17) == "-17");
    CHECK(xsd_integer(1e20) == "100000000000000000000");
    CHECK(xsd_integer(9007199254740992) == "9007199254740992");
}

// The expected texts are those of ECMAScript: x.toExponential(15).replace(/(\d)0*e\+?/, '$1E').
TEST_CASE("doubles have one digit, a point and as many more as count", "[wallet-format][rdf]") {
    CHECK(xsd_double(0) == "0.0E0");
    CHECK(xsd_double(-0.0) == "0.0E0");
    CHECK(xsd_double(1) == "1.0E0");
    CHECK(xsd_double(-1.5) == "-1.5E0");
    CHECK(xsd_double(5.3) == "5.3E0");
    CHECK(xsd_double(100) == "1.0E2");
    CHECK(xsd_double(1e21) == "1.0E21");
    CHECK(xsd_double(1e-7) == "1.0E-7");
    CHECK(xsd_double(0.1 + 0.2) == "3.0E-1");
    CHECK(xsd_double(1.0 / 3) == "3.333333333333333E-1");
    CHECK(xsd_double(2.0 / 3) == "6.666666666666666E-1");
    CHECK(xsd_double(2251799813685248.5) == "2.251799813685249E15");  // a half, away from zero
    CHECK(xsd_double(-2251799813685248.5) == "-2.251799813685249E15");
    CHECK(xsd_double(1e23) == "9.999999999999999E22");
    CHECK(xsd_double(std::numeric_limits<double>::max()) == "1.797693134862316E308");
    CHECK(xsd_double(std::numeric_limits<double>::denorm_min()) == "4.940656458412465E-324");
}
