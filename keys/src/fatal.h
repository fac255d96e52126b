// SPDX-License-Identifier: Apache-2.0
//
// For the few failures after which nothing may go on: no guarded memory, no SHA-2. Says why and ends the
// process without unwinding, so that no half-made secret is written anywhere.
#pragma once

namespace carnet::keys {

[[noreturn]] void end_process(const char* why) noexcept;

// Starts libsodium once (it picks its implementations and reads the page size); ends the process if it
// cannot.
void start_sodium() noexcept;

}  // namespace carnet::keys
