// SPDX-License-Identifier: Apache-2.0
//
// Where documents and lists come from: over HTTP (through the client's interface) and from directories.
#include "tests/unit/verifier/world.h"
#include "verifier/status/directory_status_source.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

using namespace carnet;
using namespace carnet::verifier;
using carnet::test::at;
using carnet::test::World;

namespace {

namespace fs = std::filesystem;

// Answers like a site, and remembers what it was asked.
class Site final : public http::Client {
  public:
    mutable std::vector<std::pair<std::string, http::Fields>> asked;
    http::Fetched answer{200, {}, {}, {}};
    std::optional<Error> failure;

    [[nodiscard]] Result<http::Fetched> get(std::string_view url, const http::Fields& fields) const override {
        asked.emplace_back(url, fields);
        if (failure) return *failure;
        return answer;
    }
};

class Folder {
  public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "carnet-sources-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    void put(const std::string& name, std::string_view text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
    }
    [[nodiscard]] const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

const UtcTime kStart = at(carnet::test::kNow);

}  // namespace

TEST_CASE("a did:web document is fetched from its place over https", "[verifier][fetch]") {
    const World world;
    Site site;
    site.answer.body = wallet::write_did_document(world.did_document());
    const WebIssuerDocuments documents(site);
    const auto found = documents.find(carnet::test::kIssuer, kStart);
    REQUIRE(found.has_value());
    REQUIRE(found->document->methods.size() == 2);
    REQUIRE(found->as_of == kStart);
    REQUIRE(site.asked.front().first == "https://board.example/.well-known/did.json");
    REQUIRE(documents.find("did:web:board.example%3A8443:a:b", kStart).has_error());
    REQUIRE(site.asked.back().first == "https://board.example:8443/a/b/did.json");
}

TEST_CASE("a did:web document of another identifier is refused", "[verifier][fetch]") {
    const World world;
    Site site;
    site.answer.body = wallet::write_did_document(world.did_document());
    const auto found = WebIssuerDocuments(site).find("did:web:elsewhere.example", kStart);
    REQUIRE(found.error().code == ErrorCode::kFetchBadAnswer);
}

TEST_CASE("what an issuer's site answers wrongly has its own error", "[verifier][fetch]") {
    Site site;
    const WebIssuerDocuments documents(site);
    const auto code = [&](int status, std::string body) {
        site.answer = {status, {}, std::move(body), {}};
        return documents.find(carnet::test::kIssuer, kStart).error().code;
    };
    REQUIRE(code(404, "") == ErrorCode::kNotFound);
    REQUIRE(code(410, "") == ErrorCode::kNotFound);
    REQUIRE(code(500, "") == ErrorCode::kFetchBadAnswer);
    REQUIRE(code(200, "<html>") == ErrorCode::kFetchBadAnswer);
    REQUIRE(code(200, R"({"id":"did:web:board.example","id":"did:web:board.example"})") ==
            ErrorCode::kFetchBadAnswer);
    // A key under which anything would look signed.
    const std::string weak =
        R"({"id":"did:web:board.example","verificationMethod":[{"id":"#k","type":"Multikey","controller":"did:web:board.example","publicKeyMultibase":"z6MkeTG3bFFSLYVU7VqhgZxqr6YzpaGrQtFMh1uvqGy1vDnP"}]})";
    REQUIRE(code(200, weak) != ErrorCode::kInternal);
    site.failure = error(ErrorCode::kFetchRefused, "private address");
    REQUIRE(documents.find(carnet::test::kIssuer, kStart).error().code == ErrorCode::kFetchRefused);
}

TEST_CASE("a did:key is computed and nobody is asked", "[verifier][fetch]") {
    Site site;
    site.failure = error(ErrorCode::kFetchFailed, "no network");
    const auto key = carnet::test::make_did_key(5);
    const std::string did = key.id.substr(0, key.id.find('#'));
    const auto found = WebIssuerDocuments(site).find(did, kStart);
    REQUIRE(found.has_value());
    REQUIRE(found->document->find(key.id) != nullptr);
    REQUIRE(site.asked.empty());
}

TEST_CASE("other methods and texts that are no DIDs are told apart", "[verifier][fetch]") {
    const Site site;
    const WebIssuerDocuments documents(site);
    REQUIRE(documents.find("did:example:1", kStart).error().code == ErrorCode::kUnsupported);
    REQUIRE(documents.find("board.example", kStart).error().code == ErrorCode::kBadIdentifier);
    REQUIRE(documents.find("did:web:user@board.example", kStart).error().code == ErrorCode::kBadIdentifier);
    REQUIRE(site.asked.empty());
}

