// SPDX-License-Identifier: Apache-2.0
#include "http/local_socket.h"

#include "tests/support/result_text.h"
#include "tests/support/temporary_directory.h"

#include <catch2/catch.hpp>

#include <sys/stat.h>

#include <thread>

using namespace carnet;
using namespace carnet::http;

namespace {

constexpr std::chrono::milliseconds kTime{5'000};

// Answers what it is asked, with an exclamation mark.
class Answering {
  public:
    explicit Answering(const std::filesystem::path& path) : listener_(LocalListener::listen(path).value()) {
        thread_ = std::jthread([this](const std::stop_token& stop) {
            listener_.run(stop, [](std::string_view question) { return std::string(question) + "!"; });
        });
    }

  private:
    LocalListener listener_;
    std::jthread thread_;
};

}  // namespace

TEST_CASE("one process asks another through a socket that only its user can open", "[http][socket]") {
    const test::TemporaryDirectory folder;
    const auto path = folder / "s";
    {
        const Answering answering(path);
        struct stat facts {};
        REQUIRE(::stat(path.c_str(), &facts) == 0);
        CHECK((facts.st_mode & 0777) == 0600);
        CHECK(ask_local(path, "hello", kTime).value() == "hello!");
        const std::string large(3'000'000, 'x');
        CHECK(ask_local(path, large, kTime).value() == large + "!");
        CHECK(LocalListener::listen(path).error().code == ErrorCode::kConflict);
    }
    CHECK_FALSE(std::filesystem::exists(path));
    CHECK(ask_local(path, "hello", kTime).error().code == ErrorCode::kFetchFailed);
}

TEST_CASE("a socket that a dead process left is replaced, and a path too long is refused", "[http][socket]") {
    const test::TemporaryDirectory folder;
    const auto path = folder / "s";
    {
        auto first = LocalListener::listen(path);
        REQUIRE(first);
        // Its file stays when it is renamed away from the destructor.
        std::filesystem::rename(path, folder / "left");
    }
    std::filesystem::rename(folder / "left", path);
    CHECK(LocalListener::listen(path));
    CHECK(LocalListener::listen(folder / std::string(200, 'a')).error().code == ErrorCode::kIo);
}
