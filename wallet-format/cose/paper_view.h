// SPDX-License-Identifier: Apache-2.0
//
// A printed document as far as it is like any other credential: who says it, of what type, from when until
// when, and where its status stands. A verifier's checks that do not care about the securing go by this view.
// It is never written down or sent. Pure, thread-safe.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "wallet-format/cose/paper_document.h"

namespace carnet::wallet {

// In the form of a W3C credential, without claims.
[[nodiscard]] Result<JsonDocument> paper_view(const PaperDocument& document);

}  // namespace carnet::wallet
