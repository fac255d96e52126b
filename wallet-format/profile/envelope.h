// SPDX-License-Identifier: Apache-2.0
//
// Everything in one of our credentials that is not its content: who says it, since when and until when, under
// which id and status. A plain value.
#pragma once

#include "base/time.h"
#include "wallet-format/credential.h"

#include <optional>
#include <string>
#include <vector>

namespace carnet::wallet {

struct Envelope {
    std::string id;      // "urn:uuid:..."
    std::string issuer;  // DID
    std::string issuer_name;
    UtcTime valid_from;
    std::optional<UtcTime> valid_until;
    std::string schema_base;  // URL prefix under which the issuer serves schemas, "https://host/schemas/"
    std::vector<StatusEntry> statuses;
};

}  // namespace carnet::wallet
