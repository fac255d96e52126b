// SPDX-License-Identifier: Apache-2.0
//
// carnet-verifier request-key: the key with which wallets are asked, and its certificate.
#pragma once

#include "keys/certificate_request.h"
#include "keys/passphrase.h"
#include "verifier/commands/assembly.h"

#include <filesystem>
#include <string>

namespace carnet::verifier {

struct RequestKeyOptions {
    Overrides overrides;
    keys::PassphraseSource passphrase;
    std::string algorithm = "P-256";   // make: what wallets understand best
    keys::CertificateRequest request;  // csr
    std::filesystem::path file;        // csr: to write; import-chain: to read
};

// Each prints one line and returns an exit code. The configuration names the folder
// (presentations.key_store).
[[nodiscard]] int run_request_key_make(const RequestKeyOptions& options);
[[nodiscard]] int run_request_key_csr(const RequestKeyOptions& options);
[[nodiscard]] int run_request_key_import(const RequestKeyOptions& options);

}  // namespace carnet::verifier
