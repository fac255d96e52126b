// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/text_kind.h"

#include "tests/unit/wallet-format/profile/described_sampler.h"
#include "tests/unit/wallet-format/samples.h"

namespace carnet::wallet::profile {
namespace {

TEST_CASE("a text of its kind is accepted, and the kind's schema is one", "[wallet-format][profile]") {
    test::SeededRandom random(5);
    for (int i = 0; i <= static_cast<int>(TextKind::kEscoSkill); ++i) {
        const auto kind = static_cast<TextKind>(i);
        for (int round = 0; round < 20; ++round) {
            const auto text = test::sample_text(kind, random);
            INFO(i << ": " << text);
            CHECK_FALSE(check_text(kind, text));
        }
        CHECK_FALSE(test::Json::parse(schema_of(kind)).empty());
    }
}

TEST_CASE("occupations, skills and unit groups are not taken for one another", "[wallet-format][profile]") {
    CHECK_FALSE(check_text(TextKind::kIscoUnit, "0110"));
    for (const auto* bad : {"", "110", "71260", "71 6", "712a"}) CHECK(check_text(TextKind::kIscoUnit, bad));
    CHECK_FALSE(check_text(TextKind::kEscoSkill, "http://data.europa.eu/esco/skill/ab-1"));
    for (const auto* bad :
         {"http://data.europa.eu/esco/occupation/ab-1", "https://data.europa.eu/esco/skill/ab-1",
          "http://data.europa.eu/esco/skill/", "http://data.europa.eu/esco/skill/a/b"})
        CHECK(check_text(TextKind::kEscoSkill, bad));
    CHECK(check_text(TextKind::kEscoOccupation, "http://data.europa.eu/esco/skill/ab-1"));
}

}  // namespace
}  // namespace carnet::wallet::profile
