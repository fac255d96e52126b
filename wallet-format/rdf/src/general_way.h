// SPDX-License-Identifier: Apache-2.0
//
// to_rdf (json_ld.h) by way of the expanded form, for every document there is. What the direct way
// (direct_writer.h) is compared with.
#pragma once

#include "wallet-format/rdf/json_ld.h"

namespace carnet::wallet {

[[nodiscard]] Result<RdfDataset> to_rdf_generally(const JsonLdSource& source, const ContextStore& contexts,
                                                  const JsonLdOptions& options = {});

}  // namespace carnet::wallet
