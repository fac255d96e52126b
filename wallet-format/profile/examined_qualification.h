// SPDX-License-Identifier: Apache-2.0
//
// What lay on the desk of those who decide on or assess a person's qualification: the document with the
// digest of its bytes, and other evidence by digest alone. Plain values.
#pragma once

#include "base/time.h"
#include "wallet-format/profile/award.h"

#include <cstdint>
#include <optional>
#include <string>

namespace carnet::wallet {

enum class ExaminedForm : std::uint8_t {
    kVerifiableCredential,
    kPaperOriginal,
    kCertifiedCopy,
    kSwornTranslation,
    kReconstructed  // no document is left; the digest is that of the protocol
};

enum class VerificationResult : std::uint8_t { kAccepted, kRejected, kUndetermined };

// What a verifier said when the case was opened.
struct VerificationThen {
    VerificationResult result = VerificationResult::kUndetermined;
    UtcTime at;
    std::string report_digest;                      // of the verifier's whole answer
    std::optional<std::string> status_list_digest;  // of the status list that it saw
    friend bool operator==(const VerificationThen&, const VerificationThen&) = default;
};

struct ExaminedQualification {
    std::optional<std::string> credential;  // id of the credential
    std::string qualification_type;         // "CompetencyCertificate", "trade certificate", ...
    std::string title;                      // in the original language and script
    std::string title_language;
    Organisation awarding_body;
    Date awarded = Date::of(UtcTime{});  // as far as it is known
    std::string country;
    ExaminedForm form = ExaminedForm::kPaperOriginal;
    std::string digest;  // of the exact bytes examined
    std::optional<VerificationThen> verification;
    friend bool operator==(const ExaminedQualification&, const ExaminedQualification&) = default;
};

struct EvidenceDigest {
    std::string kind;  // for people: "interview", "employer reference", ...
    std::string digest;
    friend bool operator==(const EvidenceDigest&, const EvidenceDigest&) = default;
};

}  // namespace carnet::wallet
