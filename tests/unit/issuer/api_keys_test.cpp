// SPDX-License-Identifier: Apache-2.0
#include "issuer/api_keys.h"

#include "tests/unit/issuer/issuer_fixture.h"

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::TestIssuer;

namespace {

struct Office : TestIssuer {
    std::string add(std::string_view name, ApiRole role = ApiRole::kRead) {
        auto key = add_api_key(home, name, role, clock.now(), random);
        REQUIRE(key);
        return *key;
    }
    ErrorCode refusal(std::string_view name) {
        return add_api_key(home, name, ApiRole::kRead, clock.now(), random).error().code;
    }
    bool works(std::string_view key) const { return find_api_key(home.records(), key).value().has_value(); }
    AuditEntry last_entry() const {
        return read_audit_entry(home.records().audit->last().value()->text).value();
    }
    void tamper(store::Sql sql) const {
        auto hand = other_hand();
        REQUIRE(hand.execute(sql));
    }
    std::vector<FsckFinding> findings() const { return fsck().findings; }
};

}  // namespace

TEST_CASE("an API key is found again by itself and by nothing else", "[issuer][api-keys]") {
    Office office;
    const auto key = office.add("registry", ApiRole::kPrepare);
    const auto found = find_api_key(office.home.records(), key).value();
    REQUIRE(found);
    CHECK(found->name == "registry");
    CHECK(found->role == ApiRole::kPrepare);
    CHECK_FALSE(office.works(key + "x"));
    CHECK_FALSE(office.works(key.substr(0, key.size() - 1)));
    CHECK_FALSE(office.works(""));
}

TEST_CASE("the store holds no key that works", "[issuer][api-keys]") {
    Office office;
    const auto key = office.add("registry");
    for (const auto* name : {"store.sqlite", "store.sqlite-wal"}) {
        std::ifstream file(office.directory() / name, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        CHECK(text.find(key.substr(key.rfind('_') + 1)) == std::string::npos);
    }
}

TEST_CASE("a removed API key is not found any more, and the others stay", "[issuer][api-keys]") {
    Office office;
    const auto key = office.add("registry");
    const auto other = office.add("reader");
    REQUIRE(remove_api_key(office.home, "registry", office.clock.now()));
    CHECK_FALSE(office.works(key));
    CHECK(office.works(other));
    CHECK(remove_api_key(office.home, "registry", office.clock.now()).error().code == ErrorCode::kNotFound);
}

TEST_CASE("a taken name and a name of other letters are refused, and leave no entry", "[issuer][api-keys]") {
    Office office;
    static_cast<void>(office.add("registry"));
    const auto before = office.last_entry().seq;
    CHECK(office.refusal("registry") == ErrorCode::kConflict);
    CHECK(office.refusal("Registry/..") == ErrorCode::kBadValue);
    CHECK(office.refusal("") == ErrorCode::kBadValue);
    CHECK(remove_api_key(office.home, "nobody", office.clock.now()).has_error());
    CHECK(office.last_entry().seq == before);
    CHECK(list_api_keys(office.home.records())->size() == 1);
}

TEST_CASE("making and removing an API key each stand in the audit log", "[issuer][api-keys][audit]") {
    Office office;
    static_cast<void>(office.add("registry", ApiRole::kPrepare));
    const auto record = list_api_keys(office.home.records())->at(0);
    const auto made = office.last_entry();
    CHECK(made.actor == "operator");
    CHECK(made.action == AuditAction::kApiKeyAdded);
    CHECK(made.object == "registry");
    CHECK(made.detail == digest_of(record));
    REQUIRE(remove_api_key(office.home, "registry", office.clock.now()));
    const auto removed = office.last_entry();
    CHECK(removed.seq == made.seq + 1);
    CHECK(removed.action == AuditAction::kApiKeyRemoved);
    CHECK(removed.object == "registry");
    CHECK(removed.detail == made.detail);
}

TEST_CASE("without its audit entry no API key comes to be or goes", "[issuer][api-keys][audit]") {
    Office office;
    const auto key = office.add("registry");
    office.tamper("CREATE TRIGGER log_is_full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END");
    CHECK(add_api_key(office.home, "reader", ApiRole::kRead, office.clock.now(), office.random).has_error());
    CHECK(remove_api_key(office.home, "registry", office.clock.now()).has_error());
    CHECK(list_api_keys(office.home.records())->size() == 1);
    CHECK(office.works(key));
}

TEST_CASE("fsck accepts API keys that were made and removed as the log says", "[issuer][api-keys][fsck]") {
    Office office;
    static_cast<void>(office.add("registry"));
    static_cast<void>(office.add("reader"));
    REQUIRE(remove_api_key(office.home, "registry", office.clock.now()));
    static_cast<void>(office.add("registry", ApiRole::kPrepare));
    CHECK(office.findings().empty());
}

TEST_CASE("fsck finds API keys that nobody made, changed or removed", "[issuer][api-keys][fsck]") {
    struct Case {
        store::Sql sql;
        std::string detail;
    };
    const auto tampering = GENERATE(
        Case{"UPDATE facts SET value = replace(value, '\"read\"', '\"prepare\"') WHERE name = 'api-keys'",
             "The API key was made or changed without a record."},
        Case{"UPDATE facts SET value = replace(value, 'registry', 'registrar') WHERE name = 'api-keys'",
             "The API key was made or changed without a record."},
        Case{"UPDATE facts SET value = '{\"keys\":[]}' WHERE name = 'api-keys'",
             "The API key was removed without a record."},
        Case{"DELETE FROM facts WHERE name = 'api-keys'", "The API key was removed without a record."},
        Case{"UPDATE facts SET value = replace(value, '\"sha256\":\"', '\"sha256\":\"00') WHERE name = "
             "'api-keys'",
             "API keys: The API keys do not read"});
    Office office;
    static_cast<void>(office.add("registry"));
    office.tamper(tampering.sql);
    const auto findings = office.findings();
    CHECK(std::any_of(findings.begin(), findings.end(), [&](const FsckFinding& finding) {
        return finding.check == FsckCheck::kApiKeys && finding.detail.starts_with(tampering.detail);
    }));
}
