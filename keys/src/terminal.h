// SPDX-License-Identifier: Apache-2.0
//
// The controlling terminal with its echo off, for as long as the object lives.
#pragma once

#include "keys/src/file_descriptor.h"

#include <cstdint>
#include <memory>
#include <string_view>

#include <termios.h>

namespace carnet::keys {

// Ctrl-C. While the echo is off it does not raise a signal but ends the line, so that the terminal is never
// left silent.
inline constexpr std::uint8_t kCancelCharacter = 0x03;

[[nodiscard]] bool is_terminal(int descriptor) noexcept;

class SilentTerminal {
  public:
    // Null when the process has no terminal.
    [[nodiscard]] static std::unique_ptr<SilentTerminal> open(std::string_view prompt);
    ~SilentTerminal();
    SilentTerminal(const SilentTerminal&) = delete;
    SilentTerminal& operator=(const SilentTerminal&) = delete;
    [[nodiscard]] int descriptor() const noexcept { return file_.number(); }

  private:
    SilentTerminal(FileDescriptor file, const termios& before) noexcept
        : file_(std::move(file)), before_(before) {}
    void say(std::string_view text) const noexcept;
    FileDescriptor file_;
    termios before_;
};

}  // namespace carnet::keys
