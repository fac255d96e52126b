// SPDX-License-Identifier: Apache-2.0
#include "keys/process_hardening.h"

#include <catch2/catch.hpp>

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

using namespace carnet;

// In a child, for it cannot be undone.
TEST_CASE("a process that forbade new sockets has none of any kind, and its old ones work", "[keys]") {
    int pair[2];
    REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const bool forbidden = keys::forbid_new_sockets();
        const bool refused = ::socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EPERM;
        const bool unix_refused = ::socket(AF_UNIX, SOCK_STREAM, 0) < 0 && errno == EPERM;
        const bool works = ::write(pair[1], "x", 1) == 1;
        ::_exit(forbidden && refused && unix_refused && works ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    char byte = 0;
    CHECK(::read(pair[0], &byte, 1) == 1);
    ::close(pair[0]);
    ::close(pair[1]);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}
