// SPDX-License-Identifier: Apache-2.0
#include "http/server.h"

#include <csignal>

namespace carnet::http {
namespace {

sigset_t stop_signals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

}  // namespace

void block_stop_signals() {
    const auto set = stop_signals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

void wait_for_stop_signal() {
    block_stop_signals();  // for a caller that did not: otherwise the signal would end the process
    const auto set = stop_signals();
    int received = 0;
    while (sigwait(&set, &received) != 0) {
    }
}

}  // namespace carnet::http
