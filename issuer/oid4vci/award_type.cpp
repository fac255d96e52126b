// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/award_type.h"

#include "base/bytes.h"
#include "wallet-format/profile/award_sd_jwt.h"
#include "wallet-format/sd-jwt/type_metadata.h"
#include "wallet-format/vocabulary.h"
#include "wording/messages.h"

#include <vector>

namespace carnet::issuer {
namespace {

// "/units/*/grade" -> "claim.units.grade"
std::string message_key(std::string_view place) {
    std::string key = "claim.";
    for (const char c : place) {
        if (c == '/' && !key.ends_with('.')) key += '.';
        if (c != '/' && c != '*') key += c;
    }
    return key;
}

std::vector<wallet::LocalizedText> in_all_languages(const std::string& key) {
    std::vector<wallet::LocalizedText> texts;
    for (const auto language : wording::all_languages())
        texts.push_back({std::string(wording::tag_of(language)), wording::say(language, key), {}});
    return texts;
}

std::string type_key(std::string_view type) {
    return "type." + std::string(type);
}

}  // namespace

std::string_view award_type_file(std::string_view type) {
    return type == wallet::name::kCompetencyCertificate ? "competency-certificate-v1"
                                                        : "competency-unit-statement-v1";
}

std::string award_type_url(std::string_view base_url, std::string_view type) {
    return std::string(base_url).append("/types/").append(award_type_file(type));
}

std::string award_type_document(std::string_view base_url, std::string_view type) {
    const auto texts = [&](std::string_view place) {
        return in_all_languages(place.empty() ? type_key(type) : message_key(place));
    };
    return wallet::write_type_metadata(
        wallet::award_type_metadata(award_type_url(base_url, type), type, texts));
}

std::string award_type_integrity(std::string_view base_url, std::string_view type) {
    return wallet::integrity_of(as_bytes(award_type_document(base_url, type)));
}

std::string award_type_title(std::string_view language, std::string_view type) {
    const auto known = wording::language_from(language);
    return wording::say(known ? *known : wording::Language::kEnglish, type_key(type));
}

}  // namespace carnet::issuer
