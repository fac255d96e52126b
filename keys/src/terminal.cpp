// SPDX-License-Identifier: Apache-2.0
#include "keys/src/terminal.h"

#include <fcntl.h>

namespace carnet::keys {

bool is_terminal(int descriptor) noexcept {
    return ::isatty(descriptor) == 1;
}

std::unique_ptr<SilentTerminal> SilentTerminal::open(std::string_view prompt) {
    FileDescriptor file(::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC));
    termios settings{};
    if (!file.is_open() || ::tcgetattr(file.number(), &settings) != 0) return nullptr;
    std::unique_ptr<SilentTerminal> terminal(new SilentTerminal(std::move(file), settings));
    settings.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHOE | ECHOK | ECHONL | ISIG);
    settings.c_lflag |= ICANON;
    settings.c_cc[VEOL] = kCancelCharacter;
    if (::tcsetattr(terminal->descriptor(), TCSAFLUSH, &settings) != 0) return nullptr;
    terminal->say(prompt);
    return terminal;
}

SilentTerminal::~SilentTerminal() {
    static_cast<void>(::tcsetattr(file_.number(), TCSAFLUSH, &before_));
    say("\n");
}

void SilentTerminal::say(std::string_view text) const noexcept {
    if (::write(file_.number(), text.data(), text.size()) < 0) return;  // the question is asked anyway
}

}  // namespace carnet::keys
