// SPDX-License-Identifier: Apache-2.0
//
// Documents of trust, as they are taken in: read with room for a whole country's list, signed with a JCS
// suite so that no vocabulary is needed to believe them, and each signature judged by itself. Whatever a
// policy switches off does not count here. May block while a DID document is fetched.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "verifier/fetch/issuer_documents.h"
#include "verifier/policy.h"
#include "wallet-format/credential.h"

#include <string>
#include <string_view>

namespace carnet::verifier {

// Who is asked, and when.
struct SignatureSources {
    const Policy& policy;
    const IssuerDocuments& issuers;
    UtcTime now;
};

[[nodiscard]] Result<wallet::Credential> read_trust_document(std::string_view bytes);

// All proofs of the document hold, and its issuer made one of them. kSignatureInvalid, kUnsupportedProof.
[[nodiscard]] Result<void> require_signature(const wallet::Credential& credential,
                                             const SignatureSources& sources);
// `signer` has made a proof of the document, and it holds, whatever the others do.
[[nodiscard]] Result<void> require_signature_of(std::string_view signer, const wallet::Credential& credential,
                                                const SignatureSources& sources);

// SHA-256 of the bytes, multibase.
[[nodiscard]] std::string digest_of(std::string_view bytes);

}  // namespace carnet::verifier
