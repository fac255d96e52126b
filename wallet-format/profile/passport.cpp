// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/passport.h"

#include "base/json_writer.h"
#include "wallet-format/profile/attendance_record.h"
#include "wallet-format/profile/competency.h"
#include "wallet-format/profile/credential_endorsement.h"
#include "wallet-format/profile/language_proficiency.h"
#include "wallet-format/profile/qualification_assessment.h"
#include "wallet-format/profile/recognition_decision.h"
#include "wallet-format/profile/skills_profile.h"
#include "wallet-format/profile/src/envelope_reader.h"
#include "wallet-format/profile/src/envelope_writer.h"
#include "wallet-format/profile/src/object_reader.h"
#include "wallet-format/profile/src/rule.h"
#include "wallet-format/profile/src/text_rules.h"
#include "wallet-format/profile/work_experience_attestation.h"
#include "wallet-format/src/members.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <array>
#include <set>

namespace carnet::wallet {
namespace {

using profile::broken;
using profile::ObjectReader;
using Person = std::optional<Holder>;

Result<Person> holder_of_competency(const Credential& credential) {
    CARNET_TRY(const auto document, read_competency(credential));
    return Person(award_of(document).holder);
}

template <auto read>
Result<Person> person_of(const Credential& credential) {
    CARNET_TRY(const auto document, read(credential));
    return Person(document.person);
}

template <auto read>
Result<Person> nobody(const Credential& credential) {
    CARNET_TRY_VOID(read(credential));
    return Person();
}

struct KindRow {
    PassportEntryKind kind;
    std::string_view text;
    std::string_view type;
    Result<Person> (*person)(const Credential&);
};

using enum PassportEntryKind;
constexpr std::array kKinds = {
    KindRow{kCertificate, "certificate", name::kCompetencyCertificate, holder_of_competency},
    KindRow{kUnitStatement, "unit-statement", name::kCompetencyUnitStatement, holder_of_competency},
    KindRow{kDecision, "decision", "RecognitionDecision", person_of<read_recognition_decision>},
    KindRow{kAssessment, "assessment", "QualificationAssessment", person_of<read_qualification_assessment>},
    KindRow{kLanguage, "language", "LanguageProficiency", person_of<read_language_proficiency>},
    KindRow{kExperience, "experience", "WorkExperienceAttestation",
            person_of<read_work_experience_attestation>},
    KindRow{kAttendance, "attendance", "AttendanceRecord", person_of<read_attendance_record>},
    KindRow{kSkillsProfile, "skills-profile", "SkillsProfile", person_of<read_skills_profile>},
    KindRow{kEndorsement, "endorsement", "CredentialEndorsement", nobody<read_credential_endorsement>},
    KindRow{kOther, "other", "", nullptr},
    KindRow{kUnreadable, "unreadable", "", nullptr},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < kKinds.size(); ++i)
        if (static_cast<std::size_t>(kKinds[i].kind) != i) return false;
    return true;
}
static_assert(in_order(), "the kinds stand in the order of their declaration");

Error inside(Error fault, const std::string& where) {
    fault.where = where + fault.where;
    return fault;
}

Result<Credential> credential_of(JsonValue json) {
    JsonWriter text;
    text.value(json);
    CARNET_TRY(auto document, JsonDocument::parse(text.take()));
    return Credential::from_json(std::move(document));
}

PassportEntry entry_of(const Credential& credential, const std::string& where) {
    PassportEntry out{kOther,
                      std::string(credential.types().back()),
                      std::string(credential.id()),
                      std::string(credential.issuer()),
                      std::nullopt,
                      std::nullopt};
    const auto row = std::find_if(kKinds.begin(), kKinds.end(), [&](const KindRow& one) {
        return one.person != nullptr && credential.has_type(one.type);
    });
    if (row == kKinds.end()) return out;
    out.kind = row->kind;
    if (auto person = row->person(credential))
        out.person = *std::move(person);
    else
        out.fault = inside(std::move(person).error(), where);
    return out;
}

PassportEntry read_entry(JsonValue json) {
    auto credential = credential_of(json);
    if (credential) return entry_of(*credential, json.pointer());
    PassportEntry out;
    out.fault = inside(std::move(credential).error(), json.pointer());
    return out;
}

Result<void> check_once(const std::vector<PassportEntry>& entries) {
    std::set<std::string_view> ids;
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (!entries[i].id.empty() && !ids.insert(entries[i].id).second)
            return broken("/verifiableCredential/" + std::to_string(i), "stands there twice; keep one");
    return {};
}

// What cannot be read as a decision could be a refusal.
Result<void> check_presentable(const Credential& credential, const std::string& where) {
    if (!credential.has_type("RecognitionDecision")) return {};
    const auto decision = read_recognition_decision(credential);
    if (!decision)
        return broken(where, "cannot be read, so that nobody can say that it is no refusal: " +
                                 decision.error().message());
    if (!is_positive(decision->outcome))
        return broken(where, "is a decision that recognises nothing; a passport has no place for it");
    return {};
}

Result<void> check_names(const std::optional<std::string>& id, const std::string& holder) {
    if (id)
        if (const auto complaint = profile::check_uuid_urn(*id))
            return broken("/id", "this id " + *complaint);
    if (const auto complaint = profile::check_did(holder))
        return broken("/holder", "this text " + *complaint);
    return {};
}

bool is_passport(const Presentation& presentation) {
    const auto types = types_of(presentation.json());
    return types && std::find(types->begin(), types->end(), name::kPassport) != types->end();
}

}  // namespace

