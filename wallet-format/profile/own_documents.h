// SPDX-License-Identifier: Apache-2.0
//
// Is a credential a complete document of one of Carnet's own kinds, by the strict reader of that kind?
// Certificates and unit statements have a reader of their own (competency.h). Pure, thread-safe.
#pragma once

#include "base/result.h"
#include "wallet-format/credential.h"

namespace carnet::wallet {

// kUnsupported: none of the kinds. Else the first error of its reader, with the JSON Pointer.
[[nodiscard]] Result<void> check_own_document(const Credential& credential);

}  // namespace carnet::wallet
