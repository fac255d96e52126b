// SPDX-License-Identifier: Apache-2.0
#include "verifier/share_store.h"

#include "tests/support/result_text.h"
#include "tests/support/seeded_random.h"
#include "tests/support/temporary_directory.h"
#include "verifier/report_store.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

#include <sys/stat.h>

using namespace carnet;
using namespace carnet::verifier;

namespace {

constexpr UtcTime kNow{1'800'000'000, 0};
constexpr std::string_view kOctets = "these octets are encrypted";

std::string everything_in(const std::filesystem::path& folder) {
    std::string all;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream stream(entry.path(), std::ios::binary);
        all.append(std::istreambuf_iterator<char>(stream), {});
    }
    return all;
}

}  // namespace

TEST_CASE("what is shared is there until it expires, in a file of its owner's alone", "[share]") {
    const test::TemporaryDirectory folder;
    test::SeededRandom random(1);
    const auto store = ShareStore::open(folder.path() / "shares.sqlite").value();
    struct stat status {};
    REQUIRE(::stat((folder.path() / "shares.sqlite").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600U);
    const auto share = store->add(as_bytes(kOctets), kNow, 60, 10, random).value();
    CHECK(store->find(share.id, kNow.plus_seconds(59)).value() == std::string(kOctets));
    CHECK_FALSE(store->find(share.id, kNow.plus_seconds(60)).value());
    CHECK_FALSE(store->find("another", kNow).value());
}

TEST_CASE("only the deletion token takes a share back", "[share]") {
    const test::TemporaryDirectory folder;
    test::SeededRandom random(2);
    const auto store = ShareStore::open(folder.path() / "shares.sqlite").value();
    const auto share = store->add(as_bytes(kOctets), kNow, 60, 10, random).value();
    for (const auto& guess : {std::string(), share.id, share.deletion_token + "x"})
        CHECK(store->remove(share.id, guess, kNow).error().code == ErrorCode::kUnauthenticated);
    CHECK(store->remove("another", share.deletion_token, kNow).error().code == ErrorCode::kNotFound);
    CHECK(store->find(share.id, kNow).value());
    REQUIRE(store->remove(share.id, share.deletion_token, kNow));
    CHECK_FALSE(store->find(share.id, kNow).value());
    CHECK(everything_in(folder.path()).find(kOctets) == std::string::npos);
}

TEST_CASE("nothing is left on the disk of what has expired and was swept", "[share]") {
    const test::TemporaryDirectory folder;
    test::SeededRandom random(3);
    const auto store = ShareStore::open(folder.path() / "shares.sqlite").value();
    static_cast<void>(store->add(as_bytes(kOctets), kNow, 60, 10, random).value());
    REQUIRE(everything_in(folder.path()).find(kOctets) != std::string::npos);
    REQUIRE(store->sweep(kNow.plus_seconds(60)));
    CHECK(everything_in(folder.path()).find(kOctets) == std::string::npos);
}

TEST_CASE("no more is kept than is allowed, and a token is nowhere on the disk", "[share]") {
    const test::TemporaryDirectory folder;
    test::SeededRandom random(4);
    const auto store = ShareStore::open(folder.path() / "shares.sqlite").value();
    const auto share = store->add(as_bytes(kOctets), kNow, 60, 1, random).value();
    CHECK(store->add(as_bytes(kOctets), kNow, 60, 1, random).error().code == ErrorCode::kLimit);
    CHECK(everything_in(folder.path()).find(share.deletion_token) == std::string::npos);
}

TEST_CASE("reports are kept, newest first, until they are removed", "[report]") {
    const test::TemporaryDirectory folder;
    test::SeededRandom random(5);
    const auto store = ReportStore::open(folder.path() / "reports.sqlite").value();
    const auto first = store->add({{}, kNow, "uAbc", "The seal is odd.", "p@e.example"}, 2, random).value();
    const auto second = store->add({{}, kNow.plus_seconds(1), {}, "Another.", {}}, 2, random).value();
    CHECK(store->add({{}, kNow, {}, "One too many.", {}}, 2, random).error().code == ErrorCode::kLimit);
    const auto all = store->list().value();
    REQUIRE(all.size() == 2);
    CHECK(all[0].id == second);
    CHECK(all[1].text == "The seal is odd.");
    CHECK(store->find(first).value()->contact == "p@e.example");
    CHECK(store->remove(first).value());
    CHECK_FALSE(store->remove(first).value());
    CHECK_FALSE(store->find(first).value());
    CHECK(everything_in(folder.path()).find("The seal is odd.") == std::string::npos);
}
