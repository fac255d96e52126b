// SPDX-License-Identifier: Apache-2.0
//
// The controller document of an issuer: which keys it has or had, since and until when, and for what.
// Reader and writer stand together. Immutable value.
// spec: Controlled Identifiers 1.0 sections 2.1-2.3; DID Core 1.0 section 5
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "base/time.h"
#include "keys/public_key.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

// How a document spells a key. spec: Controlled Identifiers 1.0 sections 2.2.2, 2.2.3
enum class KeyForm : std::uint8_t { kMultikey, kJsonWebKey };

struct VerificationMethod {
    std::string id;  // absolute DID URL
    std::string controller;
    keys::PublicKey key;
    std::optional<Timestamp> expires;  // not to be used for signatures made after
    std::optional<Timestamp> revoked;  // signatures made from then on are not to be trusted
    KeyForm form = KeyForm::kMultikey;
};

struct DidDocument {
    std::string id;
    std::vector<VerificationMethod> methods;
    std::vector<std::string> assertion_methods;  // ids that may sign credentials
    std::vector<std::string> authentication;

    [[nodiscard]] const VerificationMethod* find(std::string_view id) const noexcept;
    [[nodiscard]] bool may_assert(std::string_view id) const noexcept;
    [[nodiscard]] bool may_authenticate(std::string_view id) const noexcept;
};

// Methods of types that we do not know are left out; a Multikey or JsonWebKey that is malformed is an error.
// `did` must equal the document's id (kBadIdentifier). Embedded and referenced methods, relative ids
// resolved.
[[nodiscard]] Result<DidDocument> read_did_document(JsonValue document, std::string_view did);
// The document of a did:key or a did:jwk, made from the identifier itself. kBadIdentifier, kWeakKey, kBadKey,
// kUnsupportedAlgorithm.
[[nodiscard]] Result<DidDocument> did_key_document(std::string_view did);
[[nodiscard]] Result<DidDocument> did_jwk_document(std::string_view did);
// JSON text with the DID context and those of the keys' forms.
[[nodiscard]] std::string write_did_document(const DidDocument& document);

}  // namespace carnet::wallet
