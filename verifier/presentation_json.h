// SPDX-License-Identifier: Apache-2.0
//
// What a presentation is worth, as JSON: docs/formats/verdict.md. Thread-safe.
#pragma once

#include "base/json_writer.h"
#include "verifier/five_lines.h"
#include "verifier/verify_presentation.h"
#include "wording/language.h"

namespace carnet::verifier {

// One JSON object: decision, holder, checks of the presentation, and a verdict for each credential.
// `proof`: of the holder to whom the credentials were given; the caller knows whether it was asked for.
void write_presentation_verdict(JsonWriter& writer, const PresentationVerdict& verdict,
                                wording::Language language, HolderProof proof = HolderProof::kNone);

}  // namespace carnet::verifier
