// SPDX-License-Identifier: Apache-2.0
#include "keys/passphrase.h"

#include "tests/unit/keys/key_material.h"

#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

using namespace carnet;
using namespace carnet::keys;
using test::code_of;
using test::secret_text;

namespace {

// The reading end of a pipe that holds `text`.
class Pipe {
  public:
    explicit Pipe(std::string_view text) {
        REQUIRE(::pipe2(ends_.data(), O_CLOEXEC) == 0);
        REQUIRE(::write(ends_[1], text.data(), text.size()) == static_cast<ssize_t>(text.size()));
        ::close(ends_[1]);
    }
    ~Pipe() { ::close(ends_[0]); }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    Result<SecretBytes> read() { return read_passphrase({.descriptor = ends_[0], .credential = {}}, ""); }

  private:
    std::array<int, 2> ends_{};
};

// The child's side: the pseudo-terminal becomes its controlling terminal, and it asks there. Its exit code
// tells what came of it.
[[noreturn]] void ask_in_child(const char* terminal) {
    ::setsid();
    const int tty = ::open(terminal, O_RDWR);
    ::ioctl(tty, TIOCSCTTY, 0);
    const auto answer = read_passphrase({}, "Passphrase: ");
    if (answer) ::_exit(answer->equals(secret_text("open sesame")) ? 0 : 1);
    ::_exit(answer.error().code == ErrorCode::kUsage ? 2 : 3);
}

struct TerminalTalk {
    int exit_code;
    std::string shown;
    bool echo_back_on;
};

std::string read_until(int master, std::string_view end) {
    std::string seen;
    std::array<char, 64> piece{};
    while (seen.find(end) == std::string::npos) {
        const ssize_t got = ::read(master, piece.data(), piece.size());
        if (got <= 0) break;
        seen.append(piece.data(), static_cast<std::size_t>(got));
    }
    return seen;
}

TerminalTalk talk(std::string_view typed) {
    const int master = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    REQUIRE(::grantpt(master) == 0);
    REQUIRE(::unlockpt(master) == 0);
    std::array<char, 64> name{};
    REQUIRE(::ptsname_r(master, name.data(), name.size()) == 0);
    const int keep_open = ::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) ask_in_child(name.data());
    TerminalTalk told{};
    told.shown = read_until(master, "Passphrase: ");
    REQUIRE(::write(master, typed.data(), typed.size()) == static_cast<ssize_t>(typed.size()));
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    told.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    told.shown += read_until(master, "\n");
    termios after{};
    REQUIRE(::tcgetattr(keep_open, &after) == 0);
    told.echo_back_on = (after.c_lflag & ECHO) != 0;
    ::close(keep_open);
    ::close(master);
    return told;
}

}  // namespace

TEST_CASE("a passphrase is the first line of its descriptor", "[keys][passphrase]") {
    for (const auto* text : {"open sesame", "open sesame\n", "open sesame\r\n", "open sesame\nmore\n"}) {
        Pipe pipe(text);
        CHECK(pipe.read().value().equals(secret_text("open sesame")));
    }
}

TEST_CASE("one descriptor can bring several passphrases, a line each", "[keys][passphrase]") {
    Pipe pipe("first\nsecond\n");
    CHECK(pipe.read().value().equals(secret_text("first")));
    CHECK(pipe.read().value().equals(secret_text("second")));
    CHECK(code_of(pipe.read()) == ErrorCode::kLimit);
}

TEST_CASE("white space inside and around a passphrase belongs to it", "[keys][passphrase]") {
    Pipe pipe(" open  sesame\t\n");
    CHECK(pipe.read().value().equals(secret_text(" open  sesame\t")));
}

TEST_CASE("an empty or endless passphrase is refused", "[keys][passphrase]") {
    for (const auto& text : {std::string(), std::string("\n"), std::string("\r\n"), std::string(1025, 'p'),
                             std::string(1025, 'p') + "\n", std::string(60'000, 'p')}) {
        Pipe pipe(text);
        CHECK(code_of(pipe.read()) == ErrorCode::kLimit);
    }
    for (const auto* end : {"", "\n", "\r\n"}) {
        Pipe pipe(std::string(1024, 'p') + end);
        CHECK(pipe.read().value().size() == 1024);
    }
}

TEST_CASE("a descriptor that is not open is a mistake in usage", "[keys][passphrase]") {
    const auto refused = read_passphrase({.descriptor = 987, .credential = {}}, "");
    REQUIRE(!refused);
    CHECK(refused.error().code == ErrorCode::kUsage);
    CHECK(refused.error().where == "descriptor 987");
}

TEST_CASE("a passphrase comes from the credentials that systemd gives", "[keys][passphrase]") {
    test::TemporaryDirectory place;
    std::ofstream(place.path() / "issuer-passphrase") << "open sesame\n";
    REQUIRE(::setenv("CREDENTIALS_DIRECTORY", place.path().c_str(), 1) == 0);
    const auto from = [](const std::string& name) {
        return read_passphrase({.descriptor = {}, .credential = name}, "");
    };
    CHECK(from("issuer-passphrase").value().equals(secret_text("open sesame")));
    CHECK(code_of(from("absent")) == ErrorCode::kUsage);
    for (const auto* wrong : {"", "..", ".hidden", "../issuer-passphrase", "/etc/passwd", "a b"}) {
        CHECK(code_of(from(wrong)) == ErrorCode::kUsage);
    }
    REQUIRE(::unsetenv("CREDENTIALS_DIRECTORY") == 0);
    CHECK(code_of(from("issuer-passphrase")) == ErrorCode::kUsage);
}

TEST_CASE("without a source, or with two, the usage is explained", "[keys][passphrase]") {
    const auto none = read_passphrase({.descriptor = {}, .credential = {}, .terminal = false}, "");
    REQUIRE(!none);
    CHECK(none.error().code == ErrorCode::kUsage);
    CHECK(none.error().detail.find("--passphrase-fd") != std::string::npos);
    CHECK(code_of(read_passphrase({.descriptor = 0, .credential = "name"}, "")) == ErrorCode::kUsage);
}

TEST_CASE("a passphrase typed on the terminal is read and not shown", "[keys][passphrase]") {
    const auto told = talk("open sesame\n");
    CHECK(told.exit_code == 0);
    CHECK(told.shown.find("Passphrase: ") != std::string::npos);
    CHECK(told.shown.find("sesame") == std::string::npos);
    CHECK(told.echo_back_on);
}

TEST_CASE("Ctrl-C at the question cancels it and leaves the terminal as it was", "[keys][passphrase]") {
    const auto told = talk("open se\x03");
    CHECK(told.exit_code == 2);
    CHECK(told.echo_back_on);
}
