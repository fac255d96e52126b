// SPDX-License-Identifier: Apache-2.0
//
// What a wallet tells of a certificate that it was given. Pure, thread-safe.
// spec: OpenID4VCI 1.0 section 11
#pragma once

#include "issuer/oid4vci/protocol_error.h"
#include "issuer/oid4vci/token.h"

#include <string>
#include <string_view>

namespace carnet::issuer {

struct Notification {
    std::string id;
    std::string event;  // one of the three that there are
};

// invalid_notification_request.
[[nodiscard]] Answer<Notification> read_notification(std::string_view body);

// The id that goes with what a token gave in one configuration: made from both, so that nothing is kept for
// it.
[[nodiscard]] std::string notification_id(const OfferToken& token, std::string_view configuration);

}  // namespace carnet::issuer
