// SPDX-License-Identifier: Apache-2.0
#include "keys/key_store.h"

namespace carnet::keys {

std::string_view to_string(KeyPurpose purpose) noexcept {
    switch (purpose) {
        case KeyPurpose::kCertificates:
            return "certificates";
        case KeyPurpose::kStatusLists:
            return "status-lists";
        case KeyPurpose::kTrustLists:
            return "trust-lists";
        case KeyPurpose::kPresentationRequests:
            return "presentation-requests";
    }
    return "unknown";
}

std::string_view to_string(KeyState state) noexcept {
    switch (state) {
        case KeyState::kActive:
            return "active";
        case KeyState::kRetiring:
            return "retiring";
        case KeyState::kRetired:
            return "retired";
        case KeyState::kRevoked:
            return "revoked";
    }
    return "unknown";
}

Result<KeyPurpose> key_purpose_from(std::string_view text) {
    for (const auto purpose : kAllKeyPurposes) {
        if (to_string(purpose) == text) return purpose;
    }
    return error(ErrorCode::kBadValue,
                 "a key's purpose is \"certificates\", \"status-lists\", \"trust-lists\" or "
                 "\"presentation-requests\"");
}

Result<KeyState> key_state_from(std::string_view text) {
    for (const auto state :
         {KeyState::kActive, KeyState::kRetiring, KeyState::kRetired, KeyState::kRevoked}) {
        if (to_string(state) == text) return state;
    }
    return error(ErrorCode::kBadValue,
                 "a key's state is \"active\", \"retiring\", \"retired\" or \"revoked\"");
}

bool may_become(KeyState from, KeyState to) noexcept {
    switch (from) {
        case KeyState::kActive:
            return to == KeyState::kRetiring || to == KeyState::kRevoked;
        case KeyState::kRetiring:
            return to == KeyState::kRetired || to == KeyState::kRevoked;
        case KeyState::kRetired:
            return to == KeyState::kRevoked;
        case KeyState::kRevoked:
            return false;
    }
    return false;
}

}  // namespace carnet::keys
