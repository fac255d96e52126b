// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/recognition_purpose.h"

#include "wallet-format/profile/src/recognition_purpose_choice.h"

namespace carnet::wallet {

std::string_view to_string(RecognitionPurpose purpose) noexcept {
    return profile::spelling(purpose);
}

std::optional<RecognitionPurpose> recognition_purpose_from(std::string_view text) noexcept {
    return profile::from_spelling<RecognitionPurpose>(text);
}

}  // namespace carnet::wallet
