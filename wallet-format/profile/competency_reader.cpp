// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/competency.h"
#include "wallet-format/profile/src/envelope_reader.h"
#include "wallet-format/profile/src/members.h"
#include "wallet-format/profile/src/object_reader.h"
#include "wallet-format/profile/src/subject_reader.h"
#include "wallet-format/vocabulary.h"

#include <utility>

namespace carnet::wallet {
namespace {

using namespace profile::member;
using profile::bad_value;
using profile::Kind;
using profile::ObjectReader;

// Where check_competency's places stand in a credential; the longest that fits comes first.
constexpr std::pair<std::string_view, std::string_view> kPlaces[] = {
    {"/award/holder/nameLatin", "/credentialSubject/name"},
    {"/award/holder/nameOriginal", "/credentialSubject/nameOriginal/@value"},
    {"/award/holder/nameLanguage", "/credentialSubject/nameOriginal/@language"},
    {"/award/holder", "/credentialSubject"},
    {"/award/number", "/credentialSubject/licenseNumber"},
    {"/award/title", "/credentialSubject/achievement/name"},
    {"/award/description", "/credentialSubject/achievement/description"},
    {"/award/language", "/credentialSubject/achievement/inLanguage"},
    {"/award/awardingBody/country", "/credentialSubject/achievement/creator/address/addressCountryCode"},
    {"/award/awardingBody", "/credentialSubject/achievement/creator"},
    {"/award/awarded", "/awardedDate"},
    {"/award/provider/country", "/credentialSubject/trainingProvider/address/addressCountryCode"},
    {"/award/provider", "/credentialSubject/trainingProvider"},
    {"/award/assessment/assessor/country", "/credentialSubject/source/address/addressCountryCode"},
    {"/award/assessment/assessor", "/credentialSubject/source"},
    {"/award/assessment/from", "/credentialSubject/activityStartDate"},
    {"/award/assessment/to", "/credentialSubject/activityEndDate"},
    {"/award/assessment/place/locality", "/credentialSubject/assessmentPlace/addressLocality"},
    {"/award/assessment/place/country", "/credentialSubject/assessmentPlace/addressCountryCode"},
    {"/award/assessment/place", "/credentialSubject/assessmentPlace"},
    {"/award/units", "/credentialSubject/achievement/resultDescription"},
    {"/award", "/credentialSubject/achievement/alignment"},  // occupation, standard, levels, field
    {"/outstandingUnits", "/credentialSubject/outstandingUnits"},
};

// Members that a unit has under another name here, or beside its description.
std::string unit_place(std::string place) {
    constexpr std::pair<std::string_view, std::string_view> members[] = {
        {"/code", "/unitCode"}, {"/title", "/name"}, {"/grade", "/value"}};
    for (const auto& [ours, theirs] : members)
        if (place.ends_with(ours)) place.replace(place.size() - ours.size(), ours.size(), theirs);
    constexpr std::string_view descriptions = "/achievement/resultDescription";
    if (place.ends_with("/value") || place.ends_with("/status"))
        place.replace(place.find(descriptions), descriptions.size(), "/result");
    return place;
}

std::string place_in_credential(std::string_view place) {
    for (const auto& [ours, theirs] : kPlaces) {
        if (!place.starts_with(ours)) continue;
        if (ours == "/award") return std::string(theirs);
        const auto rest = ours.ends_with("country") ? std::string_view() : place.substr(ours.size());
        const auto whole = std::string(theirs) + std::string(rest);
        return ours == "/award/units" ? unit_place(whole) : whole;
    }
    return std::string(place);
}

// Both types in one document are refused: nobody could say which of the two it is.
Result<const Kind*> kind_of(const Credential& credential) {
    const bool certificate = credential.has_type(profile::kCertificate.type);
    const bool statement = credential.has_type(profile::kUnitStatement.type);
    if (certificate && statement)
        return error(ErrorCode::kBadValue, "a document cannot be certificate and unit statement at once",
                     "/type");
    if (!certificate && !statement)
        return error(ErrorCode::kUnsupported, "is not a competency certificate or unit statement", "/type");
    return certificate ? &profile::kCertificate : &profile::kUnitStatement;
}

Result<void> check_issuer(ObjectReader& top) {
    CARNET_TRY(const auto json, top.require(name::kIssuer));
    CARNET_TRY(auto in, ObjectReader::open(json));
    CARNET_TRY_VOID(in.constants(name::kType, {kProfileType}));
    CARNET_TRY(const auto id, in.text(name::kId));
    if (const auto complaint = profile::check_uri(id))
        return bad_value(*in.find(name::kId), "this text " + *complaint);
    CARNET_TRY(const auto text, in.text(name::kName));
    if (const auto complaint = profile::check_line(text, profile::kMaxTitle))
        return bad_value(*in.find(name::kName), "this text " + *complaint);
    return in.close();
}

// The members that Credential::from_json has read already; here they only must be there, or may be.
Result<void> check_envelope(ObjectReader& top, const Credential& credential, const Kind& kind) {
    CARNET_TRY_VOID(
        top.constants(name::kContext, {name::kCredentialsV2, name::kOpenBadgesV3, name::kCarnetV1}));
    CARNET_TRY_VOID(
        top.constants(name::kType, {name::kVerifiableCredential, kAchievementCredential, kind.type}));
    CARNET_TRY_VOID(check_issuer(top));
    CARNET_TRY_VOID(top.require(name::kValidFrom));
    CARNET_TRY_VOID(profile::check_no_leap_second(top, name::kValidFrom));
    CARNET_TRY_VOID(profile::check_no_leap_second(top, name::kValidUntil));
    for (const auto optional : {name::kCredentialStatus, name::kCredentialSchema, name::kProof})
        top.allow(optional);
    return profile::check_carnet_resource(top, credential);
}

}  // namespace

Result<CompetencyDocument> read_competency(const Credential& credential) {
    CARNET_TRY(const auto* kind, kind_of(credential));
    CARNET_TRY(auto top, ObjectReader::open(credential.json()));
    CARNET_TRY_VOID(check_envelope(top, credential, *kind));
    CARNET_TRY(const auto id, profile::read_uuid_urn(top));
    CARNET_TRY(const auto awarded, top.midnight(kAwardedDate));
    CARNET_TRY(const auto subject, top.require(name::kCredentialSubject));
    CARNET_TRY_VOID(top.close());
    CARNET_TRY(auto document, profile::read_subject(subject, *kind, id, awarded));
    if (auto checked = check_competency(document); !checked) {
        auto failed = std::move(checked).error();
        failed.where = place_in_credential(failed.where);
        return failed;
    }
    return document;
}

}  // namespace carnet::wallet
