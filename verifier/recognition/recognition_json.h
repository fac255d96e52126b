// SPDX-License-Identifier: Apache-2.0
//
// A recognition as JSON: docs/formats/verdict.md says what each member means. Thread-safe.
#pragma once

#include "base/json_writer.h"
#include "verifier/recognition/recognition.h"
#include "wording/language.h"

namespace carnet::verifier {

// One JSON object.
void write_recognition(JsonWriter& writer, const Recognition& recognition, wording::Language language);

}  // namespace carnet::verifier
