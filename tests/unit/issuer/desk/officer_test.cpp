// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/officer.h"

#include "tests/unit/issuer/issuer_fixture.h"

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::kCheap;
using carnet::test::passphrase;
using carnet::test::TestIssuer;

namespace {

Result<OfficerRecord> add(TestIssuer& issuer, const NewOfficer& officer,
                          const std::vector<const UnlockedOfficer*>& vouchers = {}) {
    return add_officer(issuer.home, officer, passphrase("pass of " + officer.id), vouchers, kCheap,
                       issuer.clock, issuer.random);
}

}  // namespace

TEST_CASE("an officer is there only with the right passphrase", "[issuer][officer]") {
    TestIssuer issuer;
    CHECK(issuer.officer("asha").record().roles == Roles{true, false});
    CHECK(unlock_officer(issuer.home, "asha", passphrase("pass of biru")).error().code ==
          ErrorCode::kWrongPassphrase);
    CHECK(unlock_officer(issuer.home, "nobody", passphrase("x")).error().code == ErrorCode::kNotFound);
}

TEST_CASE("one officer's sealed key does not pass for another's", "[issuer][officer]") {
    TestIssuer issuer;
    std::filesystem::copy_file(issuer.home.officers_path() / "asha.key",
                               issuer.home.officers_path() / "biru.key",
                               std::filesystem::copy_options::overwrite_existing);
    CHECK(unlock_officer(issuer.home, "biru", passphrase("pass of asha")).has_error());
}

TEST_CASE("the third officer needs two vouchers, different persons, one of them an approver",
          "[issuer][officer]") {
    TestIssuer issuer;
    const auto asha = issuer.officer("asha");
    const auto biru = issuer.officer("biru");
    const NewOfficer chitra{"chitra", "Chitra (demo)", {true, true}};
    CHECK_FALSE(is_bootstrapping(issuer.home).value());
    CHECK(add(issuer, chitra).error().code == ErrorCode::kApprovalMissing);
    CHECK(add(issuer, chitra, {&biru}).error().code == ErrorCode::kApprovalMissing);
    CHECK(add(issuer, chitra, {&biru, &biru}).error().code == ErrorCode::kForbidden);
    REQUIRE(add(issuer, chitra, {&asha, &biru}));
    CHECK(issuer.fsck().is_clean());
    REQUIRE(add(issuer, {"deepa", "Deepa (demo)", {true, false}}, {&asha, &biru}));
    const auto deepa = issuer.officer("deepa");
    CHECK(add(issuer, {"esha", "Esha (demo)", {true, false}}, {&asha, &deepa}).error().code ==
          ErrorCode::kForbidden);
}

TEST_CASE("an id is never used again and must be plain", "[issuer][officer]") {
    TestIssuer issuer;
    const auto asha = issuer.officer("asha");
    const auto biru = issuer.officer("biru");
    CHECK(add(issuer, {"asha", "Another Asha", {true, true}}, {&asha, &biru}).error().code ==
          ErrorCode::kConflict);
    CHECK(issuer.officer("asha").record().name == "Officer asha (demo)");  // her key was not overwritten
    for (const auto* id : {"", "Asha", "a/b", "../x", "a b", "ä"}) {
        CAPTURE(id);
        CHECK(add(issuer, {id, "X", {true, true}}, {&asha, &biru}).error().code == ErrorCode::kBadValue);
    }
    CHECK(add(issuer, {"x", "", {true, true}}, {&asha, &biru}).error().code == ErrorCode::kBadValue);
    CHECK(add(issuer, {"x", "X", {false, false}}, {&asha, &biru}).error().code == ErrorCode::kBadValue);
}

TEST_CASE("one officer is enough to stop another, two are needed to let them back", "[issuer][officer]") {
    TestIssuer issuer;
    const auto asha = issuer.officer("asha");
    const auto biru = issuer.officer("biru");
    REQUIRE(add(issuer, {"chitra", "Chitra (demo)", {true, true}}, {&asha, &biru}));
    const auto chitra = issuer.officer("chitra");
    const auto set = [&](bool enabled, const std::vector<const UnlockedOfficer*>& vouchers) {
        return set_officer_enabled(issuer.home, "chitra", enabled, vouchers, issuer.clock, issuer.random);
    };
    CHECK(set(true, {&asha, &biru}).error().code == ErrorCode::kConflict);
    CHECK(set(false, {}).error().code == ErrorCode::kApprovalMissing);
    REQUIRE(set(false, {&asha}));
    CHECK(unlock_officer(issuer.home, "chitra", passphrase("pass of chitra")).error().code ==
          ErrorCode::kForbidden);
    CHECK(set(true, {&biru}).error().code == ErrorCode::kApprovalMissing);
    // Unlocked before, disabled since: the key in hand does not help.
    CHECK(set(true, {&chitra, &biru}).error().code == ErrorCode::kForbidden);
    REQUIRE(set(true, {&asha, &biru}));
    CHECK(issuer.officer("chitra").record().enabled);
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("a new passphrase opens the same key, and the old one opens nothing", "[issuer][officer]") {
    TestIssuer issuer;
    const auto key = issuer.officer("asha").record().key;
    CHECK(change_passphrase(issuer.home, "asha", passphrase("wrong"), passphrase("new"), kCheap, issuer.clock,
                            issuer.random)
              .error()
              .code == ErrorCode::kWrongPassphrase);
    REQUIRE(change_passphrase(issuer.home, "asha", passphrase("pass of asha"), passphrase("new"), kCheap,
                              issuer.clock, issuer.random));
    CHECK(unlock_officer(issuer.home, "asha", passphrase("pass of asha")).has_error());
    CHECK(unlock_officer(issuer.home, "asha", passphrase("new")).value().record().key == key);
    CHECK(issuer.fsck().is_clean());
}
