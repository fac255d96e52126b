// SPDX-License-Identifier: Apache-2.0
//
// A verdict as JSON: the contract of docs/formats/verdict.md, for programs. Members keep their order.
#pragma once

#include "base/json_writer.h"
#include "verifier/five_lines.h"
#include "verifier/verdict.h"
#include "wording/messages.h"

#include <string>
#include <vector>

namespace carnet::verifier {

// The whole verdict as one JSON object; sentences for people in `language`.
[[nodiscard]] std::string verdict_json(const Verdict& verdict,
                                       wording::Language language = wording::Language::kEnglish);
// The same into a document that is being written, as one value.
void write_verdict(JsonWriter& writer, const Verdict& verdict,
                   wording::Language language = wording::Language::kEnglish,
                   HolderProof proof = HolderProof::kNone);

// Checks alone, as one array.
void write_checks(JsonWriter& writer, const std::vector<Check>& checks, wording::Language language);

}  // namespace carnet::verifier
