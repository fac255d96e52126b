// SPDX-License-Identifier: Apache-2.0
//
// CredentialEndorsement: a body stands beside a credential of somebody else: an employers' federation, a
// union, a ministry, a programme. A credential of its own with a status of its own, so that one that is
// revoked takes nothing from the others; co-signing with a further proof on the same document is another
// thing. Named apart from the EndorsementCredential of Open Badges, whose terms are taken. Field by field:
// docs/formats/credential-endorsement.md. Plain values; reading and writing are pure and thread-safe.
#pragma once

#include "base/result.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/envelope.h"
#include "wallet-format/profile/translations.h"

#include <cstdint>
#include <optional>
#include <string>

namespace carnet::wallet {

enum class EndorserRole : std::uint8_t { kEmployersFederation, kUnion, kMinistry, kProgramme, kSectorBody };

struct CredentialEndorsement {
    std::string id;               // URI of the endorsement
    std::string endorsed;         // id of the credential
    std::string endorsed_digest;  // its document_digest(): other words under the same id are not endorsed
    EndorserRole role = EndorserRole::kSectorBody;
    Translations statement;
    Translations conditions;                  // none: without conditions
    std::optional<std::string> jurisdiction;  // of the endorser
    friend bool operator==(const CredentialEndorsement&, const CredentialEndorsement&) = default;
};

// Is the credential the one that is endorsed, unchanged?
[[nodiscard]] bool endorses(const CredentialEndorsement& endorsement, const Credential& credential);

// Rules between members: kBadValue, `where` a JSON Pointer into the subject ("/conditions").
[[nodiscard]] Result<void> check_credential_endorsement(const CredentialEndorsement& endorsement);
// The unsigned credential's text. kBadValue: a rule is broken, there or in the envelope ("envelope/issuer").
[[nodiscard]] Result<std::string> write_credential_endorsement(const CredentialEndorsement& endorsement,
                                                               const Envelope& envelope);
// kUnsupported: another kind of credential. Else kMissingMember, kWrongType, kBadValue, kUnknownMember with
// the JSON Pointer.
[[nodiscard]] Result<CredentialEndorsement> read_credential_endorsement(const Credential& credential);

}  // namespace carnet::wallet
