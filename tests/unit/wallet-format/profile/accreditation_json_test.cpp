// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/accreditation_json.h"

#include "tests/unit/wallet-format/profile/own_document_samples.h"
#include "tests/unit/wallet-format/samples.h"

namespace carnet::wallet {
namespace {

using test::sample_trust_list;

TEST_CASE("an accreditation by itself is written as on its list, and read as what it was",
          "[wallet-format][trust-list]") {
    const auto list = sample_trust_list();
    const auto document = write_trust_list(list, test::sample_envelope());
    REQUIRE(document);
    for (const auto& entry : list.entries) {
        const auto text = write_accreditation(entry);
        CHECK(document->find(text) != std::string::npos);
        const auto json = JsonDocument::parse(text);
        REQUIRE(json);
        CHECK(read_accreditation(json->root()).value() == entry);
        CHECK(check_accreditation(entry));
        for (const auto& event : entry.history) {
            const auto one = JsonDocument::parse(write_accreditation_event(event));
            REQUIRE(one);
            CHECK(read_accreditation_event(one->root()).value() == event);
        }
    }
}

TEST_CASE("a part by itself is read as strictly as on its list", "[wallet-format][trust-list]") {
    const auto where = [](std::string_view text) {
        const auto json = JsonDocument::parse(text);
        REQUIRE(json);
        const auto scope = read_accreditation_scope(json->root());
        REQUIRE_FALSE(scope);
        return scope.error().where;
    };
    CHECK(where(R"({"isco08":["74","x"]})") == "/isco08/1");
    CHECK(where(R"({"isco08":[]})") == "/isco08");
    CHECK(where(R"({"isco":["74"]})") == "/isco");
    CHECK(where(R"([])").empty());
    auto entry = sample_trust_list().entries.front();
    entry.valid_until = entry.valid_from;
    CHECK(check_accreditation(entry).error().where == "/validUntil");
}

}  // namespace
}  // namespace carnet::wallet
