// SPDX-License-Identifier: Apache-2.0
#include "keys/src/fatal.h"

#include <cstdio>
#include <cstdlib>

#include <sodium.h>

namespace carnet::keys {

void end_process(const char* why) noexcept {
    static_cast<void>(std::fputs("fatal: ", stderr));
    static_cast<void>(std::fputs(why, stderr));
    static_cast<void>(std::fputs("\n", stderr));
    std::abort();
}

void start_sodium() noexcept {
    static const int started = sodium_init();
    if (started < 0) end_process("libsodium cannot be started (is there a random generator?)");
}

}  // namespace carnet::keys
