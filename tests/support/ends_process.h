// SPDX-License-Identifier: Apache-2.0
// For what must end the process: our own mistakes (an unbalanced writer, a value read as the wrong type).
#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace carnet::test {

// True when `action`, run in a child process, ends it by abort().
template <class Action>
[[nodiscard]] bool ends_process(Action action) {
    const pid_t child = ::fork();
    if (child < 0) return false;
    if (child == 0) {
        std::signal(SIGABRT, SIG_DFL);  // without the test framework's report
        if (const int silent = ::open("/dev/null", O_WRONLY); silent >= 0) ::dup2(silent, STDERR_FILENO);
        action();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

}  // namespace carnet::test
