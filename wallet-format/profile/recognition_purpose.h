// SPDX-License-Identifier: Apache-2.0
//
// What a recognition is for. A decision, and a rule of an agreement, holds for its purposes only.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace carnet::wallet {

enum class RecognitionPurpose : std::uint8_t {
    kEmploymentNonregulated,
    kProfessionEstablishment,
    kProfessionTemporary,
    kFurtherStudy,
    kTrainingAccess,
    kCreditExemption,
    kImmigrationPoints,
    kReturnRecognition,
    kGeneral
};

[[nodiscard]] std::string_view to_string(RecognitionPurpose purpose) noexcept;  // "employment-nonregulated"
[[nodiscard]] std::optional<RecognitionPurpose> recognition_purpose_from(std::string_view text) noexcept;

}  // namespace carnet::wallet
