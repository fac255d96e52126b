// SPDX-License-Identifier: Apache-2.0
//
// The key of receipts: made on the command line, unlocked for serve.
#pragma once

#include "base/result.h"
#include "keys/passphrase.h"
#include "verifier/commands/assembly.h"
#include "verifier/receipt.h"
#include "verifier/service_settings.h"
#include "wallet-format/identifier/did_document.h"

#include <string>

namespace carnet::verifier {

struct ReceiptKeyOptions {
    Overrides overrides;
    keys::PassphraseSource passphrase;
    std::string algorithm = "Ed25519";
};

// carnet-verifier receipt-key make: prints one line and returns an exit code. The configuration names the
// folder (receipts.key_store).
[[nodiscard]] int run_receipt_key_make(const ReceiptKeyOptions& options);

// kNotFound: the key store has no active key yet (the remedy says how to make one).
[[nodiscard]] Result<ReceiptSigner> unlock_receipt_key(const ReceiptSettings& settings,
                                                       const keys::PassphraseSource& passphrase);

// Where whoever is shown a receipt finds the key.
[[nodiscard]] wallet::DidDocument document_of(const ReceiptSigner& signer);
// Adds the key to the document of one who signs for other purposes too. kConfiguration: that is another DID.
[[nodiscard]] Result<void> add_to_document(const ReceiptSigner& signer, wallet::DidDocument& document);

}  // namespace carnet::verifier
