// SPDX-License-Identifier: Apache-2.0
//
// Rules for the members that are the same in all our documents, beyond those that Credential::from_json holds
// every credential to. The errors of ObjectReader. Each belongs to one function call.
#pragma once

#include "base/result.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/src/object_reader.h"

#include <string>
#include <string_view>

namespace carnet::wallet::profile {

// `id`: "urn:uuid:...".
[[nodiscard]] Result<std::string> read_uuid_urn(ObjectReader& top);
// Leap seconds are no dates of a document; without them a pattern says what a time is.
[[nodiscard]] Result<void> check_no_leap_second(ObjectReader& top, std::string_view member);
// The context that other verifiers preload is named with its digest, and no digest is empty.
// spec: VC Data Model 2.0 section 5.3
[[nodiscard]] Result<void> check_carnet_resource(ObjectReader& top, const Credential& credential);

}  // namespace carnet::wallet::profile
