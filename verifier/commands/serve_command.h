// SPDX-License-Identifier: Apache-2.0
//
// carnet-verifier serve: the same verdicts over HTTP, until SIGINT or SIGTERM.
#pragma once

#include "keys/passphrase.h"
#include "verifier/commands/assembly.h"

#include <filesystem>
#include <optional>
#include <string>

namespace carnet::verifier {

struct ServeOptions {
    Overrides overrides;
    std::string listen;                               // "ADDRESS:PORT", over the configuration's
    std::optional<std::filesystem::path> ready_file;  // written when the port is open: {"port":N,"pid":N}
    keys::PassphraseSource request_key;               // where requests to wallets are signed
    keys::PassphraseSource receipt_key;               // where receipts are
};

[[nodiscard]] int run_serve(const ServeOptions& options);

}  // namespace carnet::verifier
