// SPDX-License-Identifier: Apache-2.0
#include "issuer/issuer_home.h"

#include "tests/unit/issuer/issuer_fixture.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::TestIssuer;

TEST_CASE("a home is made once, for its owner only", "[issuer][home]") {
    TestIssuer issuer;
    const auto again = IssuerHome::create(issuer.directory(), test::kSettings, issuer.clock.now());
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::kConflict);
    for (const auto* name :
         {"", "officers", "locks", "keys", "store.sqlite", "carnet-issuer.toml", "officers/asha.key"}) {
        CAPTURE(name);
        struct stat facts {};
        REQUIRE(::stat((issuer.directory() / name).c_str(), &facts) == 0);
        CHECK((facts.st_mode & 077U) == 0);
    }
}

TEST_CASE("settings that do not read make no home", "[issuer][home]") {
    test::TemporaryDirectory folder;
    CHECK(IssuerHome::create(folder / "home", "[issuer]\nname = 1\n", UtcTime{}).error().code ==
          ErrorCode::kConfiguration);
    CHECK_FALSE(std::filesystem::exists(folder / "home"));
}

TEST_CASE("settings that no longer read are refused with their file, line and section", "[issuer][home]") {
    TestIssuer issuer;
    std::ofstream(issuer.home.settings_path(), std::ios::app) << "[stauts]\n";
    const auto opened = IssuerHome::open(issuer.directory());
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::kConfiguration);
    CHECK(opened.error().where.starts_with(issuer.home.settings_path().string() + ", line "));
    CHECK(opened.error().where.ends_with(", stauts"));
}

TEST_CASE("an issuer is found where it lives and nowhere else", "[issuer][home]") {
    TestIssuer issuer;
    CHECK(issuer.reopened().settings().did == "did:web:certs.example");
    CHECK(IssuerHome::open(issuer.folder.path()).error().code == ErrorCode::kNotFound);
    std::filesystem::remove(issuer.home.store_path());
    CHECK(IssuerHome::open(issuer.directory()).has_error());
}

TEST_CASE("an issuer does not change its name in the world by its settings", "[issuer][home]") {
    TestIssuer issuer;
    std::ofstream(issuer.home.settings_path())
        << "[issuer]\nname = \"X\"\nbase_url = \"https://other.example\"\n";
    const auto opened = IssuerHome::open(issuer.directory());
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::kConfiguration);
    CHECK(opened.error().where == "issuer.base_url");
}

TEST_CASE("an older copy of the store put back by hand is refused", "[issuer][home]") {
    TestIssuer issuer;
    const auto batch = issuer.approved(3);
    REQUIRE(issuer.home.records().upkeep->copy_to(issuer.folder / "older.sqlite", {}));
    REQUIRE(issuer.issue(batch));
    issuer.home.records() = {};  // closes it
    for (const auto* name : {"store.sqlite-wal", "store.sqlite-shm"})
        std::filesystem::remove(issuer.directory() / name);
    std::filesystem::copy_file(issuer.folder / "older.sqlite", issuer.home.store_path(),
                               std::filesystem::copy_options::overwrite_existing);
    const auto opened = IssuerHome::open(issuer.directory());
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::kStoreCorrupt);
    CHECK(opened.error().detail.find("backup") != std::string::npos);
}

TEST_CASE("a high-water mark torn by a power cut does not lock the owner out", "[issuer][home]") {
    TestIssuer issuer;
    for (const auto* mark : {"", "7", "x y\n", "3 00\n", "12 abc"}) {
        CAPTURE(mark);
        std::ofstream(issuer.directory() / "high-water") << mark;
        CHECK(IssuerHome::open(issuer.directory()));
    }
}

TEST_CASE("a lock is held by one at a time and goes with its holder, killed or not", "[issuer][home]") {
    TestIssuer issuer;
    int ready[2];
    REQUIRE(::pipe(ready) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const auto lock = HomeLock::take(issuer.home, "serve");
        const char said = lock ? 'y' : 'n';
        if (::write(ready[1], &said, 1) == 1) ::pause();
        ::_exit(1);
    }
    char said = 0;
    REQUIRE(::read(ready[0], &said, 1) == 1);
    REQUIRE(said == 'y');
    const auto refused = HomeLock::take(issuer.home, "serve");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::kConflict);
    CHECK(refused.error().detail.find("process " + std::to_string(child)) != std::string::npos);
    CHECK(HomeLock::take(issuer.home, "other"));
    ::kill(child, SIGKILL);
    REQUIRE(::waitpid(child, nullptr, 0) == child);
    CHECK(HomeLock::take(issuer.home, "serve"));
    CHECK(HomeLock::take(issuer.home, "../serve").error().code == ErrorCode::kBadValue);
    ::close(ready[0]);
    ::close(ready[1]);
}
