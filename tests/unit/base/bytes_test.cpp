// SPDX-License-Identifier: Apache-2.0
#include "base/bytes.h"

#include <catch2/catch.hpp>

using namespace carnet;

TEST_CASE("byte strings are equal when each byte is", "[base][bytes]") {
    const Bytes a{1, 2, 3};
    CHECK(equal_in_constant_time(a, Bytes{1, 2, 3}));
    CHECK_FALSE(equal_in_constant_time(a, Bytes{1, 2, 4}));
    CHECK_FALSE(equal_in_constant_time(a, Bytes{0, 2, 3}));
    CHECK_FALSE(equal_in_constant_time(a, Bytes{1, 2}));
    CHECK_FALSE(equal_in_constant_time(a, Bytes{}));
    CHECK(equal_in_constant_time(Bytes{}, Bytes{}));
}

TEST_CASE("text and bytes are views of each other", "[base][bytes]") {
    const std::string_view text = "a\0\xff";
    CHECK(as_bytes(text).size() == text.size());
    CHECK(as_text(as_bytes(text)) == text);
    CHECK(as_bytes("\xff")[0] == 0xff);
}
