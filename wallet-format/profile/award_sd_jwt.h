// SPDX-License-Identifier: Apache-2.0
//
// An award as the claims of an SD-JWT VC, beside its W3C form and never inside it. Both carry one award id,
// so that whoever is shown both counts one award. Which claims the holder may keep back is one table:
// docs/formats/sd-jwt-vc.md. Pure; thread-safe.
// spec: SD-JWT VC draft-25 sections 2.2.2 and 4; docs/formats/claims.md (the members of an award)
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "base/time.h"
#include "keys/public_key.h"
#include "wallet-format/profile/competency.h"
#include "wallet-format/sd-jwt/claim_path.h"
#include "wallet-format/sd-jwt/type_metadata.h"
#include "wallet-format/status-list/status_list_token.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

// What is said beside the award itself, as an Envelope says it for the W3C form.
struct AwardSdJwtFacts {
    std::string award_id;            // Envelope::id: "urn:uuid:..."
    std::string issuer;              // `iss`, an HTTPS URL
    std::string vct;                 // award_vct(), or another name that the issuer chose
    std::string vct_integrity = {};  // of the type metadata; may be empty
    UtcTime issued;                  // `iat`
    std::optional<UtcTime> valid_from;
    std::optional<UtcTime> valid_until;
    std::optional<TokenStatusReference> status;
    std::optional<keys::PublicKey> holder_key;
};

// What the holder may keep back, in parts: docs/formats/sd-jwt-vc.md says which claims each of them is.
enum class AwardPart : std::uint8_t { kName, kBirthDate, kNumber, kAssessment, kProgramme, kGrades };
[[nodiscard]] std::string_view to_string(AwardPart part) noexcept;  // "name", "birth-date", ...
[[nodiscard]] std::optional<AwardPart> award_part_from(std::string_view text) noexcept;

// What the profile decides: parts that stand open for everybody who is shown anything. All are hidden unless
// it says so.
struct AwardDisclosure {
    std::vector<AwardPart> open = {};
};

struct AwardClaims {
    std::string json;               // for issue_sd_jwt_vc
    std::vector<ClaimPath> hidden;  // likewise; every one names something
};

// kBadValue or kMissingMember as check_competency says it, with its places; kBadValue at "facts/award_id" or
// "facts/vct".
[[nodiscard]] Result<AwardClaims> award_claims(const CompetencyDocument& document,
                                               const AwardSdJwtFacts& facts,
                                               const AwardDisclosure& disclosure = {});

struct SdJwtAward {
    std::string award_id;
    // What the holder kept back is named in Award::undisclosed; the rest is complete and by the rules.
    CompetencyDocument document;
};

// The claims as process_claims gives them. kUnsupported: not one of our two types. kMissingMember: something
// is missing that nobody can keep back. Otherwise as read_claims and check_competency.
[[nodiscard]] Result<SdJwtAward> read_award_claims(JsonValue claims);

// Under an issuer's base URL: "https://host/types/competency-certificate-v1".
[[nodiscard]] std::string award_vct(std::string_view base_url, const CompetencyDocument& document);

// What people read about the type (place "") or one of its claims ("/holder/nameLatin", "/units/*/grade"), in
// all languages there are.
using AwardTypeTexts = std::function<std::vector<LocalizedText>(std::string_view place)>;
// Of all profiles: what some of them leave open is "allowed". `type`: "CompetencyCertificate" or
// "CompetencyUnitStatement".
[[nodiscard]] TypeMetadata award_type_metadata(std::string_view vct, std::string_view type,
                                               const AwardTypeTexts& texts);
// The places of claims that people read about: what `texts` above is asked for, without "".
[[nodiscard]] std::vector<std::string_view> award_claim_places();
// kBadValue at the claim's pointer: it may be kept back, and stands open in what an issuer signed all the
// same. `always_visible`: process_claims() of the text without any disclosure.
[[nodiscard]] Result<void> check_hidden(JsonValue always_visible, const AwardDisclosure& disclosure);

}  // namespace carnet::wallet
