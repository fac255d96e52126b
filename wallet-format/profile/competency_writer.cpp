// SPDX-License-Identifier: Apache-2.0
#include "base/json_writer.h"
#include "wallet-format/profile/competency.h"
#include "wallet-format/profile/src/envelope_rules.h"
#include "wallet-format/profile/src/envelope_writer.h"
#include "wallet-format/profile/src/members.h"
#include "wallet-format/profile/src/shape.h"
#include "wallet-format/vocabulary.h"

namespace carnet::wallet {
namespace {

using namespace profile::member;
using profile::Kind;

// Writes one credential. Members stand in an order that people read well; signing canonicalizes anyway.
class CompetencyWriter {
  public:
    CompetencyWriter(const CompetencyDocument& document, const Envelope& envelope)
        : award_(award_of(document)),
          statement_(std::get_if<CompetencyUnitStatement>(&document)),
          kind_(statement_ == nullptr ? profile::kCertificate : profile::kUnitStatement),
          envelope_(envelope) {}

    std::string write() {
        out_.begin_object();
        strings(name::kContext, {name::kCredentialsV2, name::kOpenBadgesV3, name::kCarnetV1});
        out_.member(name::kId, envelope_.id);
        strings(name::kType, {name::kVerifiableCredential, kAchievementCredential, kind_.type});
        write_issuer();
        profile::write_validity(out_, envelope_);
        out_.member(kAwardedDate, midnight(award_.awarded));
        write_subject();
        profile::write_statuses(out_, envelope_);
        profile::write_schema(out_, envelope_, kind_.schema_file);
        profile::write_carnet_resource(out_);
        out_.end_object();
        return out_.take();
    }

  private:
    static std::string midnight(const Date& date) { return date.text() + "T00:00:00Z"; }
    std::string local(std::string_view fragment) const { return envelope_.id + std::string(fragment); }

    void strings(std::string_view key, std::initializer_list<std::string_view> values) {
        profile::write_strings(out_, key, values);
    }
    void optional(std::string_view key, const std::optional<std::string>& value) {
        if (value) out_.member(key, *value);
    }

    void write_issuer() {
        out_.key(name::kIssuer).begin_object().member(name::kId, envelope_.issuer);
        strings(name::kType, {kProfileType});
        out_.member(name::kName, envelope_.issuer_name).end_object();
    }

    // spec: Open Badges 3.0, Profile
    void write_organisation(std::string_view key, const Organisation& organisation,
                            std::string_view fragment) {
        out_.key(key).begin_object().member(name::kId, organisation.id.value_or(local(fragment)));
        strings(name::kType, {kProfileType});
        out_.member(name::kName, organisation.name);
        if (organisation.country) {
            out_.key(kAddress).begin_object();
            strings(name::kType, {kAddressType});
            out_.member(kCountryCode, *organisation.country).end_object();
        }
        out_.end_object();
    }

    // spec: Open Badges 3.0, AchievementSubject
    void write_subject() {
        out_.key(name::kCredentialSubject).begin_object();
        out_.member(name::kId, award_.holder.id.value_or(local(profile::kHolderFragment)));
        strings(name::kType, {kAchievementSubject});
        write_holder();
        out_.member(kLicenseNumber, award_.number);
        write_achievement();
        write_results();
        write_outstanding();
        write_assessment();
        if (award_.provider)
            write_organisation(kTrainingProvider, *award_.provider, profile::kProviderFragment);
        out_.end_object();
    }

    void write_holder() {
        const auto& holder = award_.holder;
        out_.member(name::kName, holder.name_latin);
        if (holder.name_original) {
            out_.key(kNameOriginal).begin_object().member(name::kValue, *holder.name_original);
            optional(name::kLanguage, holder.name_language);
            out_.end_object();
        }
        if (holder.birth_date) out_.member(kBirthDate, holder.birth_date->text());
    }

