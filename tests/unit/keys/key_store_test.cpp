// SPDX-License-Identifier: Apache-2.0
#include "keys/key_store.h"

#include "keys/verify_signature.h"
#include "tests/unit/keys/key_material.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace carnet;
using namespace carnet::keys;
using test::code_of;
using test::secret_text;
namespace fs = std::filesystem;

namespace {

constexpr SealingCost kCheap{.memory_bytes = 8 * 1024, .passes = 1};
constexpr UtcTime kNow{1'795'253'400, 0};  // 2026-11-21T09:30:00Z

std::string text_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write_text(const fs::path& path, std::string_view text) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    INFO(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

unsigned int mode_of(const fs::path& path) {
    struct stat about {};
    REQUIRE(::stat(path.c_str(), &about) == 0);
    return about.st_mode & 07777U;
}

// A store in a directory of its own.
class Scene {
  public:
    Scene() : store(KeyStore::create(directory())) {}
    fs::path directory() const { return place_.path() / "keys"; }
    fs::path list() const { return directory() / "keys.json"; }
    Result<KeyRecord> rotate(KeyPurpose purpose, UtcTime now = kNow,
                             Algorithm algorithm = Algorithm::kEd25519) {
        return store->rotate(purpose, algorithm, secret_text("open sesame"), kCheap, now, random);
    }
    ErrorCode reopened() const { return code_of(KeyStore::open(directory())); }

  private:
    test::TemporaryDirectory place_;

  public:
    Result<KeyStore> store;
    test::SeededRandom random{11};
};

// As someone without rights over these files; only where the test runs as root.
class Unprivileged {
  public:
    Unprivileged() : was_root_(::geteuid() == 0) {
        if (was_root_) REQUIRE(::seteuid(65534) == 0);
    }
    ~Unprivileged() {
        if (was_root_ && ::seteuid(0) != 0) std::abort();
    }
    Unprivileged(const Unprivileged&) = delete;
    Unprivileged& operator=(const Unprivileged&) = delete;

  private:
    bool was_root_;
};

// Every write to a file fails as on a full disk.
class NoRoom {
  public:
    NoRoom() : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit none{0, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    ~NoRoom() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        static_cast<void>(std::signal(SIGXFSZ, handler_));
    }
    NoRoom(const NoRoom&) = delete;
    NoRoom& operator=(const NoRoom&) = delete;

  private:
    rlimit before_{};
    void (*handler_)(int);
};

}  // namespace

TEST_CASE("a new store is empty and for its owner's eyes only", "[keys][store]") {
    Scene scene;
    REQUIRE(scene.store);
    CHECK(scene.store->records().empty());
    CHECK(scene.store->active(KeyPurpose::kCertificates) == nullptr);
    CHECK(mode_of(scene.directory()) == 0700);
    CHECK(mode_of(scene.list()) == 0600);
    REQUIRE(scene.rotate(KeyPurpose::kCertificates));
    CHECK(mode_of(scene.directory() / "key-1.sealed") == 0600);
}

TEST_CASE("a store is not created over files that are there", "[keys][store]") {
    Scene scene;
    CHECK(code_of(KeyStore::create(scene.directory())) == ErrorCode::kConflict);
    test::TemporaryDirectory place;
    write_text(place.path() / "something", "else");
    CHECK(code_of(KeyStore::create(place.path())) == ErrorCode::kConflict);
    CHECK(!fs::exists(place.path() / "lock"));
    CHECK(code_of(KeyStore::create(place.path() / "no" / "parent")) == ErrorCode::kNotFound);
}

TEST_CASE("a store whose creation was cut off can be created again", "[keys][store]") {
    test::TemporaryDirectory place;
    write_text(place.path() / "lock", "");
    write_text(place.path() / "keys.json.tmp", "{\"for");
    CHECK(KeyStore::create(place.path()));
    CHECK(KeyStore::open(place.path()));
}

TEST_CASE("opening what is not a store says so", "[keys][store]") {
    test::TemporaryDirectory place;
    const auto opened = KeyStore::open(place.path());
    REQUIRE(!opened);
    CHECK(opened.error().code == ErrorCode::kNotFound);
    CHECK(opened.error().where == (place.path() / "keys.json").string());
}

TEST_CASE("a key that was made signs after the store is opened again", "[keys][store]") {
    for (const auto algorithm : {Algorithm::kEd25519, Algorithm::kEcdsaP256, Algorithm::kEcdsaP384}) {
        Scene scene;
        const KeyRecord made = scene.rotate(KeyPurpose::kCertificates, kNow, algorithm).value();
        CHECK(made.id == "key-1");
        CHECK(made.state == KeyState::kActive);
        const auto again = KeyStore::open(scene.directory()).value();
        REQUIRE(again.find("key-1") != nullptr);
        CHECK(again.find("key-1")->public_key == made.public_key);
        CHECK(again.find("key-1")->created == kNow);
        const auto signer = again.unlock("key-1", secret_text("open sesame")).value();
        const Bytes signature = signer->sign(as_bytes("text")).value();
        CHECK(verify_signature(made.public_key, as_bytes("text"), signature));
    }
}

TEST_CASE("rotation keeps the old key retiring, and only that of the same purpose", "[keys][store]") {
    Scene scene;
    REQUIRE(scene.rotate(KeyPurpose::kCertificates));
    REQUIRE(scene.rotate(KeyPurpose::kStatusLists));
    const UtcTime later = kNow.plus_seconds(60);
    REQUIRE(scene.rotate(KeyPurpose::kCertificates, later).value().id == "key-3");
    const auto store = KeyStore::open(scene.directory()).value();
    CHECK(store.find("key-1")->state == KeyState::kRetiring);
    CHECK(store.find("key-1")->retiring_since == later);
    CHECK(store.active(KeyPurpose::kCertificates)->id == "key-3");
    CHECK(store.active(KeyPurpose::kStatusLists)->id == "key-2");
    CHECK(store.unlock("key-1", secret_text("open sesame")));
    CHECK(store.find("key-4") == nullptr);
}

TEST_CASE("times are kept to the second, in memory as on disk", "[keys][store]") {
    Scene scene;
    const UtcTime fine{kNow.seconds, 999'999'999};
    CHECK(scene.rotate(KeyPurpose::kCertificates, fine).value().created == kNow);
    CHECK(scene.rotate(KeyPurpose::kCertificates, fine));
}

TEST_CASE("a key walks through its states and refuses the way back", "[keys][store]") {
    Scene scene;
    REQUIRE(scene.rotate(KeyPurpose::kCertificates));
    auto& store = *scene.store;
    const auto change = [&](KeyState state) { return store.change_state("key-1", state, kNow); };
    CHECK(code_of(change(KeyState::kRetired)) == ErrorCode::kKeyState);
    CHECK(change(KeyState::kRetiring));
    const auto back = change(KeyState::kActive);
    REQUIRE(!back);
    CHECK(back.error().code == ErrorCode::kKeyState);
    CHECK(back.error().detail.find("retired or revoked") != std::string::npos);
    CHECK(change(KeyState::kRetired));
    CHECK(code_of(store.unlock("key-1", secret_text("open sesame"))) == ErrorCode::kKeyState);
    CHECK(store.change_state("key-1", KeyState::kRevoked, kNow, kNow.plus_seconds(-3600)));
    CHECK(code_of(change(KeyState::kRevoked)) == ErrorCode::kKeyState);
    CHECK(code_of(store.unlock("key-1", secret_text("open sesame"))) == ErrorCode::kKeyState);
    const auto again = KeyStore::open(scene.directory()).value();
    CHECK(again.find("key-1")->state == KeyState::kRevoked);
    CHECK(again.find("key-1")->revoked_as_of == kNow.plus_seconds(-3600));
    CHECK(again.find("key-1")->retired_since == kNow);
}

TEST_CASE("a time as of which belongs to revocation and lies not ahead", "[keys][store]") {
    Scene scene;
    REQUIRE(scene.rotate(KeyPurpose::kCertificates));
    auto& store = *scene.store;
    CHECK(code_of(store.change_state("key-1", KeyState::kRetiring, kNow, kNow)) == ErrorCode::kUsage);
    CHECK(code_of(store.change_state("key-1", KeyState::kRevoked, kNow, kNow.plus_seconds(1))) ==
          ErrorCode::kBadValue);
    CHECK(store.change_state("key-1", KeyState::kRevoked, kNow));
    CHECK(store.find("key-1")->revoked_as_of == kNow);
    CHECK(store.active(KeyPurpose::kCertificates) == nullptr);
}

TEST_CASE("an unknown key can be neither changed nor unlocked", "[keys][store]") {
    Scene scene;
    CHECK(code_of(scene.store->change_state("key-1", KeyState::kRevoked, kNow)) == ErrorCode::kKeyNotFound);
    CHECK(code_of(scene.store->unlock("key-1", secret_text("x"))) == ErrorCode::kKeyNotFound);
    CHECK(code_of(scene.store->unlock("../keys", secret_text("x"))) == ErrorCode::kKeyNotFound);
}

TEST_CASE("a wrong passphrase is called that, with the file's name", "[keys][store]") {
    Scene scene;
    REQUIRE(scene.rotate(KeyPurpose::kCertificates));
    const auto refused = scene.store->unlock("key-1", secret_text("open sesamy"));
    REQUIRE(!refused);
    CHECK(refused.error().code == ErrorCode::kWrongPassphrase);
    CHECK(refused.error().where == (scene.directory() / "key-1.sealed").string());
}

TEST_CASE("sealed files cannot be swapped", "[keys][store]") {
    Scene scene;
    REQUIRE(scene.rotate(KeyPurpose::kCertificates));
    REQUIRE(scene.rotate(KeyPurpose::kCertificates));
    const auto first = scene.directory() / "key-1.sealed";
    const auto second = scene.directory() / "key-2.sealed";
    const std::string text = text_of(first);
    write_text(first, text_of(second));
    write_text(second, text);
    for (const auto* id : {"key-1", "key-2"}) {
        CHECK(code_of(scene.store->unlock(id, secret_text("open sesame"))) == ErrorCode::kWrongPassphrase);
    }
}

TEST_CASE("a public key exchanged in the list does not go unnoticed", "[keys][store]") {
    Scene scene;
    const auto made = scene.rotate(KeyPurpose::kCertificates).value();
    const auto other = test::any_signer(Algorithm::kEd25519, 77)->public_key();
    write_text(scene.list(), replaced(text_of(scene.list()), made.public_key.multikey(), other.multikey()));
    const auto store = KeyStore::open(scene.directory()).value();
    CHECK(code_of(store.unlock("key-1", secret_text("open sesame"))) == ErrorCode::kStoreCorrupt);
}

TEST_CASE("a missing or broken sealed file is reported as such", "[keys][store]") {
    Scene scene;
    REQUIRE(scene.rotate(KeyPurpose::kCertificates));
    const auto sealed = scene.directory() / "key-1.sealed";
    write_text(sealed, text_of(sealed).substr(0, 50));
    CHECK(code_of(scene.store->unlock("key-1", secret_text("open sesame"))) == ErrorCode::kStoreCorrupt);
    write_text(sealed, std::string(100'000, 'x'));
    CHECK(code_of(scene.store->unlock("key-1", secret_text("open sesame"))) == ErrorCode::kLimit);
    fs::remove(sealed);
    CHECK(code_of(scene.store->unlock("key-1", secret_text("open sesame"))) == ErrorCode::kNotFound);
}

TEST_CASE("a list that was tampered with or cut is corrupt, with the place", "[keys][store]") {
    Scene scene;
    REQUIRE(scene.rotate(KeyPurpose::kCertificates));
    REQUIRE(scene.rotate(KeyPurpose::kCertificates));
    const std::string good = text_of(scene.list());
    const std::vector<std::string> broken = {
        "",
        "{}",
        good.substr(0, good.size() / 2),
        good + good,
        replaced(good, "carnet-key-store", "something-else"),
        replaced(good, "\"version\":1", "\"version\":2"),
        replaced(good, "key-2", "key-1"),
        replaced(good, "key-2", "key-02"),
        replaced(good, "key-2", "key-2/../x"),
        replaced(good, "key-1", "key-3"),
        replaced(good, "key-2", "key-99999999999999"),
        replaced(good, "certificates", "everything"),
        replaced(good, "\"active\"", "\"asleep\""),
        replaced(good, "\"retiring\"", "\"active\""),
        replaced(good, "\"retiring\"", "\"retired\""),
        replaced(good, "\"active\"", "\"revoked\""),
        replaced(good, "\"active\"", "\"retiring\""),
        replaced(good, "\"state\"", "\"note\":1,\"state\""),
        replaced(good, "\"created\"", "\"Created\""),
        replaced(good, "2026-11-21T", "2026-13-21T"),
        replaced(good, "z6Mk", "z7Mk"),
        replaced(good, "\"keys\":[", "\"keys\":[7,"),
    };
    for (const auto& text : broken) {
        INFO(text);
        write_text(scene.list(), text);
        CHECK(scene.reopened() == ErrorCode::kStoreCorrupt);
    }
    write_text(scene.list(), replaced(good, "\"active\"", "\"asleep\""));
    const auto refused = KeyStore::open(scene.directory());
    CHECK(refused.error().where == scene.list().string() + "#/keys/1");
    CHECK(refused.error().detail.find("backup") != std::string::npos);
    write_text(scene.list(), std::string(2'000'000, ' '));
    CHECK(scene.reopened() == ErrorCode::kLimit);
    write_text(scene.list(), good);
    CHECK(KeyStore::open(scene.directory()));
}

TEST_CASE("the same key twice in the list is corrupt", "[keys][store]") {
    Scene scene;
    const auto one = scene.rotate(KeyPurpose::kCertificates).value();
    const auto two = scene.rotate(KeyPurpose::kStatusLists).value();
    write_text(scene.list(),
               replaced(text_of(scene.list()), two.public_key.multikey(), one.public_key.multikey()));
    CHECK(scene.reopened() == ErrorCode::kStoreCorrupt);
}

TEST_CASE("what a crash left half-written is ignored and does not stand in the way", "[keys][store]") {
    Scene scene;
    REQUIRE(scene.rotate(KeyPurpose::kCertificates));
    write_text(scene.directory() / "keys.json.tmp", "{\"format\":\"carnet-k");
    write_text(scene.directory() / "key-2.sealed.tmp", "{");
    const auto store = KeyStore::open(scene.directory());
    REQUIRE(store);
    CHECK(store->records().size() == 1);
    CHECK(scene.rotate(KeyPurpose::kCertificates));
    CHECK(!fs::exists(scene.directory() / "keys.json.tmp"));
}

TEST_CASE("a sealed file that no list names is never overwritten and its number not used", "[keys][store]") {
    Scene scene;
    REQUIRE(scene.rotate(KeyPurpose::kCertificates));
    const std::string older_list = text_of(scene.list());
    REQUIRE(scene.rotate(KeyPurpose::kCertificates));
    const std::string second = text_of(scene.directory() / "key-2.sealed");
    write_text(scene.list(), older_list);  // as after a crash, or from a backup
    CHECK(scene.rotate(KeyPurpose::kCertificates).value().id == "key-3");
    CHECK(text_of(scene.directory() / "key-2.sealed") == second);
}

TEST_CASE("a change sees what another process changed before", "[keys][store]") {
    Scene scene;
    auto other = KeyStore::open(scene.directory()).value();
    REQUIRE(scene.rotate(KeyPurpose::kCertificates));
    const auto made = other.rotate(KeyPurpose::kCertificates, Algorithm::kEd25519, secret_text("p"), kCheap,
                                   kNow, scene.random);
    CHECK(made.value().id == "key-2");
    CHECK(other.find("key-1")->state == KeyState::kRetiring);
}

TEST_CASE("while one process changes a store, another is told to wait, and reading goes on",
          "[keys][store]") {
    Scene scene;
    REQUIRE(scene.rotate(KeyPurpose::kCertificates));
    const int other = ::open((scene.directory() / "lock").c_str(), O_RDWR | O_CLOEXEC);
    REQUIRE(other >= 0);
    REQUIRE(::flock(other, LOCK_EX) == 0);
    CHECK(code_of(scene.rotate(KeyPurpose::kCertificates)) == ErrorCode::kStoreBusy);
    CHECK(code_of(scene.store->change_state("key-1", KeyState::kRevoked, kNow)) == ErrorCode::kStoreBusy);
    CHECK(KeyStore::open(scene.directory()));
    ::close(other);
    CHECK(scene.rotate(KeyPurpose::kCertificates));
}

TEST_CASE("a clock that was set back is refused before anything is written", "[keys][store]") {
    Scene scene;
    REQUIRE(scene.rotate(KeyPurpose::kCertificates));
    const std::string before = text_of(scene.list());
    const UtcTime earlier = kNow.plus_seconds(-1);
    CHECK(code_of(scene.rotate(KeyPurpose::kCertificates, earlier)) == ErrorCode::kClock);
    CHECK(code_of(scene.store->change_state("key-1", KeyState::kRetiring, earlier)) == ErrorCode::kClock);
    CHECK(text_of(scene.list()) == before);
    CHECK(!fs::exists(scene.directory() / "key-2.sealed"));
}

TEST_CASE("on a full disk nothing is lost and the error says so", "[keys][store]") {
    Scene scene;
    REQUIRE(scene.rotate(KeyPurpose::kCertificates));
    const std::string before = text_of(scene.list());
    ErrorCode rotating{};
    ErrorCode changing{};
    {
        const NoRoom full;
        rotating = code_of(scene.rotate(KeyPurpose::kCertificates));
        changing = code_of(scene.store->change_state("key-1", KeyState::kRevoked, kNow));
    }
    CHECK(rotating == ErrorCode::kDiskFull);
    CHECK(changing == ErrorCode::kDiskFull);
    CHECK(text_of(scene.list()) == before);
    CHECK(scene.store->find("key-1")->state == KeyState::kActive);
    CHECK(!fs::exists(scene.directory() / "keys.json.tmp"));
    CHECK(!fs::exists(scene.directory() / "key-2.sealed.tmp"));
    CHECK(scene.rotate(KeyPurpose::kCertificates).value().id == "key-2");
}

TEST_CASE("in a directory without the right to write the error says so", "[keys][store]") {
    Scene scene;
    REQUIRE(scene.rotate(KeyPurpose::kCertificates));
    fs::permissions(scene.directory().parent_path(), fs::perms(0755));
    fs::permissions(scene.directory(), fs::perms(0555));
    ErrorCode rotating{};
    ErrorCode creating{};
    {
        const Unprivileged someone;
        rotating = code_of(scene.rotate(KeyPurpose::kCertificates));
        creating = code_of(KeyStore::create(scene.directory() / "new"));
    }
    fs::permissions(scene.directory(), fs::perms(0700));
    CHECK(rotating == ErrorCode::kReadOnly);
    CHECK(creating == ErrorCode::kReadOnly);
    CHECK(KeyStore::open(scene.directory()).value().records().size() == 1);
}
