// SPDX-License-Identifier: Apache-2.0
//
// A verdict in words, for a terminal: the answer first, then who and what, then every check, in columns that
// hold in every language. Whatever a document brings is shown as wording::isolated() makes it, so that it can
// neither pass for the verifier's words nor steer the terminal. Thread-safe. The same for programs:
// verifier/verdict_json.h
#pragma once

#include "verifier/verdict.h"
#include "verifier/verify_presentation.h"
#include "wording/messages.h"

#include <string>

namespace carnet::verifier {

[[nodiscard]] std::string verdict_text(const Verdict& verdict, std::string_view file,
                                       wording::Language language);

// What was found of a presentation as a whole, without its credentials.
[[nodiscard]] std::string presentation_text(const PresentationVerdict& verdict, std::string_view file,
                                            wording::Language language);

}  // namespace carnet::verifier
