// SPDX-License-Identifier: Apache-2.0
//
// The types of our SD-JWT VCs, as wallets read them: names of the type and of its claims in every language,
// and which claims may be kept back. Each certificate names this document by digest (`vct#integrity`), so
// what lies under a name never changes: another word is another version of the type. Thread-safe.
// spec: SD-JWT VC draft-25 sections 4, 5; docs/formats/sd-jwt-vc.md
#pragma once

#include <string>
#include <string_view>

namespace carnet::issuer {

// `type`: "CompetencyCertificate" or "CompetencyUnitStatement". The name in the URL, and the URL: the `vct`.
[[nodiscard]] std::string_view award_type_file(std::string_view type);
[[nodiscard]] std::string award_type_url(std::string_view base_url, std::string_view type);

// The document, byte for byte as it is served.
[[nodiscard]] std::string award_type_document(std::string_view base_url, std::string_view type);
// "sha256-..." of it.
[[nodiscard]] std::string award_type_integrity(std::string_view base_url, std::string_view type);

// What people call the type in a language of wording/language.h.
[[nodiscard]] std::string award_type_title(std::string_view language, std::string_view type);

}  // namespace carnet::issuer
