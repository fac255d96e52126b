// SPDX-License-Identifier: Apache-2.0
//
// The claims of an award in an SD-JWT VC: which must be there, and which the holder may keep back. Writer,
// reader and type metadata all go by this table. docs/formats/sd-jwt-vc.md shows it to people.
#pragma once

#include "wallet-format/profile/award_sd_jwt.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <variant>

namespace carnet::wallet::profile {

// Parts that nobody chooses: what is needed to judge an award or to know what it is, and what only the holder
// ever shows.
enum class Fixed : std::uint8_t { kOpen, kHidden };

struct AwardClaim {
    std::string_view place;  // "*" stands for every element
    bool mandatory;
    std::variant<Fixed, AwardPart> part;
};

inline constexpr std::array kAwardClaims = {
    AwardClaim{"/type", true, Fixed::kOpen},
    AwardClaim{"/awardId", true, Fixed::kOpen},
    AwardClaim{"/title", true, Fixed::kOpen},
    AwardClaim{"/description", true, Fixed::kOpen},
    AwardClaim{"/language", true, Fixed::kOpen},
    AwardClaim{"/awarded", true, Fixed::kOpen},
    AwardClaim{"/awardingBody", true, Fixed::kOpen},
    AwardClaim{"/occupation", true, Fixed::kOpen},
    AwardClaim{"/standard", true, Fixed::kOpen},
    AwardClaim{"/levels", true, Fixed::kOpen},
    AwardClaim{"/units", true, Fixed::kOpen},
    AwardClaim{"/units/*/grade", false, AwardPart::kGrades},
    AwardClaim{"/outstandingUnits", false, Fixed::kOpen},
    AwardClaim{"/number", true, AwardPart::kNumber},
    AwardClaim{"/holder/nameLatin", true, AwardPart::kName},
    AwardClaim{"/holder/nameOriginal", false, AwardPart::kName},
    AwardClaim{"/holder/nameLanguage", false, AwardPart::kName},
    AwardClaim{"/holder/birthDate", false, AwardPart::kBirthDate},
    AwardClaim{"/holder/id", false, Fixed::kHidden},
    AwardClaim{"/assessment/method", true, AwardPart::kAssessment},
    AwardClaim{"/assessment/from", true, AwardPart::kAssessment},
    AwardClaim{"/assessment/to", true, AwardPart::kAssessment},
    AwardClaim{"/assessment/assessor", true, AwardPart::kAssessment},
    AwardClaim{"/assessment/place/country", true, Fixed::kOpen},
    AwardClaim{"/assessment/place/name", true, AwardPart::kAssessment},
    AwardClaim{"/assessment/place/locality", true, AwardPart::kAssessment},
    AwardClaim{"/provider", false, AwardPart::kProgramme},
    AwardClaim{"/fieldIscedF", false, AwardPart::kProgramme},
};

}  // namespace carnet::wallet::profile
