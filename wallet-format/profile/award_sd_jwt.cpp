// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/award_sd_jwt.h"

#include "base/json_writer.h"
#include "wallet-format/profile/src/award_claim_table.h"
#include "wallet-format/profile/src/shape.h"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

namespace carnet::wallet {
namespace {

using profile::AwardClaim;
using profile::Fixed;

ClaimPath path_of(std::string_view place) {
    ClaimPath path;
    while (!place.empty()) {
        place.remove_prefix(1);
        const auto end = std::min(place.find('/'), place.size());
        const auto step = place.substr(0, end);
        if (step == "*")
            path.emplace_back(EveryElement{});
        else
            path.emplace_back(std::string(step));
        place.remove_prefix(end);
    }
    return path;
}

bool is_there(JsonValue value, const ClaimPath& path, std::size_t step = 0) {
    if (step == path.size()) return true;
    if (const auto* name = std::get_if<std::string>(&path[step])) {
        const auto member = value.find(*name);
        return member && is_there(*member, path, step + 1);
    }
    const auto elements = value.elements();
    return std::any_of(elements.begin(), elements.end(),
                       [&](JsonValue element) { return is_there(element, path, step + 1); });
}

constexpr std::array<std::pair<AwardPart, std::string_view>, 6> kPartNames = {{
    {AwardPart::kName, "name"},
    {AwardPart::kBirthDate, "birth-date"},
    {AwardPart::kNumber, "number"},
    {AwardPart::kAssessment, "assessment"},
    {AwardPart::kProgramme, "programme"},
    {AwardPart::kGrades, "grades"},
}};

bool hides(const AwardClaim& claim, const AwardDisclosure& disclosure) noexcept {
    if (const auto* fixed = std::get_if<Fixed>(&claim.part)) return *fixed == Fixed::kHidden;
    const auto& open = disclosure.open;
    return std::find(open.begin(), open.end(), std::get<AwardPart>(claim.part)) == open.end();
}

SelectiveDisclosure disclosure_of(const AwardClaim& claim) noexcept {
    const auto* fixed = std::get_if<Fixed>(&claim.part);
    if (fixed == nullptr) return SelectiveDisclosure::kAllowed;
    return *fixed == Fixed::kHidden ? SelectiveDisclosure::kAlways : SelectiveDisclosure::kNever;
}

void write_time(JsonWriter& out, std::string_view name, const std::optional<UtcTime>& time) {
    if (time) out.key(name).integer(time->seconds);
}

void write_envelope(JsonWriter& out, const AwardSdJwtFacts& facts) {
    out.member("iss", facts.issuer).key("iat").integer(facts.issued.seconds);
    write_time(out, "nbf", facts.valid_from);
    write_time(out, "exp", facts.valid_until);
    out.member("vct", facts.vct);
    if (!facts.vct_integrity.empty()) out.member("vct#integrity", facts.vct_integrity);
    if (facts.holder_key) out.key("cnf").begin_object().key("jwk").raw(facts.holder_key->jwk()).end_object();
    if (facts.status) {
        out.key("status").begin_object().key("status_list").begin_object();
        out.key("idx").integer(static_cast<std::int64_t>(facts.status->index));
        out.member("uri", facts.status->uri).end_object().end_object();
    }
}

// The award's members stand beside the envelope's, as docs/formats/claims.md has them.
Result<std::string> write_all(const CompetencyDocument& document, const AwardSdJwtFacts& facts) {
    CARNET_TRY(const auto claims, JsonDocument::parse(write_claims(document)));
    JsonWriter out;
    out.begin_object();
    write_envelope(out, facts);
    out.member("awardId", facts.award_id);
    for (const auto& [name, value] : claims.root().members())
        if (name != "award") out.key(name).value(value);
    for (const auto& [name, value] : claims.root().find("award")->members()) out.key(name).value(value);
    out.end_object();
    return out.take();
}

Result<void> check_facts(const AwardSdJwtFacts& facts) {
    if (const auto complaint = profile::check_uuid_urn(facts.award_id))
        return error(ErrorCode::kBadValue, "this text " + *complaint, "facts/award_id");
    if (facts.vct.empty()) return error(ErrorCode::kBadValue, "the type has no name", "facts/vct");
    return {};
}

}  // namespace

Result<AwardClaims> award_claims(const CompetencyDocument& document, const AwardSdJwtFacts& facts,
                                 const AwardDisclosure& disclosure) {
    CARNET_TRY_VOID(check_competency(document));
    CARNET_TRY_VOID(check_facts(facts));
    AwardClaims out;
    CARNET_TRY(out.json, write_all(document, facts));
    CARNET_TRY(const auto claims, JsonDocument::parse(out.json));
    for (const auto& claim : profile::kAwardClaims) {
        auto path = path_of(claim.place);
        if (hides(claim, disclosure) && is_there(claims.root(), path)) out.hidden.push_back(std::move(path));
    }
    return out;
}

std::string_view to_string(AwardPart part) noexcept {
    return kPartNames.at(static_cast<std::size_t>(part)).second;
}

std::optional<AwardPart> award_part_from(std::string_view text) noexcept {
    for (const auto& [part, name] : kPartNames)
        if (name == text) return part;
    return std::nullopt;
}

std::string award_vct(std::string_view base_url, const CompetencyDocument& document) {
    if (base_url.ends_with('/')) base_url.remove_suffix(1);
    const auto& kind = std::holds_alternative<CompetencyCertificate>(document) ? profile::kCertificate
                                                                               : profile::kUnitStatement;
    const auto file = kind.schema_file.substr(0, kind.schema_file.rfind('.'));
    return std::string(base_url) + "/types/" + std::string(file);
}

TypeMetadata award_type_metadata(std::string_view vct, std::string_view type, const AwardTypeTexts& texts) {
    const bool statement = type == profile::kUnitStatement.type;
    TypeMetadata out;
    out.vct = vct;
    out.name = type;
    out.display = texts("");
    for (const auto& claim : profile::kAwardClaims) {
        const bool of_statements = claim.place == "/outstandingUnits";
        if (of_statements && !statement) continue;
        out.claims.push_back({path_of(claim.place), texts(claim.place), claim.mandatory || of_statements,
                              disclosure_of(claim)});
    }
    return out;
}

std::vector<std::string_view> award_claim_places() {
    std::vector<std::string_view> places;
    for (const auto& claim : profile::kAwardClaims) places.push_back(claim.place);
    return places;
}

Result<void> check_hidden(JsonValue always_visible, const AwardDisclosure& disclosure) {
    for (const auto& claim : profile::kAwardClaims) {
        if (hides(claim, disclosure) && is_there(always_visible, path_of(claim.place)))
            return error(ErrorCode::kBadValue, "this claim is for the holder to show, and stands open",
                         std::string(claim.place));
    }
    return {};
}

}  // namespace carnet::wallet
