// SPDX-License-Identifier: Apache-2.0
//
// How the purposes of a recognition are spelled in documents.
#pragma once

#include "wallet-format/profile/recognition_purpose.h"
#include "wallet-format/profile/src/description.h"

#include <array>
#include <utility>

namespace carnet::wallet::profile {

template <>
struct Choice<RecognitionPurpose> {
    using enum RecognitionPurpose;
    static constexpr std::array rows = {
        std::pair{kEmploymentNonregulated, std::string_view("employment-nonregulated")},
        std::pair{kProfessionEstablishment, std::string_view("profession-establishment")},
        std::pair{kProfessionTemporary, std::string_view("profession-temporary")},
        std::pair{kFurtherStudy, std::string_view("further-study")},
        std::pair{kTrainingAccess, std::string_view("training-access")},
        std::pair{kCreditExemption, std::string_view("credit-exemption")},
        std::pair{kImmigrationPoints, std::string_view("immigration-points")},
        std::pair{kReturnRecognition, std::string_view("return-recognition")},
        std::pair{kGeneral, std::string_view("general")},
    };
};

}  // namespace carnet::wallet::profile
