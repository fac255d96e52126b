// SPDX-License-Identifier: Apache-2.0
//
// The types by which a credential says that it is one of Carnet's own documents. Pure, thread-safe.
#pragma once

#include <string_view>

namespace carnet::wallet {

// Certificates, unit statements and every kind in published_kinds(); `type` as it stands in the document.
[[nodiscard]] bool is_own_type(std::string_view type);

}  // namespace carnet::wallet
