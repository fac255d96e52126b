// SPDX-License-Identifier: Apache-2.0
//
// What a process that holds keys does first.
#pragma once

namespace carnet::keys {

// No core dumps, and no other process of the same user may read this one's memory or attach a debugger.
// Call once, first thing in main; a kernel that refuses is no reason to stop, for secrets lie in guarded
// memory anyway. The systemd unit says the same (LimitCORE=0).
void harden_process() noexcept;

// From now on this process, with every thread that it starts, opens no socket: one that it has keeps working.
// For a process that has a key and needs no network. Call it before any thread is started. False: the kernel,
// or a machine that is neither x86-64 nor arm64, cannot do it.
[[nodiscard]] bool forbid_new_sockets() noexcept;

}  // namespace carnet::keys
