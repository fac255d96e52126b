// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/sd-jwt/sd_jwt.h"
#include "wallet-format/src/members.h"

namespace carnet::wallet {
namespace {

constexpr std::string_view kHeader = "header";
constexpr std::string_view kDisclosures = "disclosures";
constexpr std::string_view kKeyBinding = "kb_jwt";

// "<disclosure>~...~[<key binding>]" from an unprotected header.
Result<std::string> unprotected_part(JsonValue signature) {
    std::string out;
    const auto header = signature.find(kHeader);
    if (!header) return out;
    CARNET_TRY_VOID(header->as_object());
    if (const auto disclosures = header->find(kDisclosures)) {
        CARNET_TRY(const auto array, disclosures->as_array());
        for (const JsonValue element : array.elements()) {
            CARNET_TRY(const auto text, element.as_string());
            out += std::string(text) + "~";
        }
    }
    CARNET_TRY(const auto key_binding, optional_string(*header, kKeyBinding));
    return out + std::string(key_binding);
}

bool carries_more_than_a_signature(JsonValue signature) noexcept {
    const auto header = signature.find(kHeader);
    return header && (header->find(kDisclosures) || header->find(kKeyBinding));
}

Result<std::string> compact_text(JsonValue signature, std::string_view payload, std::string_view more) {
    CARNET_TRY(const auto header, required_string(signature, "protected"));
    CARNET_TRY(const auto value, required_string(signature, "signature"));
    return std::string(header) + "." + std::string(payload) + "." + std::string(value) + "~" +
           std::string(more);
}

}  // namespace

// spec: RFC 9901 section 8.1
Result<std::vector<std::string>> compact_texts(JsonValue json_serialization) {
    CARNET_TRY(const auto payload, required_string(json_serialization, "payload"));
    const auto several = json_serialization.find("signatures");
    if (!several) {
        CARNET_TRY(const auto more, unprotected_part(json_serialization));
        CARNET_TRY(auto text, compact_text(json_serialization, payload, more));
        return std::vector<std::string>{std::move(text)};
    }
    CARNET_TRY(const auto signatures, one_or_more_objects(*several));
    CARNET_TRY(const auto more, unprotected_part(signatures.front()));
    std::vector<std::string> texts;
    for (const JsonValue signature : signatures) {
        if (!texts.empty() && carries_more_than_a_signature(signature)) {
            return error(ErrorCode::kBadValue,
                         "Disclosures and key binding stand beside the first signature and no other.",
                         signature.pointer());
        }
        CARNET_TRY(auto text, compact_text(signature, payload, more));
        texts.push_back(std::move(text));
    }
    return texts;
}

}  // namespace carnet::wallet
