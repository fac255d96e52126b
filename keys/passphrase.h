// SPDX-License-Identifier: Apache-2.0
//
// Where passphrases come from: a file descriptor, the terminal (echo off), or a systemd credential.
// Never from an argument or the environment, where other processes could read them.
#pragma once

#include "base/result.h"
#include "keys/secret_bytes.h"

#include <optional>
#include <string>

namespace carnet::keys {

struct PassphraseSource {
    std::optional<int> descriptor;          // --passphrase-fd N: first line is read, up to 1024 bytes
    std::optional<std::string> credential;  // --passphrase-credential NAME: $CREDENTIALS_DIRECTORY/NAME
    bool terminal = true;                   // else ask on /dev/tty when there is one
};

// Reads one passphrase; the final line break is not part of it. `prompt` is shown on the terminal only.
// kUsage when no source is there, kLimit when empty or over 1024 bytes.
[[nodiscard]] Result<SecretBytes> read_passphrase(const PassphraseSource& source, std::string_view prompt);

}  // namespace carnet::keys
