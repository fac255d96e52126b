// SPDX-License-Identifier: Apache-2.0
#include "verifier/src/summary.h"

#include "base/text_encoding.h"
#include "wallet-format/profile/own_types.h"
#include "wallet-format/vocabulary.h"

namespace carnet::verifier {
namespace {

std::string text_of(const std::optional<Timestamp>& time) {
    return time ? time->text() : std::string();
}

std::string_view claimed_name(const wallet::Credential& credential) {
    const auto issuer = credential.json().find(wallet::name::kIssuer);
    const auto name = issuer ? issuer->find(wallet::name::kName) : std::nullopt;
    return name && name->is_string() ? name->string() : std::string_view();
}

Summary envelope_of(const wallet::Credential& credential, const Policy& policy) {
    Summary summary;
    summary.credential_id = credential.id();
    summary.type = credential.types().back();
    summary.issuer = credential.issuer();
    const TrustedIssuer* listed = policy.find_trusted(credential.issuer());
    summary.issuer_name = listed != nullptr ? std::string_view(listed->name) : claimed_name(credential);
    summary.valid_from = text_of(credential.valid_from());
    summary.valid_until = text_of(credential.valid_until());
    return summary;
}

std::string place_of(const wallet::Place& place) {
    std::string text = place.name;
    for (const auto& part : {place.locality, place.country})
        if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
    return text;
}

void add_award(Summary& summary, const wallet::Award& award) {
    summary.number = award.number;
    summary.title = award.title;
    summary.holder_name = award.holder.name_latin;
    summary.holder_name_original = award.holder.name_original.value_or("");
    summary.birth_date = award.holder.birth_date ? award.holder.birth_date->text() : "";
    summary.holder_bound = award.holder.id.value_or("");
    summary.occupation = award.occupation.title;
    summary.occupation_code = award.occupation.isco08;
    summary.assessor = award.assessment.assessor.name;
    summary.assessed_at = place_of(award.assessment.place);
    summary.awarded = award.awarded.text();
    for (const wallet::UnitResult& unit : award.units) {
        if (unit.status == wallet::UnitStatus::kCompleted) summary.units.push_back(unit.title);
    }
}

std::string text_in(JsonValue object, std::string_view name) {
    const auto member = object.find(name);
    return member && member->is_string() ? std::string(member->string()) : std::string();
}

// Our other documents are all about a person, named in the same way.
void add_person(Summary& summary, const wallet::Credential& credential) {
    const auto subject = credential.json().find(wallet::name::kCredentialSubject);
    const auto person = subject && subject->is_object() ? subject->find("person") : std::nullopt;
    if (!person || !person->is_object()) return;
    summary.holder_name = text_in(*person, wallet::name::kName);
    summary.holder_name_original = text_in(*person, "nameOriginal");
    summary.birth_date = text_in(*person, "birthDate");
    summary.holder_bound = text_in(*person, wallet::name::kId);
}

}  // namespace

Summary summarize(const wallet::Credential& credential, const wallet::CompetencyDocument* competency,
                  const Policy& policy) {
    Summary summary = envelope_of(credential, policy);
    if (competency == nullptr) {
        if (wallet::is_own_type(credential.types().back())) add_person(summary, credential);
        return summary;
    }
    add_award(summary, wallet::award_of(*competency));
    const auto* statement = std::get_if<wallet::CompetencyUnitStatement>(competency);
    summary.type =
        statement == nullptr ? wallet::name::kCompetencyCertificate : wallet::name::kCompetencyUnitStatement;
    if (statement != nullptr) summary.outstanding_units = statement->outstanding_units;
    return summary;
}

void add_bound_key(Summary& summary, const wallet::SdJwtVc& vc) {
    if (vc.holder) summary.holder_bound = "did:jwk:" + encode_base64url(as_bytes(vc.holder->jwk()));
}

}  // namespace carnet::verifier
