// SPDX-License-Identifier: Apache-2.0
//
// The section [conformance] of carnet-issuer.toml: issuer instances for test suites, which sign without
// approval. Absent by default; docs/conformance.md. A value.
#pragma once

#include "base/result.h"
#include "http/server.h"
#include "keys/algorithm.h"
#include "wallet-format/data-integrity/cryptosuite.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

// One key, one cryptosuite.
struct ConformanceInstance {
    std::string name;  // in its URLs: lower-case letters, digits, hyphens
    keys::Algorithm algorithm = keys::Algorithm::kEd25519;
    wallet::CanonicalForm form = wallet::CanonicalForm::kRdfc;
    bool adds_status = false;  // a BitstringStatusListEntry to plain credentials of data model 2.0
};

struct ConformanceSettings {
    http::Listen listen;  // a loopback address
    std::vector<ConformanceInstance> instances;
};

// Nothing when the file has no such section. kConfiguration.
[[nodiscard]] Result<std::optional<ConformanceSettings>> read_conformance_settings(std::string_view toml);

}  // namespace carnet::issuer
