// SPDX-License-Identifier: Apache-2.0
#include "keys/process_hardening.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace carnet::keys {

void harden_process() noexcept {
    const rlimit none{0, 0};
    static_cast<void>(setrlimit(RLIMIT_CORE, &none));
    static_cast<void>(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0));
}

}  // namespace carnet::keys
