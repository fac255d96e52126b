// SPDX-License-Identifier: Apache-2.0
//
// One disclosure of an SD-JWT: a salt, the name of a claim (none for an element of an array) and its value.
// Its digest covers the text as it was received: a disclosure is never written anew once it exists.
// Immutable; any number of threads may read one.
// spec: RFC 9901 sections 4.1.1 (_sd_alg), 4.2.1 to 4.2.3
#pragma once

#include "base/json_reader.h"
#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace carnet::wallet {

// The hash functions that are accepted for digests.
enum class SdAlgorithm : std::uint8_t { kSha256, kSha384 };
[[nodiscard]] std::string_view to_string(SdAlgorithm algorithm) noexcept;  // "sha-256"
// The payload's `_sd_alg`; SHA-256 when it is absent. kWrongType; kUnsupported names the accepted ones.
[[nodiscard]] Result<SdAlgorithm> sd_algorithm_of(JsonValue payload);
// base64url of the hash of an ASCII text: a disclosure's, or what `sd_hash` covers.
[[nodiscard]] std::string sd_digest(SdAlgorithm algorithm, std::string_view text);

class Disclosure {
  public:
    // base64url of a JSON array of two or three elements. kDisclosureMalformed.
    [[nodiscard]] static Result<Disclosure> parse(std::string_view text, std::size_t max_depth = 64);

    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    [[nodiscard]] std::string_view salt() const noexcept { return array().at(0).string(); }
    // The claim's name; nothing when this is an element of an array.
    [[nodiscard]] std::optional<std::string_view> name() const noexcept {
        if (array().size() == 2) return std::nullopt;
        return array().at(1).string();
    }
    [[nodiscard]] JsonValue value() const noexcept { return array().at(array().size() - 1); }

  private:
    Disclosure(std::string text, JsonDocument document)
        : text_(std::move(text)), document_(std::move(document)) {}
    [[nodiscard]] JsonValue array() const noexcept { return document_.root(); }
    std::string text_;
    JsonDocument document_;
};

}  // namespace carnet::wallet
