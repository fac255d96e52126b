// SPDX-License-Identifier: Apache-2.0
#include "issuer/trust_publish.h"

#include "issuer/backup.h"
#include "issuer/desk/trust_rules.h"
#include "tests/unit/issuer/trust_fixture.h"
#include "wallet-format/credential.h"
#include "wallet-format/data-integrity/proof.h"

#include <algorithm>

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::sample_accreditation;
using carnet::test::TestAuthority;

namespace {

struct Authority : TestAuthority {
    Authority() { REQUIRE(decide(grants({sample_accreditation("one"), sample_accreditation("two")}))); }

    [[nodiscard]] std::string text(std::int64_t sequence) const {
        return home.records().trust_publications->find(sequence).value()->text;
    }
    void back_up() { REQUIRE(make_backup(home, folder / "backup", {true, {}}, clock)); }
    void restore() {
        REQUIRE(restore_backup(folder / "backup", folder / "restored", clock));
        auto opened = IssuerHome::open(folder / "restored");
        REQUIRE(opened);
        home = std::move(*opened);
    }
    [[nodiscard]] bool finds(std::string_view words) const {
        const auto report = fsck();
        return std::any_of(report.findings.begin(), report.findings.end(), [&](const FsckFinding& one) {
            return one.detail.find(words) != std::string::npos;
        });
    }
};

}  // namespace

