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
inline constexpr std::string_view kCredentialsV1 = "https://www.w3.org/2018/credentials/v1";
inline constexpr std::string_view kMultikeyV1 = "https://w3id.org/security/multikey/v1";
inline constexpr std::string_view kDataIntegrityV1 = "https://w3id.org/security/data-integrity/v1";
inline constexpr std::string_view kDataIntegrityV2 = "https://w3id.org/security/data-integrity/v2";
inline constexpr std::string_view kJwkV1 = "https://w3id.org/security/jwk/v1";

// Types
inline constexpr std::string_view kVerifiableCredential = "VerifiableCredential";
inline constexpr std::string_view kVerifiablePresentation = "VerifiablePresentation";
inline constexpr std::string_view kEnvelopedVerifiableCredential = "EnvelopedVerifiableCredential";
inline constexpr std::string_view kEnvelopedVerifiablePresentation = "EnvelopedVerifiablePresentation";
inline constexpr std::string_view kCompetencyCertificate = "CompetencyCertificate";
inline constexpr std::string_view kCompetencyUnitStatement = "CompetencyUnitStatement";
inline constexpr std::string_view kRecognitionDecision = "RecognitionDecision";
inline constexpr std::string_view kQualificationAssessment = "QualificationAssessment";
inline constexpr std::string_view kTrustList = "TrustList";
inline constexpr std::string_view kSkillsProfile = "SkillsProfile";
inline constexpr std::string_view kPassport = "Passport";  // of presentations
inline constexpr std::string_view kBitstringStatusListCredential = "BitstringStatusListCredential";
inline constexpr std::string_view kBitstringStatusList = "BitstringStatusList";
inline constexpr std::string_view kBitstringStatusListEntry = "BitstringStatusListEntry";
inline constexpr std::string_view kDataIntegrityProof = "DataIntegrityProof";
inline constexpr std::string_view kMultikey = "Multikey";
inline constexpr std::string_view kJsonWebKey = "JsonWebKey";

// Members of credentials
inline constexpr std::string_view kContext = "@context";
inline constexpr std::string_view kId = "id";
inline constexpr std::string_view kType = "type";
inline constexpr std::string_view kIssuer = "issuer";
inline constexpr std::string_view kName = "name";
inline constexpr std::string_view kDescription = "description";
inline constexpr std::string_view kProof = "proof";
inline constexpr std::string_view kCredentialSubject = "credentialSubject";
inline constexpr std::string_view kCredentialStatus = "credentialStatus";
inline constexpr std::string_view kCredentialSchema = "credentialSchema";
inline constexpr std::string_view kRefreshService = "refreshService";
inline constexpr std::string_view kEvidence = "evidence";
inline constexpr std::string_view kTermsOfUse = "termsOfUse";
inline constexpr std::string_view kConfidenceMethod = "confidenceMethod";
inline constexpr std::string_view kRenderMethod = "renderMethod";
inline constexpr std::string_view kRelatedResource = "relatedResource";
inline constexpr std::string_view kMediaType = "mediaType";
inline constexpr std::string_view kDigestSri = "digestSRI";
inline constexpr std::string_view kDigestMultibase = "digestMultibase";
inline constexpr std::string_view kHolder = "holder";                                    // of presentations
inline constexpr std::string_view kVerifiableCredentialMember = "verifiableCredential";  // of presentations
inline constexpr std::string_view kValidFrom = "validFrom";
inline constexpr std::string_view kValidUntil = "validUntil";
inline constexpr std::string_view kIssuanceDate = "issuanceDate";      // of data model 1.1
inline constexpr std::string_view kExpirationDate = "expirationDate";  // of data model 1.1
inline constexpr std::string_view kValue = "@value";
inline constexpr std::string_view kLanguage = "@language";
inline constexpr std::string_view kDirection = "@direction";

// Members of proofs
inline constexpr std::string_view kCryptosuite = "cryptosuite";
inline constexpr std::string_view kVerificationMethod = "verificationMethod";
inline constexpr std::string_view kProofPurpose = "proofPurpose";
inline constexpr std::string_view kProofValue = "proofValue";
inline constexpr std::string_view kPreviousProof = "previousProof";
inline constexpr std::string_view kCreated = "created";
inline constexpr std::string_view kExpires = "expires";
inline constexpr std::string_view kRevoked = "revoked";
inline constexpr std::string_view kDomain = "domain";
inline constexpr std::string_view kChallenge = "challenge";
inline constexpr std::string_view kNonce = "nonce";

// Members of controller documents
inline constexpr std::string_view kController = "controller";
inline constexpr std::string_view kPublicKeyMultibase = "publicKeyMultibase";
inline constexpr std::string_view kPublicKeyJwk = "publicKeyJwk";
inline constexpr std::string_view kAssertionMethod = "assertionMethod";
inline constexpr std::string_view kAuthentication = "authentication";

// Members of status entries and status lists
inline constexpr std::string_view kStatusPurpose = "statusPurpose";
inline constexpr std::string_view kStatusListIndex = "statusListIndex";
inline constexpr std::string_view kStatusListCredential = "statusListCredential";
inline constexpr std::string_view kStatusSize = "statusSize";
inline constexpr std::string_view kStatusMessage = "statusMessage";
inline constexpr std::string_view kStatusReference = "statusReference";
inline constexpr std::string_view kStatus = "status";
inline constexpr std::string_view kEncodedList = "encodedList";
inline constexpr std::string_view kTtl = "ttl";

// Purposes of status lists
inline constexpr std::string_view kRevocation = "revocation";
inline constexpr std::string_view kSuspension = "suspension";
inline constexpr std::string_view kMessage = "message";

}  // namespace carnet::wallet::name