    // spec: Open Badges 3.0, Achievement
    void write_achievement() {
        const auto& standard = award_.standard;
        out_.key(kAchievement).begin_object();
        out_.member(name::kId, standard.id + std::string(kind_.achievement_fragment));
        strings(name::kType, {kAchievementType});
        out_.member(kAchievementTypeOf, kind_.achievement_type);
        out_.member(name::kName, std::string(kind_.name_prefix) + award_.title);
        out_.member(name::kDescription, award_.description);
        out_.key(kCriteria).begin_object().member(name::kId, standard.id).end_object();
        out_.member(kVersion, standard.version).member(kInLanguage, award_.language);
        write_organisation(kCreator, award_.awarding_body, profile::kAwardingBodyFragment);
        write_alignments();
        write_units();
        out_.end_object();
    }

    // spec: Open Badges 3.0, Alignment
    void write_alignment(std::string_view type, std::string_view url, std::string_view text) {
        out_.begin_object();
        strings(name::kType, {kAlignmentType});
        out_.member(kTargetType, type).member(kTargetUrl, url).member(kTargetName, text);
    }

    void write_alignments() {
        const auto& occupation = award_.occupation;
        const auto& standard = award_.standard;
        out_.key(kAlignment).begin_array();
        write_alignment(profile::kIsco, std::string(profile::kIscoPrefix) + occupation.isco08,
                        occupation.title);
        out_.member(kTargetCode, occupation.isco08).end_object();
        if (occupation.esco_uri) {
            write_alignment(profile::kEsco, *occupation.esco_uri, occupation.title);
            out_.end_object();
        }
        write_alignment(profile::kStandard, standard.id, standard.title);
        out_.member(kTargetCode, standard.code).member(kTargetVersion, standard.version).end_object();
        if (const auto& field = award_.field_isced_f) {
            write_alignment(profile::kIscedF, std::string(profile::kIscedFPrefix) + *field,
                            std::string(profile::kIscedFName) + *field);
            out_.member(kTargetCode, *field).end_object();
        }
        for (const auto& level : award_.levels) {
            write_alignment(profile::kLevel, level.framework, level.label.value_or(level.level));
            out_.member(kTargetCode, level.level);
            out_.member(kTargetVersion, level.framework_version).end_object();
        }
        out_.end_array();
    }

    // spec: Open Badges 3.0, ResultDescription
    void write_units() {
        out_.key(kResultDescription).begin_array();
        for (const auto& unit : award_.units) {
            out_.begin_object().member(name::kId, profile::unit_id(award_.standard.id, unit.code));
            strings(name::kType, {kResultDescriptionType});
            out_.member(name::kName, unit.title).member(kResultTypeOf, kResultTypeStatus);
            out_.member(kUnitCode, unit.code).end_object();
        }
        out_.end_array();
    }

    // spec: Open Badges 3.0, Result
    void write_results() {
        out_.key(kResult).begin_array();
        for (const auto& unit : award_.units) {
            out_.begin_object();
            strings(name::kType, {kResultType});
            out_.member(kResultDescription, profile::unit_id(award_.standard.id, unit.code));
            out_.member(name::kStatus, to_string(unit.status));
            optional(kGrade, unit.grade);
            out_.end_object();
        }
        out_.end_array();
    }

    void write_outstanding() {
        if (statement_ == nullptr) return;
        out_.key(kOutstandingUnits).begin_array();
        for (const auto& code : statement_->outstanding_units) out_.string(code);
        out_.end_array();
    }

    void write_assessment() {
        const auto& assessment = award_.assessment;
        write_organisation(kSource, assessment.assessor, profile::kAssessorFragment);
        out_.member(kActivityStart, midnight(assessment.from)).member(kActivityEnd, midnight(assessment.to));
        out_.member(kAssessmentMethod, to_string(assessment.method));
        out_.key(kAssessmentPlace).begin_object();
        strings(name::kType, {kAddressType});
        out_.member(name::kName, assessment.place.name);
        if (!assessment.place.locality.empty()) out_.member(kLocality, assessment.place.locality);
        out_.member(kCountryCode, assessment.place.country).end_object();
    }

    const Award& award_;
    const CompetencyUnitStatement* statement_;
    const Kind& kind_;
    const Envelope& envelope_;
    JsonWriter out_;
};

}  // namespace

Result<std::string> write_competency(const CompetencyDocument& document, const Envelope& envelope) {
    CARNET_TRY_VOID(check_competency(document));
    CARNET_TRY_VOID(profile::check_envelope(envelope));
    return CompetencyWriter(document, envelope).write();
}

}  // namespace carnet::wallet