TEST_CASE("a list is fetched with the ETag that is known", "[verifier][fetch]") {
    Site site;
    site.answer.body = "list";
    site.answer.fields.set("ETag", "\"v1\"");
    const HttpStatusSource source(site);
    const auto first = source.current("https://board.example/status/1", "");
    REQUIRE(first->body == "list");
    REQUIRE(first->etag == "\"v1\"");
    REQUIRE_FALSE(site.asked.back().second.find("If-None-Match").has_value());
    site.answer = {304, {}, {}, {}};
    const auto second = source.current("https://board.example/status/1", "\"v1\"");
    REQUIRE(second->not_modified);
    REQUIRE(site.asked.back().second.find("If-None-Match") == "\"v1\"");
    REQUIRE(source.current("https://board.example/status/1", "").error().code == ErrorCode::kFetchBadAnswer);
    site.answer = {503, {}, {}, {}};
    REQUIRE(source.current("https://board.example/status/1", "").error().code == ErrorCode::kFetchBadAnswer);
    REQUIRE(source.at("https://board.example/status/1", kStart).error().code == ErrorCode::kNotFound);
}

TEST_CASE("a directory gives the list of that id, whatever the file is called", "[verifier][directory]") {
    const World world;
    const Folder folder;
    folder.put("some list.json", world.signed_list({}));
    folder.put("notes.txt", "not a list");
    folder.put("broken.json", "{");
    folder.put("array.json", "[]");
    const auto source = DirectoryStatusSource::open(folder.path()).value();
    REQUIRE(source->current(carnet::test::kRevocationList, "")->body == world.signed_list({}));
    const auto missing = source->current("https://board.example/other", "");
    REQUIRE(missing.error().code == ErrorCode::kNotFound);
    REQUIRE(missing.error().detail.find("3 JSON files") != std::string::npos);
}

TEST_CASE("a directory gives today's list and the one that was in force on a day", "[verifier][directory]") {
    const World world;
    const Folder folder;
    const auto version = [&](std::string_view from, std::string_view until, std::vector<std::uint64_t> set) {
        const std::string text =
            world.signed_list({.set = std::move(set), .valid_from = at(from), .valid_until = at(until)});
        folder.put(std::string(from) + ".json", text);
        return text;
    };
    const std::string october = version("2026-10-01T00:00:00Z", "2026-10-08T00:00:00Z", {});
    const std::string november = version("2026-11-01T00:00:00Z", "2026-11-30T00:00:00Z", {5});
    const std::string renewed = version("2026-11-10T00:00:00Z", "2026-12-10T00:00:00Z", {5, 6});
    const auto source = DirectoryStatusSource::open(folder.path()).value();
    const auto url = carnet::test::kRevocationList;
    REQUIRE(source->current(url, "")->body == renewed);
    REQUIRE(source->at(url, at("2026-10-02T00:00:00Z"))->body == october);
    REQUIRE(source->at(url, at("2026-11-09T00:00:00Z"))->body == november);
    REQUIRE(source->at(url, at("2026-11-10T00:00:00Z"))->body == renewed);
    REQUIRE(source->at(url, at("2026-09-30T00:00:00Z")).error().code == ErrorCode::kNotFound);
    // Between two versions nothing was in force.
    REQUIRE(source->at(url, at("2026-10-20T00:00:00Z")).error().code == ErrorCode::kNotFound);
}

TEST_CASE("a file that is laid into the directory later is found", "[verifier][directory]") {
    const World world;
    const Folder folder;
    const auto source = DirectoryStatusSource::open(folder.path()).value();
    REQUIRE(source->current(carnet::test::kRevocationList, "").has_error());
    folder.put("a.json", world.signed_list({}));
    REQUIRE(source->current(carnet::test::kRevocationList, "").has_value());
    const std::string other =
        world.signed_list({.url = std::string(carnet::test::kSuspensionList), .set = {1, 2, 3}});
    folder.put("a.json", other);
    REQUIRE(source->current(carnet::test::kRevocationList, "").has_error());
    REQUIRE(source->current(carnet::test::kSuspensionList, "")->body == other);
}

TEST_CASE("a directory that is not there is an error that names it", "[verifier][directory]") {
    const auto failed = DirectoryStatusSource::open("/nowhere/at/all");
    REQUIRE(failed.error().code == ErrorCode::kIo);
    REQUIRE(failed.error().where == "/nowhere/at/all");
    REQUIRE(DirectoryIssuerDocuments::open("/nowhere/at/all").has_error());
}