std::string_view to_string(PassportEntryKind kind) noexcept {
    return kKinds[static_cast<std::size_t>(kind)].text;
}

Result<Passport> read_passport(const Presentation& presentation) {
    if (!is_passport(presentation)) return error(ErrorCode::kUnsupported, "is not a Passport", "/type");
    CARNET_TRY(auto top, ObjectReader::open(presentation.json()));
    CARNET_TRY_VOID(top.constants(name::kContext, {name::kCredentialsV2, name::kCarnetV1}));
    CARNET_TRY_VOID(top.constants(name::kType, {name::kVerifiablePresentation, name::kPassport}));
    Passport out;
    if (top.find(name::kId)) {
        CARNET_TRY(out.id, profile::read_uuid_urn(top));
    }
    CARNET_TRY(out.holder, top.text(name::kHolder));
    CARNET_TRY(const auto credentials, top.list(name::kVerifiableCredentialMember, kMaxPassportEntries));
    top.allow(name::kProof);
    CARNET_TRY_VOID(top.close());
    for (const JsonValue one : credentials.elements()) out.entries.push_back(read_entry(one));
    CARNET_TRY_VOID(check_once(out.entries));
    return out;
}

Result<std::string> write_passport(const std::optional<std::string>& id, const std::string& holder,
                                   const std::vector<Credential>& credentials) {
    CARNET_TRY_VOID(check_names(id, holder));
    if (credentials.empty() || credentials.size() > kMaxPassportEntries)
        return broken("/verifiableCredential",
                      "has 1 to " + std::to_string(kMaxPassportEntries) + " credentials");
    JsonWriter out;
    out.begin_object();
    profile::write_strings(out, name::kContext, {name::kCredentialsV2, name::kCarnetV1});
    if (id) out.member(name::kId, *id);
    profile::write_strings(out, name::kType, {name::kVerifiablePresentation, name::kPassport});
    out.member(name::kHolder, holder).key(name::kVerifiableCredentialMember).begin_array();
    std::vector<PassportEntry> entries;
    for (const auto& credential : credentials) {
        const auto where = "/verifiableCredential/" + std::to_string(entries.size());
        CARNET_TRY_VOID(check_presentable(credential, where));
        entries.push_back(entry_of(credential, where));
        out.value(credential.json());
    }
    out.end_array().end_object();
    CARNET_TRY_VOID(check_once(entries));
    return out.take();
}

std::vector<const PassportEntry*> entries_of(const Passport& passport, PassportEntryKind kind) {
    std::vector<const PassportEntry*> out;
    for (const auto& entry : passport.entries)
        if (entry.kind == kind) out.push_back(&entry);
    return out;
}

PersonMatch persons_match(const Passport& passport) {
    auto weakest = PersonMatch::kExact;
    const auto& entries = passport.entries;
    for (auto one = entries.begin(); one != entries.end(); ++one)
        for (auto other = entries.begin(); other != one && one->person; ++other)
            if (other->person) weakest = std::max(weakest, person_match(*one->person, *other->person));
    return weakest;
}

}  // namespace carnet::wallet
