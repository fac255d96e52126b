// SPDX-License-Identifier: Apache-2.0
// Prints of a world's documents, right and wrong ones.
#pragma once

#include "tests/unit/verifier/world.h"
#include "wallet-format/cose/paper_code.h"

#include <string>

namespace carnet::test {

inline constexpr std::string_view kPrinted = "2026-11-01T09:00:00Z";

// The signed message of a credential's print, and the text in its QR code.
inline Bytes print_message(const std::string& credential, const Key& key,
                           std::string_view printed = kPrinted) {
    const auto read = wallet::Credential::from_json(JsonDocument::parse(credential).value()).value();
    return wallet::sign_paper(wallet::paper_of(read, at(printed)).value(), key.id, *key.signer).value();
}
inline std::string print(const std::string& credential, const Key& key, std::string_view printed = kPrinted) {
    return wallet::paper_code_text(print_message(credential, key, printed));
}

}  // namespace carnet::test
