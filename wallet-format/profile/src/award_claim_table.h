// SPDX-License-Identifier: Apache-2.0
//
// The claims of an award in an SD-JWT VC: which must be there, and which the holder may keep back. Writer,
// reader and type metadata all go by this table. docs/formats/sd-jwt-vc.md shows it to people.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace carnet::wallet::profile {

enum class Hiding : std::uint8_t {
    kNever,   // needed to judge the award, or to know what it is
    kAlways,  // hidden unless the holder shows it
    kChoice   // as the issuing profile decides
};

struct AwardClaim {
    std::string_view place;  // "*" stands for every element
    bool mandatory;
    Hiding hiding;
};

inline constexpr std::array kAwardClaims = {
    AwardClaim{"/type", true, Hiding::kNever},
    AwardClaim{"/awardId", true, Hiding::kNever},
    AwardClaim{"/title", true, Hiding::kNever},
    AwardClaim{"/description", true, Hiding::kNever},
    AwardClaim{"/language", true, Hiding::kNever},
    AwardClaim{"/awarded", true, Hiding::kNever},
    AwardClaim{"/awardingBody", true, Hiding::kNever},
    AwardClaim{"/occupation", true, Hiding::kNever},
    AwardClaim{"/standard", true, Hiding::kNever},
    AwardClaim{"/levels", true, Hiding::kNever},
    AwardClaim{"/units", true, Hiding::kNever},
    AwardClaim{"/units/*/grade", false, Hiding::kAlways},
    AwardClaim{"/outstandingUnits", false, Hiding::kNever},
    AwardClaim{"/number", true, Hiding::kAlways},
    AwardClaim{"/holder/nameLatin", true, Hiding::kChoice},
    AwardClaim{"/holder/nameOriginal", false, Hiding::kAlways},
    AwardClaim{"/holder/nameLanguage", false, Hiding::kAlways},
    AwardClaim{"/holder/birthDate", false, Hiding::kAlways},
    AwardClaim{"/holder/id", false, Hiding::kAlways},
    AwardClaim{"/assessment/method", true, Hiding::kAlways},
    AwardClaim{"/assessment/from", true, Hiding::kAlways},
    AwardClaim{"/assessment/to", true, Hiding::kAlways},
    AwardClaim{"/assessment/assessor", true, Hiding::kAlways},
    AwardClaim{"/assessment/place/country", true, Hiding::kNever},
    AwardClaim{"/assessment/place/name", true, Hiding::kAlways},
    AwardClaim{"/assessment/place/locality", true, Hiding::kAlways},
    AwardClaim{"/provider", false, Hiding::kAlways},
    AwardClaim{"/fieldIscedF", false, Hiding::kAlways},
};

}  // namespace carnet::wallet::profile
