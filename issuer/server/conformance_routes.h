// SPDX-License-Identifier: Apache-2.0
//
// VCALM as the public test suites ask for it, over the instances of [conformance]:
//   GET  /issuers                               name, DID, cryptosuite and key of each
//   POST /issuers/{name}/credentials/issue      {credential, options} -> 201 and the credential with a proof
//   POST /issuers/{name}/credentials/status     {credentialId, credentialStatus, status}
//   GET  /issuers/{name}/status/{purpose}       a status list
// Whatever cannot be signed is 400 with problem details.
// spec: Verifiable Credential API for Lifecycle Management 1.0 (VCALM), issuing
#pragma once

#include "http/router.h"
#include "issuer/server/conformance_issuer.h"

#include <future>
#include <memory>
#include <string>
#include <vector>

namespace carnet::issuer {

using ConformanceIssuers = std::vector<std::unique_ptr<ConformanceIssuer>>;

// One for each instance of the settings.
[[nodiscard]] Result<ConformanceIssuers> make_conformance_issuers(const ConformanceSettings& settings,
                                                                  Random& random, const Clock& clock);

// `issuers` outlives the router. `base_url` is where it is reached, known once it listens; requests wait.
[[nodiscard]] http::Router make_conformance_router(const ConformanceIssuers& issuers,
                                                   std::shared_future<std::string> base_url);

}  // namespace carnet::issuer
