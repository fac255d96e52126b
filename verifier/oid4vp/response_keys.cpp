// SPDX-License-Identifier: Apache-2.0
#include "verifier/oid4vp/response_keys.h"

#include "keys/derived_secret.h"

#include <string>

namespace carnet::verifier {
namespace {

constexpr int kAttempts = 8;  // one in 2^32 derived numbers is none that P-256 takes
constexpr std::size_t kScalarSize = 32;

}  // namespace

Result<keys::AgreementKey> ResponseKeys::of(std::string_view session) const {
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        const std::string name =
            "carnet oid4vp response " + std::to_string(attempt) + " " + std::string(session);
        CARNET_TRY(const auto scalar, keys::derive_secret(secret_, name, kScalarSize));
        auto key = keys::AgreementKey::from_secret(scalar);
        if (key || key.error().code != ErrorCode::kBadKey) return key;
    }
    return error(ErrorCode::kInternal, "no key could be derived for an answer");
}

}  // namespace carnet::verifier
