// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/sd-jwt/disclosure.h"

#include "base/text_encoding.h"
#include "keys/digest.h"

namespace carnet::wallet {
namespace {

constexpr std::string_view kSdAlg = "_sd_alg";

Error malformed(std::string detail) {
    return error(ErrorCode::kDisclosureMalformed, std::move(detail));
}

}  // namespace

std::string_view to_string(SdAlgorithm algorithm) noexcept {
    return algorithm == SdAlgorithm::kSha256 ? "sha-256" : "sha-384";
}

// spec: RFC 9901 section 4.1.1
Result<SdAlgorithm> sd_algorithm_of(JsonValue payload) {
    const auto value = payload.find(kSdAlg);
    if (!value) return SdAlgorithm::kSha256;
    CARNET_TRY(const auto text, value->as_string());
    for (const auto algorithm : {SdAlgorithm::kSha256, SdAlgorithm::kSha384})
        if (text == to_string(algorithm)) return algorithm;
    return error(ErrorCode::kUnsupported,
                 "Digests by this hash function are not read; sha-256 and sha-384 are.", value->pointer());
}

// spec: RFC 9901 section 4.2.3
std::string sd_digest(SdAlgorithm algorithm, std::string_view text) {
    if (algorithm == SdAlgorithm::kSha256) return encode_base64url(keys::sha256(as_bytes(text)));
    return encode_base64url(keys::sha384(as_bytes(text)));
}

Result<Disclosure> Disclosure::parse(std::string_view text, std::size_t max_depth) {
    const auto bytes = decode_base64url(text);
    if (!bytes) return malformed("A disclosure is base64url without padding: " + bytes.error().detail);
    auto document = JsonDocument::parse(as_text(*bytes), {.max_depth = max_depth});
    if (!document)
        return malformed("A disclosure holds well-formed JSON without duplicate members: " +
                         document.error().detail);
    const JsonValue array = document->root();
    if (!array.is_array() || array.size() < 2 || array.size() > 3)
        return malformed("A disclosure is an array of salt, name and value, or of salt and value.");
    if (!array.at(0).is_string()) return malformed("A disclosure's salt is a string.");
    if (array.size() == 3 && !array.at(1).is_string()) return malformed("A claim's name is a string.");
    return Disclosure(std::string(text), *std::move(document));
}

}  // namespace carnet::wallet
