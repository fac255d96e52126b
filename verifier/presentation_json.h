// SPDX-License-Identifier: Apache-2.0
//
// What a presentation is worth, as JSON: docs/formats/verdict.md. Thread-safe.
#pragma once

#include "base/json_writer.h"
#include "verifier/verify_presentation.h"
#include "wording/language.h"

namespace carnet::verifier {

// One JSON object: decision, holder, checks of the presentation, and a verdict for each credential.
void write_presentation_verdict(JsonWriter& writer, const PresentationVerdict& verdict,
                                wording::Language language);

}  // namespace carnet::verifier
