// SPDX-License-Identifier: Apache-2.0
//
// What the server that faces the network and the signer that has the key say to one another: one line of JSON
// each way. The holders' proofs go along, so that the signer believes nobody but the holders. Pure,
// thread-safe.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

struct SigningRequest {
    std::string offer;
    std::string configuration;
    std::vector<std::string> proofs;
};

enum class SigningOutcomeKind : std::uint8_t {
    kSigned,
    kDenied,  // and it will be denied again
    kFailed   // it may go better later
};

struct SigningAnswer {
    SigningOutcomeKind kind = SigningOutcomeKind::kFailed;
    std::vector<std::string> credentials;  // kSigned: one for each proof
};

[[nodiscard]] std::string write_signing_request(const SigningRequest& request);
[[nodiscard]] Result<SigningRequest> read_signing_request(std::string_view line);
[[nodiscard]] std::string write_signing_answer(const SigningAnswer& answer);
[[nodiscard]] Result<SigningAnswer> read_signing_answer(std::string_view line);

}  // namespace carnet::issuer
