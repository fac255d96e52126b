// SPDX-License-Identifier: Apache-2.0
// One good standard and one good agreement with every member in them. All organisations are fictional.
#pragma once

#include "wallet-format/profile/occupational_standard.h"
#include "wallet-format/profile/recognition_agreement.h"

namespace carnet::test {

[[nodiscard]] wallet::OccupationalStandard sample_occupational_standard();
// Rule 0 recognises under conditions, rule 1 credits units, rule 2 recognises.
[[nodiscard]] wallet::RecognitionAgreement sample_recognition_agreement();

}  // namespace carnet::test
