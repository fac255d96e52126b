// SPDX-License-Identifier: Apache-2.0
//
// Is a certificate covered by an agreement between the country where its body is accredited and the one that
// is asked about? By which rule, with which effect, what is missing, and who has to decide. Coverage is a
// finding and never a decision. Only direct agreements count: what A agreed with B and B with C binds nobody
// between A and C. Pure, thread-safe. docs/formats/recognition-agreement.md
#pragma once

#include "base/time.h"
#include "verifier/recognition/authorities.h"
#include "verifier/recognition/recognition.h"
#include "verifier/recognition/recognition_library.h"
#include "verifier/recognition/shown_documents.h"
#include "wallet-format/profile/language_proficiency.h"
#include "wallet-format/profile/work_experience_attestation.h"

#include <string>
#include <vector>

namespace carnet::verifier {

// What the rules of agreements are held against.
struct CoverageFacts {
    const wallet::Award& award;
    std::string issuer;                // DID
    std::vector<std::string> origins;  // where its accreditation holds, else the awarding body's country
    bool is_accepted = false;          // the certificate's own verdict
    bool is_accredited = false;        // on a list, when it was awarded
    // Of the same person, each accepted by itself.
    std::vector<wallet::WorkExperienceAttestation> experience;
    std::vector<wallet::LanguageProficiency> languages;
};

struct Coverage {
    std::vector<AgreementLine>
        lines;  // of rules that are about origin and destination; those that cover first
    std::vector<RecognitionReason> notes;
};

[[nodiscard]] Coverage agreement_coverage(const RecognitionQuestion& question, const CoverageFacts& facts,
                                          const RecognitionLibrary& library,
                                          const KnownAuthorities& authorities, const Date& day);

}  // namespace carnet::verifier