TEST_CASE("versions are numbered without gap, and each names the bytes of the one before",
          "[issuer][trust]") {
    Authority authority;
    const auto first = authority.publish_list();
    REQUIRE(first);
    CHECK(first->sequence == 1);
    CHECK(first->issued == authority.clock.now());
    CHECK(first->next_update == first->issued.plus_seconds(30 * 86'400));
    authority.pass(60);
    REQUIRE(authority.act({.act = TrustAct::kSuspend, .accreditation = "two"}));
    const auto second = authority.publish_list();
    REQUIRE(second);
    CHECK(second->sequence == 2);
    const auto list = authority.published(2);
    CHECK(list.previous_digest == trust_digest(first->text));
    CHECK(list.entries[1].history.size() == 2);
    CHECK(list.entries[0] == sample_accreditation("one"));
    CHECK(authority.fsck().is_clean());
    CHECK(authority.fsck().publications == 2);
}

TEST_CASE("a list is signed with a JCS suite by a key of its own, whatever the settings say",
          "[issuer][trust]") {
    Authority authority;
    REQUIRE(authority.home.settings().canonical_form == wallet::CanonicalForm::kRdfc);
    const auto published = authority.publish_list();
    REQUIRE(published);
    const auto json = JsonDocument::parse(published->text);
    REQUIRE(json);
    const auto credential = wallet::Credential::from_json(*json);
    REQUIRE(credential);
    const auto proof = wallet::read_proof(credential->proofs()[0]);
    REQUIRE(proof);
    CHECK(form_of(proof->suite) == wallet::CanonicalForm::kJcs);
    CHECK(proof->verification_method == authority.home.settings().method_of(authority.trust_key().record.id));
}

TEST_CASE("the key of trust lists is made on purpose, and no other key opens in its place",
          "[issuer][trust]") {
    carnet::test::TestIssuer issuer;
    const auto none = unlock_trust_key(issuer.home, carnet::test::passphrase("certificates"));
    REQUIRE_FALSE(none);
    CHECK(none.error().code == ErrorCode::kKeyNotFound);
    CHECK(none.error().detail.find("key rotate --purpose trust-lists") != std::string::npos);
    TestAuthority authority;
    CHECK(unlock_trust_key(authority.home, carnet::test::passphrase("certificates")).error().code ==
          ErrorCode::kWrongPassphrase);
}

TEST_CASE("a clock that was set back publishes nothing, one that is a little behind goes on",
          "[issuer][trust]") {
    Authority authority;
    const auto first = authority.publish_list();
    REQUIRE(first);
    authority.pass(-61);
    CHECK(authority.publish_list().error().code == ErrorCode::kClock);
    authority.pass(61);
    const auto same_second = authority.publish_list();
    REQUIRE(same_second);
    CHECK(same_second->issued == first->issued.plus_seconds(1));
    authority.pass(-30);
    REQUIRE(authority.publish_list());
    CHECK(authority.published(3).issued == first->issued.plus_seconds(2));
    CHECK(authority.fsck().is_clean());
}

TEST_CASE("nothing is published before two officers decided what the list is", "[issuer][trust]") {
    TestAuthority authority(false);
    CHECK(authority.publish_list().error().code == ErrorCode::kNotFound);
    REQUIRE(authority.propose(TestAuthority::terms()));
    CHECK(authority.publish_list().error().code == ErrorCode::kNotFound);
    CHECK(sign_trust_extract(authority.home, authority.trust_key(), "NP", authority.clock, authority.random)
              .error()
              .code == ErrorCode::kNotFound);
}

TEST_CASE("an extract is signed, names its list, and holds who concerns the territory", "[issuer][trust]") {
    Authority authority;
    auto elsewhere = sample_accreditation("elsewhere");
    elsewhere.body.country = "TG";
    elsewhere.scope.places = {"TG"};
    REQUIRE(authority.decide(TestAuthority::grants({elsewhere})));
    REQUIRE(authority.publish_list());
    const auto sign = [&](const std::string& territory) {
        return sign_trust_extract(authority.home, authority.trust_key(), territory, authority.clock,
                                  authority.random);
    };
    const auto text = sign("NP");
    REQUIRE(text);
    const auto credential = wallet::Credential::from_json(JsonDocument::parse(*text).value());
    const auto extract = wallet::read_trust_list(credential.value());
    REQUIRE(extract);
    CHECK(extract->entries.size() == 2);
    CHECK(extract->extract_of->total_entries == 3);
    CHECK(extract->extract_of->list_digest == trust_digest(authority.text(1)));
    CHECK(sign("Nepal").error().code == ErrorCode::kBadValue);
    authority.pass(31 * 86'400);
    CHECK(sign("NP").error().code == ErrorCode::kConflict);
    CHECK(authority.fsck().is_clean());
}

TEST_CASE("after a restore nothing is decided or published until the newest version is here",
          "[issuer][trust][backup]") {
    Authority authority;
    REQUIRE(authority.publish_list());
    authority.back_up();
    authority.pass(60);
    REQUIRE(authority.act({.act = TrustAct::kSuspend, .accreditation = "one"}));
    REQUIRE(authority.publish_list());
    authority.pass(60);
    REQUIRE(authority.act({.act = TrustAct::kWithdraw, .accreditation = "two"}));
    REQUIRE(authority.publish_list());
    const std::vector<std::string> texts = {authority.text(1), authority.text(2), authority.text(3)};
    authority.restore();
    const auto resume = [&](const std::vector<std::string>& some) {
        return resume_trust(authority.home, some, authority.clock);
    };
    CHECK(authority.publish_list().error().code == ErrorCode::kConflict);
    CHECK(authority.act({.act = TrustAct::kSuspend, .accreditation = "one"}).error().code ==
          ErrorCode::kConflict);
    CHECK(resume({}).error().code == ErrorCode::kConflict);
    CHECK(resume({texts[2]}).error().where == "version 3");
    auto altered = texts[1];
    altered.replace(altered.find("Body one"), 8, "Body two");
    CHECK(resume({altered}).error().code == ErrorCode::kSignatureInvalid);
    const auto extract =
        sign_trust_extract(authority.home, authority.trust_key(), "NP", authority.clock, authority.random);
    REQUIRE(extract);
    CHECK(resume({*extract}).error().code == ErrorCode::kConflict);
    CHECK(authority.publish_list().error().code == ErrorCode::kConflict);

    CHECK(resume({texts[1], texts[2]}).value() == 2);
    CHECK(resume({texts[2]}).error().code == ErrorCode::kConflict);
    CHECK(authority.text(3) == texts[2]);
    CHECK(authority.entry(0).history.size() == 2);
    CHECK(authority.entry(1).history.size() == 2);
    CHECK(authority.fsck().is_clean());
    authority.pass(60);
    REQUIRE(authority.act({.act = TrustAct::kReinstate, .accreditation = "one"}));
    CHECK(authority.publish_list().value().sequence == 4);
    CHECK(authority.published(4).previous_digest == trust_digest(texts[2]));
    CHECK(authority.published(4).entries[0].history.size() == 3);
    CHECK(authority.fsck().is_clean());
}

TEST_CASE("what was approved before the backup is still published after the restore",
          "[issuer][trust][backup]") {
    Authority authority;
    REQUIRE(authority.publish_list());
    REQUIRE(authority.act({.act = TrustAct::kSuspend, .accreditation = "one"}));
    authority.back_up();
    const auto newest = authority.text(1);
    authority.restore();
    CHECK(resume_trust(authority.home, {newest}, authority.clock).value() == 0);
    authority.pass(60);
    REQUIRE(authority.publish_list());
    CHECK(authority.published(2).entries[0].history.size() == 2);
    CHECK(authority.fsck().is_clean());
}

TEST_CASE("a list that somebody else signed under our number is not brought back",
          "[issuer][trust][backup]") {
    Authority authority;
    authority.back_up();
    REQUIRE(authority.publish_list());
    const auto ours = authority.text(1);
    authority.restore();
    REQUIRE(resume_trust(authority.home, {}, authority.clock));
    REQUIRE(authority.publish_list());
    CHECK(authority.text(1) != ours);  // said that none was published, which was not so
    authority.pass(60);
    REQUIRE(make_backup(authority.home, authority.folder / "backup-2", {true, {}}, authority.clock));
    REQUIRE(restore_backup(authority.folder / "backup-2", authority.folder / "again", authority.clock));
    authority.home = IssuerHome::open(authority.folder / "again").value();
    const auto other = resume_trust(authority.home, {ours}, authority.clock);
    REQUIRE_FALSE(other);
    CHECK(other.error().code == ErrorCode::kConflict);
    CHECK(other.error().where == "version 1");
}

TEST_CASE("fsck sees a published list that was changed, removed, or does not hold what was approved",
          "[issuer][trust][fsck]") {
    Authority authority;
    REQUIRE(authority.publish_list());
    authority.pass(60);
    REQUIRE(authority.act({.act = TrustAct::kSuspend, .accreditation = "one"}));
    REQUIRE(authority.publish_list());
    REQUIRE(authority.fsck().is_clean());
    auto hand = authority.other_hand();
    REQUIRE(hand.execute("DROP TRIGGER trust_publications_are_fixed"));
    REQUIRE(hand.execute("DROP TRIGGER trust_publications_are_kept"));
    SECTION("a letter of its text") {
        REQUIRE(
            hand.execute("UPDATE trust_publications SET text = replace(text, 'Body two', 'Body too') "
                         "WHERE sequence = 2"));
        CHECK(authority.finds("signature"));
        CHECK(authority.finds("does not hold what officers had approved"));
    }
    SECTION("a version that is gone") {
        REQUIRE(hand.execute("DELETE FROM trust_publications WHERE sequence = 1"));
        CHECK(authority.finds("Version 1 is not in the store"));
        CHECK(authority.finds("speaks of something that is not in the store"));
    }
    SECTION("a decision that is gone") {
        REQUIRE(hand.execute("UPDATE statements SET state = 'open' WHERE document LIKE '%suspend%'"));
        CHECK(authority.finds("does not hold what officers had approved"));
    }
    SECTION("a record that says another day") {
        REQUIRE(hand.execute("UPDATE trust_publications SET next_update = next_update + 1"));
        CHECK(authority.finds("another list than its record says"));
    }
}

TEST_CASE("what was published stays in the store as it was", "[issuer][trust]") {
    Authority authority;
    REQUIRE(authority.publish_list());
    auto connection = store::Connection::open(authority.home.store_path());
    REQUIRE(connection);
    CHECK_FALSE(connection->execute("UPDATE trust_publications SET sequence = 7"));
    CHECK_FALSE(connection->execute("DELETE FROM trust_publications"));
    const auto again = *authority.home.records().trust_publications->find(1).value();
    auto transaction = authority.home.records().transactions->begin();
    REQUIRE(transaction);
    CHECK(authority.home.records().trust_publications->add(again).error().code == ErrorCode::kConflict);
}
