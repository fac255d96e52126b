// SPDX-License-Identifier: Apache-2.0
//
// The issuer's controller document, made from its key store: every key it ever had, so that what a retired
// key signed can still be verified, with the day on which each stopped. spec: Controlled Identifiers 1.0
// section 2.2 (expires, revoked); did:web method specification 2.5
#pragma once

#include "base/result.h"
#include "issuer/settings.h"
#include "keys/key_store.h"
#include "wallet-format/identifier/did_document.h"

#include <string>

namespace carnet::issuer {

[[nodiscard]] Result<wallet::DidDocument> did_document_of(const IssuerSettings& settings,
                                                          const keys::KeyStore& keys);

// The path part of base_url: "" or "/path". Everything public is served below it.
[[nodiscard]] std::string base_path_of(const IssuerSettings& settings);

}  // namespace carnet::issuer
