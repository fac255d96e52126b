// SPDX-License-Identifier: Apache-2.0
//
// The holder's signature over a presentation: that it was made for this verifier, now, with the key that the
// issuer wrote into the credential. Whether it is required is the caller's decision: a text from which it was
// taken off looks exactly like one that never had any. Pure functions; thread-safe.
// spec: RFC 9901 section 4.3; RFC 7800 section 3.2 (cnf)
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "base/time.h"
#include "keys/public_key.h"
#include "keys/signer.h"
#include "wallet-format/sd-jwt/sd_jwt.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carnet::wallet {

// The `typ` of a key binding JWT.
inline constexpr std::string_view kKeyBindingType = "kb+jwt";

struct KeyBindingContent {
    std::string audience;  // the verifier, as it calls itself
    std::string nonce;     // as the verifier gave it
    UtcTime issued;
};

// `presented` ends with "~": what select_disclosures answers. Fails as the signer does, or with kBadValue
// when the text is no SD-JWT without key binding.
[[nodiscard]] Result<std::string> bind_to_key(std::string_view presented, const KeyBindingContent& content,
                                              const keys::Signer& holder);

// The holder's key in the issuer's payload, `cnf.jwk`; nothing when there is no `cnf`. kUnsupported: another
// confirmation method. kBadKey, kWeakKey, kUnsupportedAlgorithm.
[[nodiscard]] Result<std::optional<keys::PublicKey>> holder_key(JsonValue payload);

struct KeyBindingRules {
    std::optional<std::string> audience = {};  // none: any, for looking at what somebody else received
    std::optional<std::string> nonce = {};     // none: any
    UtcTime now = {};
    std::int64_t max_age_seconds = 300;
    std::int64_t clock_skew_seconds = 60;
};

// kKeyBindingMissing: there is none. kKeyBindingWrong: no kb+jwt, a claim is missing, another presentation's
// (sd_hash), the payload names no key. kKeyBindingAudience, kKeyBindingNonce, kKeyBindingTime. What
// verify_compact_jws and holder_key say.
[[nodiscard]] Result<void> check_key_binding(const SdJwt& sd_jwt, const KeyBindingRules& rules);

}  // namespace carnet::wallet
