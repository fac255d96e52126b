// SPDX-License-Identifier: Apache-2.0
//
// What a verifier's report compared a certificate with, as a document of the desk quotes it. Nothing is
// computed here: these are the verifier's words of the day on which the case was opened. Pure.
#pragma once

#include "issuer/desk/verifier_report.h"
#include "wallet-format/profile/qualification_comparison.h"

#include <optional>
#include <string_view>
#include <vector>

namespace carnet::issuer {

// The standard that the verifier held the units against; nothing where that were none or several.
[[nodiscard]] std::optional<wallet::ReferenceQualification> reference_in(const VerifierReport& report);
// The units that it found "covered" or "missing" there.
[[nodiscard]] std::vector<wallet::DecidedUnit> units_in(const VerifierReport& report,
                                                        std::string_view member);
// What it relied on about the certificate's levels: compared, never equated, at most twenty. Where a level
// stands beside several others, to name one of them is a person's.
[[nodiscard]] std::vector<wallet::LevelStatement> level_statements_in(const VerifierReport& report);

}  // namespace carnet::issuer
