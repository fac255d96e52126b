// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/sd-jwt/sd_jwt.h"

#include <algorithm>
#include <utility>

namespace carnet::wallet {
namespace {

constexpr char kSeparator = '~';

// The texts between the issuer's JWT and the last separator.
Result<std::vector<Disclosure>> read_disclosures(std::string_view between, const SdJwtLimits& limits) {
    std::vector<Disclosure> out;
    const auto count = static_cast<std::size_t>(std::count(between.begin(), between.end(), kSeparator));
    if (count > limits.disclosures) {
        return error(ErrorCode::kLimit, "There are " + std::to_string(count) + " disclosures; at most " +
                                            std::to_string(limits.disclosures) + " are read.");
    }
    out.reserve(count);
    while (!between.empty()) {
        const auto end = between.find(kSeparator);
        auto disclosure = Disclosure::parse(between.substr(0, end), limits.depth);
        if (!disclosure) {
            auto failed = std::move(disclosure).error();
            failed.where = "disclosure " + std::to_string(out.size() + 1);
            return failed;
        }
        out.push_back(*std::move(disclosure));
        between.remove_prefix(end + 1);
    }
    return out;
}

Result<JsonDocument> read_payload(const CompactJws& issuer, const SdJwtLimits& limits) {
    CARNET_TRY(auto payload, JsonDocument::parse(as_text(issuer.payload()), {.max_depth = limits.depth}));
    CARNET_TRY_VOID(payload.root().as_object());
    return payload;
}

}  // namespace

// spec: RFC 9901 section 4
Result<SdJwt> SdJwt::parse(std::string_view text, const SdJwtLimits& limits) {
    if (text.size() > limits.bytes) {
        return error(ErrorCode::kLimit,
                     "The SD-JWT is longer than " + std::to_string(limits.bytes) + " bytes.");
    }
    const auto first = text.find(kSeparator);
    const auto last = text.rfind(kSeparator);
    if (first == std::string_view::npos) {
        return error(ErrorCode::kBadValue,
                     "An SD-JWT ends with \"~\" or with a key binding after a \"~\"; this is a JWT alone.");
    }
    CARNET_TRY(auto issuer, CompactJws::parse(text.substr(0, first)));
    CARNET_TRY(auto payload, read_payload(issuer, limits));
    SdJwt out(std::string(text), last + 1, std::move(issuer), std::move(payload));
    CARNET_TRY(out.disclosures_, read_disclosures(text.substr(first + 1, last - first), limits));
    if (last + 1 < text.size()) {
        CARNET_TRY(out.key_binding_, CompactJws::parse(text.substr(last + 1)));
    }
    return out;
}

}  // namespace carnet::wallet
