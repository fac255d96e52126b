// SPDX-License-Identifier: Apache-2.0
//
// How examined documents and evidence stand in decisions and assessments.
#pragma once

#include "wallet-format/profile/examined_qualification.h"
#include "wallet-format/profile/src/description.h"
#include "wallet-format/profile/src/party_descriptions.h"

#include <array>
#include <utility>

namespace carnet::wallet::profile {

template <>
struct Choice<ExaminedForm> {
    using enum ExaminedForm;
    static constexpr std::array rows = {
        std::pair{kVerifiableCredential, std::string_view("verifiable-credential")},
        std::pair{kPaperOriginal, std::string_view("paper-original")},
        std::pair{kCertifiedCopy, std::string_view("certified-copy")},
        std::pair{kSwornTranslation, std::string_view("sworn-translation")},
        std::pair{kReconstructed, std::string_view("reconstructed")},
    };
};
template <>
struct Choice<VerificationResult> {
    using enum VerificationResult;
    static constexpr std::array rows = {std::pair{kAccepted, std::string_view("accepted")},
                                        std::pair{kRejected, std::string_view("rejected")},
                                        std::pair{kUndetermined, std::string_view("undetermined")}};
};

template <>
struct Description<VerificationThen> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.choice("result", self.result);
        visitor.instant("at", self.at);
        visitor.text("reportDigest", self.report_digest, TextKind::kDigest);
        visitor.text("statusListDigest", self.status_list_digest, TextKind::kDigest);
    }
};

template <>
struct Description<ExaminedQualification> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("credential", self.credential, TextKind::kUri);
        visitor.text("qualificationType", self.qualification_type, TextKind::kTitle);
        visitor.text("title", self.title, TextKind::kTitle);
        visitor.text("titleLanguage", self.title_language, TextKind::kLanguage);
        visitor.object("awardingBody", self.awarding_body);
        visitor.partial_day("awarded", self.awarded);
        visitor.text("country", self.country, TextKind::kCountry);
        visitor.choice("form", self.form);
        visitor.text("digestMultibase", self.digest, TextKind::kDigest);
        visitor.object("verificationAtDecision", self.verification);
    }
};

template <>
struct Description<EvidenceDigest> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("kind", self.kind, TextKind::kTitle);
        visitor.text("digestMultibase", self.digest, TextKind::kDigest);
    }
};

}  // namespace carnet::wallet::profile
