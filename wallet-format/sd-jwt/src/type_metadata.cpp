// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/sd-jwt/type_metadata.h"

#include "base/json_writer.h"
#include "wallet-format/src/members.h"

#include <array>
#include <utility>

namespace carnet::wallet {
namespace {

constexpr std::size_t kMaxClaims = 256;
constexpr std::size_t kMaxLanguages = 64;

constexpr std::string_view kVct = "vct";
constexpr std::string_view kName = "name";
constexpr std::string_view kLabel = "label";
constexpr std::string_view kDescription = "description";
constexpr std::string_view kExtends = "extends";
constexpr std::string_view kExtendsIntegrity = "extends#integrity";
constexpr std::string_view kDisplay = "display";
constexpr std::string_view kClaims = "claims";
constexpr std::string_view kLocale = "locale";
constexpr std::string_view kPath = "path";
constexpr std::string_view kMandatory = "mandatory";
constexpr std::string_view kSd = "sd";

constexpr std::array<std::pair<SelectiveDisclosure, std::string_view>, 3> kSdWords = {{
    {SelectiveDisclosure::kAllowed, "allowed"},
    {SelectiveDisclosure::kAlways, "always"},
    {SelectiveDisclosure::kNever, "never"},
}};

void write_optional(JsonWriter& out, std::string_view member, const std::string& text) {
    if (!text.empty()) out.member(member, text);
}

// A type calls its label a name.
void write_display(JsonWriter& out, const std::vector<LocalizedText>& texts, std::string_view label) {
    if (texts.empty()) return;
    out.key(kDisplay).begin_array();
    for (const auto& text : texts) {
        out.begin_object().member(kLocale, text.locale).member(label, text.label);
        write_optional(out, kDescription, text.description);
        out.end_object();
    }
    out.end_array();
}

void write_claim(JsonWriter& out, const ClaimMetadata& claim) {
    out.begin_object().key(kPath);
    write_claim_path(out, claim.path);
    write_display(out, claim.display, kLabel);
    if (claim.mandatory) out.key(kMandatory).boolean(true);
    out.member(kSd, kSdWords[static_cast<std::size_t>(claim.sd)].second).end_object();
}

Result<JsonValue> limited_array(JsonValue value, std::size_t most) {
    CARNET_TRY(const auto array, value.as_array());
    if (array.size() <= most) return array;
    return error(ErrorCode::kLimit, "At most " + std::to_string(most) + " of these are read.",
                 value.pointer());
}

Result<std::vector<LocalizedText>> read_display(JsonValue object, std::string_view label) {
    std::vector<LocalizedText> texts;
    const auto value = object.find(kDisplay);
    if (!value) return texts;
    CARNET_TRY(const auto array, limited_array(*value, kMaxLanguages));
    for (const JsonValue element : array.elements()) {
        LocalizedText text;
        CARNET_TRY(text.locale, required_string(element, kLocale));
        CARNET_TRY(text.label, required_string(element, label));
        CARNET_TRY(text.description, optional_string(element, kDescription));
        texts.push_back(std::move(text));
    }
    return texts;
}

Result<SelectiveDisclosure> read_sd(JsonValue claim) {
    const auto value = claim.find(kSd);
    if (!value) return SelectiveDisclosure::kAllowed;
    CARNET_TRY(const auto text, value->as_string());
    for (const auto& [sd, word] : kSdWords)
        if (text == word) return sd;
    return error(ErrorCode::kBadValue, "sd is \"always\", \"allowed\" or \"never\".", value->pointer());
}

Result<ClaimMetadata> read_claim(JsonValue value) {
    CARNET_TRY(const auto path, value.require(kPath));
    ClaimMetadata claim;
    CARNET_TRY(claim.path, read_claim_path(path));
    CARNET_TRY(claim.display, read_display(value, kLabel));
    CARNET_TRY(claim.sd, read_sd(value));
    if (const auto mandatory = value.find(kMandatory)) {
        CARNET_TRY(claim.mandatory, mandatory->as_boolean());
    }
    return claim;
}

}  // namespace

std::string write_type_metadata(const TypeMetadata& metadata) {
    JsonWriter out;
    out.begin_object().member(kVct, metadata.vct);
    write_optional(out, kName, metadata.name);
    write_optional(out, kDescription, metadata.description);
    write_optional(out, kExtends, metadata.extends);
    write_optional(out, kExtendsIntegrity, metadata.extends_integrity);
    write_display(out, metadata.display, kName);
    if (!metadata.claims.empty()) {
        out.key(kClaims).begin_array();
        for (const auto& claim : metadata.claims) write_claim(out, claim);
        out.end_array();
    }
    out.end_object();
    return out.take();
}

Result<TypeMetadata> read_type_metadata(JsonValue document) {
    TypeMetadata out;
    CARNET_TRY(out.vct, required_string(document, kVct));
    CARNET_TRY(out.name, optional_string(document, kName));
    CARNET_TRY(out.description, optional_string(document, kDescription));
    CARNET_TRY(out.extends, optional_string(document, kExtends));
    CARNET_TRY(out.extends_integrity, optional_string(document, kExtendsIntegrity));
    CARNET_TRY(out.display, read_display(document, kName));
    if (const auto claims = document.find(kClaims)) {
        CARNET_TRY(const auto array, limited_array(*claims, kMaxClaims));
        for (const JsonValue element : array.elements()) {
            CARNET_TRY(auto claim, read_claim(element));
            out.claims.push_back(std::move(claim));
        }
    }
    return out;
}

}  // namespace carnet::wallet
