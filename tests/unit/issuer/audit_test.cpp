// SPDX-License-Identifier: Apache-2.0
#include "issuer/audit.h"

#include "tests/unit/issuer/issuer_fixture.h"

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::TestIssuer;

namespace {

AuditEntry sample_entry() {
    return {7,
            UtcTime{1'795'253'400, 0},
            "asha",
            AuditAction::kBatchPrepared,
            "20261121-k3f9p",
            keys::sha256(as_bytes("detail")),
            keys::sha256(as_bytes("previous"))};
}

}  // namespace

TEST_CASE("an entry is written in one way and read back", "[issuer][audit]") {
    const auto text = write_audit_entry(sample_entry());
    CHECK(text.starts_with(R"({"action":"batch.prepared","actor":"asha","detail":")"));
    CHECK(text.find(R"("seq":7,"time":"2026-11-21T09:30:00Z"})") != std::string::npos);
    const auto read = read_audit_entry(text);
    REQUIRE(read);
    CHECK(read->seq == 7);
    CHECK(read->object == "20261121-k3f9p");
    CHECK(read->previous == sample_entry().previous);
}

TEST_CASE("an entry spelled in another way is refused", "[issuer][audit]") {
    const auto text = write_audit_entry(sample_entry());
    CHECK(read_audit_entry(text + " ").has_error());
    auto changed = text;
    changed.replace(changed.find("batch.prepared"), 14, "batch.imagined");
    CHECK(read_audit_entry(changed).has_error());
    changed = text;
    changed.insert(1, "\"also\":1,");
    CHECK(read_audit_entry(changed).has_error());
    CHECK(read_audit_entry("").has_error());
    CHECK(read_audit_entry("[]").has_error());
}

TEST_CASE("every act has one spelling", "[issuer][audit]") {
    for (int code = 0; code <= static_cast<int>(AuditAction::kCopiesIssued); ++code) {
        const auto action = static_cast<AuditAction>(code);
        REQUIRE_FALSE(to_string(action).empty());
        CHECK(audit_action_from(to_string(action)) == action);
    }
}

TEST_CASE("what officers and commands do is in the log, in order, with who did it", "[issuer][audit]") {
    TestIssuer issuer;
    const auto batch = issuer.issued(3);
    std::vector<std::string> log;
    REQUIRE(check_audit_chain(issuer.home.records(), std::nullopt, [&](const AuditEntry& entry) {
        log.push_back(entry.actor + " " + std::string(to_string(entry.action)));
    }));
    CHECK(log == std::vector<std::string>{"operator store.created", "operator officer.added",
                                          "operator officer.added", "asha batch.imported",
                                          "asha batch.prepared", "biru batch.approved",
                                          "operator status-list.opened", "operator credentials.reserved",
                                          "operator credentials.issued"});
}

TEST_CASE("an act that is not committed is not in the log", "[issuer][audit]") {
    TestIssuer issuer;
    const auto before = audit_head(issuer.home.records()).value();
    {
        auto act = Act::begin(issuer.home);
        REQUIRE(act);
        REQUIRE(act->note({"operator", AuditAction::kKeyMade, "key-9", {}}, issuer.clock.now()));
    }
    CHECK(audit_head(issuer.home.records())->seq == before.seq);
    REQUIRE(record_act(issuer.home, {"operator", AuditAction::kKeyMade, "key-9", {}}, issuer.clock.now()));
    CHECK(audit_head(issuer.home.records())->seq == before.seq + 1);
}

TEST_CASE("any single change of the log is found", "[issuer][audit]") {
    TestIssuer issuer;
    static_cast<void>(issuer.issued(2));
    const auto length = audit_head(issuer.home.records())->seq;
    for (std::int64_t seq = 1; seq <= length; ++seq) {
        CAPTURE(seq);
        auto hand = issuer.other_hand();
        const auto original = issuer.home.records().audit->list(seq - 1, 1)->at(0);
        const auto set = [&](std::string_view text, const keys::Sha256Digest& hash) {
            auto query = hand.query("UPDATE audit SET text = ?2, hash = ?3 WHERE seq = ?1");
            REQUIRE(query->bind(1, seq).bind(2, text).bind(3, ByteView(hash)).run());
        };
        // Each byte of one text, and for the others a spread of them.
        for (std::size_t i = static_cast<std::size_t>(seq) % 7; i < original.text.size();
             i += seq == 2 ? 1 : 29) {
            std::string text = original.text;
            text[i] = static_cast<char>(text[i] ^ 1);
            set(text, original.hash);
            CHECK_FALSE(check_audit_chain(issuer.home.records(), std::nullopt));
            // With the hash made anew it is the next entry that does not follow; for the last one, the noted
            // head.
            set(text, keys::sha256(as_bytes(text)));
            CHECK_FALSE(check_audit_chain(issuer.home.records(), AuditHead{seq, original.hash}));
            if (seq < length) CHECK_FALSE(check_audit_chain(issuer.home.records(), std::nullopt));
        }
        set(original.text, original.hash);
        CHECK(check_audit_chain(issuer.home.records(), std::nullopt));
    }
}

TEST_CASE("a log with an entry cut out, cut off or exchanged is found, and the place is named",
          "[issuer][audit]") {
    TestIssuer issuer;
    static_cast<void>(issuer.issued(2));
    const auto head = audit_head(issuer.home.records()).value();
    auto hand = issuer.other_hand();
    SECTION("cut out") {
        REQUIRE(hand.execute("DELETE FROM audit WHERE seq = 4"));
        CHECK(check_audit_chain(issuer.home.records(), std::nullopt).error().where == "audit entry 4");
    }
    SECTION("cut off: seen by who noted the head") {
        REQUIRE(hand.execute("DELETE FROM audit WHERE seq > 6"));
        CHECK(check_audit_chain(issuer.home.records(), std::nullopt));
        CHECK_FALSE(check_audit_chain(issuer.home.records(), head));
    }
    SECTION("exchanged") {
        REQUIRE(
            hand.execute("UPDATE audit SET seq = 99 WHERE seq = 4; UPDATE audit SET seq = 4 WHERE seq = 5; "
                         "UPDATE audit SET seq = 5 WHERE seq = 99"));
        CHECK(check_audit_chain(issuer.home.records(), std::nullopt).error().where == "audit entry 4");
    }
}
