// SPDX-License-Identifier: Apache-2.0
//
// What is asked of the key behind any signature, whatever form the signature has: can it be had, was it good
// then, is it the issuer's own. Thread-safe.
#pragma once

#include "verifier/checks/checks.h"
#include "wallet-format/identifier/did_document.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace carnet::verifier {

// A key as found, with the document that keeps it alive; without method there is none to use.
struct FoundKey {
    Check check;
    std::shared_ptr<const wallet::DidDocument> document;
    const wallet::VerificationMethod* method = nullptr;
};
[[nodiscard]] FoundKey find_key(const std::string& method_id, wallet::ProofPurpose purpose,
                                const IssuerDocuments& issuers, const Policy& policy, UtcTime now);

// The key of an issuer that is named by an HTTPS URL, in its metadata. Where `kid` is empty, the only one.
// spec: SD-JWT VC draft-25 section 3.2
[[nodiscard]] FoundKey find_published_key(std::string_view issuer, std::string_view kid,
                                          const IssuerDocuments& issuers, const Policy& policy, UtcTime now);

// What the key's history says about a signature of that date, seen from the day judged. The date is the
// signer's own statement: it proves nothing against a thief of the key, who can write any date.
[[nodiscard]] Check judge_key_state(const wallet::VerificationMethod& method,
                                    const std::optional<UtcTime>& created, const Policy& policy,
                                    const Moment& moment);

// Is the key the controller's own: named under its identifier and, by its document, in nobody else's hands?
[[nodiscard]] Check judge_control(std::string_view controller, const wallet::VerificationMethod& method);

}  // namespace carnet::verifier
