// SPDX-License-Identifier: Apache-2.0
//
// What the decisions and assessments that a holder shows are worth for a question: which of them is about
// this certificate, by an authority that is competent, in force, and the newest. A decision and its original
// are two lines. Nobody is asked for decisions, so a refusal is seen only where its holder shows it. Pure,
// thread-safe.
#pragma once

#include "base/time.h"
#include "verifier/recognition/authorities.h"
#include "verifier/recognition/recognition.h"
#include "verifier/recognition/recognition_library.h"
#include "verifier/recognition/shown_documents.h"

#include <optional>
#include <vector>

namespace carnet::verifier {

struct DecisionSources {
    const RecognitionLibrary& library;
    const std::vector<HeldNotice>& shown_notices;  // of notices shown together with the decisions
    const KnownAuthorities& authorities;
};

// `certificate`: none when a decision is asked about by itself.
[[nodiscard]] std::vector<DecisionLine> decision_lines(const RecognitionQuestion& question,
                                                       const ShownCertificate* certificate,
                                                       const std::vector<ShownDocument>& shown,
                                                       const DecisionSources& sources, const Date& day);

}  // namespace carnet::verifier
