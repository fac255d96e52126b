// SPDX-License-Identifier: Apache-2.0
#include "issuer/print/src/qr_matrix.h"

#include "tests/unit/issuer/print/print_fixture.h"

using namespace carnet;
using namespace carnet::issuer;

TEST_CASE("as much error correction is taken as leaves squares large enough", "[print]") {
    const auto text = test::printed_codes(686).payload;
    const ModuleSizes sizes{0.55, 0.50, 0.40};
    const auto sheet = fit_qr(text, 64, sizes);
    REQUIRE(sheet);
    CHECK(sheet->correction == 'Q');
    CHECK(sheet->version == 20);
    const auto card = fit_qr(text, 46.5, sizes);
    REQUIRE(card);
    CHECK(card->correction == 'M');
    CHECK(card->version == 17);
    CHECK(card->size == 85);
    CHECK(fit_qr(test::printed_codes(1'000).payload, 46.5, sizes).value().correction == 'L');
    CHECK(fit_qr(test::printed_codes(1'500).payload, 46.5, sizes).error().code == ErrorCode::kLimit);
    CHECK(fit_qr(test::printed_codes(5'000).payload, 1'000, sizes).error().code == ErrorCode::kLimit);
}
