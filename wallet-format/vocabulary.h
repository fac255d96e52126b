// SPDX-License-Identifier: Apache-2.0
//
// Every name on the wire, once. Spelled as the specifications spell them.
#pragma once

#include <string_view>

namespace carnet::wallet::name {

// Contexts
inline constexpr std::string_view kCredentialsV2 = "https://www.w3.org/ns/credentials/v2";
inline constexpr std::string_view kOpenBadgesV3 =
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
inline constexpr std::string_view kCarnetV1 = "https://w3id.org/carnet/v1";
inline constexpr std::string_view kDidV1 = "https://www.w3.org/ns/did/v1";
inline constexpr std::string_view kMultikeyV1 = "https://w3id.org/security/multikey/v1";

// Types
inline constexpr std::string_view kVerifiableCredential = "VerifiableCredential";
inline constexpr std::string_view kCompetencyCertificate = "CompetencyCertificate";
inline constexpr std::string_view kCompetencyUnitStatement = "CompetencyUnitStatement";
inline constexpr std::string_view kBitstringStatusListCredential = "BitstringStatusListCredential";
inline constexpr std::string_view kBitstringStatusList = "BitstringStatusList";
inline constexpr std::string_view kBitstringStatusListEntry = "BitstringStatusListEntry";
inline constexpr std::string_view kDataIntegrityProof = "DataIntegrityProof";
inline constexpr std::string_view kMultikey = "Multikey";

// Members
inline constexpr std::string_view kContext = "@context";
inline constexpr std::string_view kId = "id";
inline constexpr std::string_view kType = "type";
inline constexpr std::string_view kIssuer = "issuer";
inline constexpr std::string_view kProof = "proof";
inline constexpr std::string_view kProofValue = "proofValue";
inline constexpr std::string_view kCredentialSubject = "credentialSubject";
inline constexpr std::string_view kCredentialStatus = "credentialStatus";
inline constexpr std::string_view kCredentialSchema = "credentialSchema";
inline constexpr std::string_view kRelatedResource = "relatedResource";
inline constexpr std::string_view kValidFrom = "validFrom";
inline constexpr std::string_view kValidUntil = "validUntil";

// Purposes of status lists
inline constexpr std::string_view kRevocation = "revocation";
inline constexpr std::string_view kSuspension = "suspension";
inline constexpr std::string_view kMessage = "message";

}  // namespace carnet::wallet::name