TEST_CASE("issuer documents come from a directory too, and two of one issuer are a question",
          "[verifier][directory]") {
    const World world;
    const Folder folder;
    folder.put("board.json", wallet::write_did_document(world.did_document()));
    const auto documents = DirectoryIssuerDocuments::open(folder.path()).value();
    REQUIRE(documents->find(carnet::test::kIssuer, kStart)->document->methods.size() == 2);
    REQUIRE(documents->find("did:web:other.example", kStart).error().code == ErrorCode::kNotFound);
    const auto key = carnet::test::make_did_key(5);
    REQUIRE(documents->find(key.id.substr(0, key.id.find('#')), kStart).has_value());
    folder.put("board-old.json", wallet::write_did_document(world.did_document()));
    const auto two = documents->find(carnet::test::kIssuer, kStart);
    REQUIRE(two.error().code == ErrorCode::kFetchBadAnswer);
    REQUIRE(two.error().detail.find("board-old.json") != std::string::npos);
}

TEST_CASE("a verification without any network passes on directories alone", "[verifier][directory]") {
    World world;
    const Folder folder;
    folder.put("did.json", wallet::write_did_document(world.did_document()));
    folder.put("1.json", world.signed_list({}));
    folder.put("2.json", world.signed_list({.url = std::string(carnet::test::kSuspensionList),
                                            .purposes = {"suspension"}}));
    const auto issuers = DirectoryIssuerDocuments::open(folder.path()).value();
    const auto source = DirectoryStatusSource::open(folder.path()).value();
    const StatusLists lists(*source, *issuers, world.policy);
    const std::string bytes = world.signed_certificate();
    const Verdict verdict = verify(as_bytes(bytes), world.policy, {world.clock, *issuers, lists});
    INFO(carnet::test::describe(verdict));
    REQUIRE(verdict.decision() == Decision::kAccepted);
}

TEST_CASE("issuer documents are remembered by the policy's rule", "[verifier][fetch]") {
    World world;
    const std::string did(carnet::test::kIssuer);
    const CachedIssuerDocuments cached(world.issuers, {300, 3'600, 86'400, 5}, 16);
    const auto after = [&](std::int64_t seconds) { return cached.find(did, kStart.plus_seconds(seconds)); };
    REQUIRE(after(0).has_value());
    REQUIRE(after(300).has_value());
    REQUIRE(world.issuers.asked == 1);
    REQUIRE(after(301).has_value());
    REQUIRE(world.issuers.asked == 2);
    world.issuers.answer(did, error(ErrorCode::kFetchTimeout, "silence"));
    const auto old = after(700);
    REQUIRE(old->as_of == kStart.plus_seconds(301));
    REQUIRE(old->refresh_failed.find("silence") != std::string::npos);
    REQUIRE(after(701)->as_of == kStart.plus_seconds(301));
    REQUIRE(world.issuers.asked == 3);
    REQUIRE(after(301 + 86'401).error().code == ErrorCode::kFetchTimeout);
}

TEST_CASE("no more issuer documents are remembered than allowed, and errors only for a moment",
          "[verifier][fetch]") {
    World world;
    const CachedIssuerDocuments cached(world.issuers, {300, 3'600, 86'400, 5}, 4);
    REQUIRE(cached.find(carnet::test::kIssuer, kStart).has_value());
    for (int i = 0; i < 100; ++i) {
        REQUIRE(cached.find("did:web:" + std::to_string(i) + ".example", kStart).has_error());
        REQUIRE(cached.find(carnet::test::kIssuer, kStart).has_value());
    }
    REQUIRE(world.issuers.asked == 101);  // the one in use was never forgotten
    REQUIRE(cached.find("did:web:99.example", kStart.plus_seconds(5)).has_error());
    REQUIRE(world.issuers.asked == 101);
    REQUIRE(cached.find("did:web:99.example", kStart.plus_seconds(6)).has_error());
    REQUIRE(world.issuers.asked == 102);
}

TEST_CASE("a did:key is computed once and never grows old", "[verifier][fetch]") {
    World world;
    const CachedIssuerDocuments cached(world.issuers, {0, 0, 0, 5}, 4);
    const auto key = carnet::test::make_did_key(5);
    const std::string did = key.id.substr(0, key.id.find('#'));
    REQUIRE(cached.find(did, kStart).has_value());
    REQUIRE(cached.find(did, kStart.plus_seconds(100'000'000))->as_of == kStart.plus_seconds(100'000'000));
    REQUIRE(world.issuers.asked == 1);
}
