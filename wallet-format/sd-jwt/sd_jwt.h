// SPDX-License-Identifier: Apache-2.0
//
// An SD-JWT as received: the issuer's JWT, disclosures, and at the end perhaps a key binding JWT. Reading
// proves nothing; what is proven by what stands in processing.h and key_binding.h. Immutable; any number of
// threads may read one.
// spec: RFC 9901 sections 4 and 8
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "wallet-format/jose/compact_jws.h"
#include "wallet-format/sd-jwt/disclosure.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

struct SdJwtLimits {
    std::size_t bytes = std::size_t{256} * 1024;  // the whole text
    std::size_t disclosures = 256;
    std::size_t digests = 4096;  // decoys included
    std::size_t depth = 32;      // objects and arrays that contain one another, across disclosures
};

class SdJwt {
  public:
    // "<issuer's JWT>~<disclosure>~...~[<key binding JWT>]". kLimit; kBadValue (no "~": a JWT alone is no
    // SD-JWT); kDisclosureMalformed with "disclosure 3" as place; what CompactJws::parse says; what the JSON
    // reader says of the payload.
    [[nodiscard]] static Result<SdJwt> parse(std::string_view text, const SdJwtLimits& limits = {});

    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    [[nodiscard]] const CompactJws& issuer_jwt() const noexcept { return issuer_; }
    [[nodiscard]] JsonValue payload() const noexcept { return payload_.root(); }  // an object
    [[nodiscard]] const std::vector<Disclosure>& disclosures() const noexcept { return disclosures_; }
    [[nodiscard]] const std::optional<CompactJws>& key_binding() const noexcept { return key_binding_; }
    // Everything before the key binding JWT, the last "~" included: what `sd_hash` covers.
    [[nodiscard]] std::string_view bound_text() const noexcept {
        return std::string_view(text_).substr(0, bound_size_);
    }

  private:
    SdJwt(std::string text, std::size_t bound_size, CompactJws issuer, JsonDocument payload)
        : text_(std::move(text)),
          bound_size_(bound_size),
          issuer_(std::move(issuer)),
          payload_(std::move(payload)) {}
    std::string text_;
    std::size_t bound_size_;
    CompactJws issuer_;
    JsonDocument payload_;
    std::vector<Disclosure> disclosures_;
    std::optional<CompactJws> key_binding_;
};

// The same content in JWS JSON serialization, flattened or general, as the compact text of each signature;
// the first is the one that a key binding covers. kMissingMember, kWrongType; kBadValue (disclosures or key
// binding beside any signature but the first). spec: RFC 9901 section 8.1
[[nodiscard]] Result<std::vector<std::string>> compact_texts(JsonValue json_serialization);

}  // namespace carnet::wallet
