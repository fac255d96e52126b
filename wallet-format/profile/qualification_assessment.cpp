// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/qualification_assessment.h"

#include "wallet-format/profile/src/comparison_rules.h"
#include "wallet-format/profile/src/document_end.h"
#include "wallet-format/profile/src/published_kinds.h"
#include "wallet-format/profile/src/qualification_assessment_description.h"
#include "wallet-format/profile/src/repeated.h"

#include <algorithm>

namespace carnet::wallet {
namespace profile {

PublishedKind publish_qualification_assessment() {
    return publish_own<QualificationAssessment, read_qualification_assessment,
                       write_qualification_assessment>();
}

}  // namespace profile

namespace {

using profile::at;
using profile::broken;
using profile::each_once;

// What only the person says has no evidence; what a document says has its digest. An interview may have a
// protocol.
template <class Claim>
Result<void> check_substantiation(const Claim& claim, const std::string& where) {
    if (claim.substantiation == Substantiation::kDocument && claim.evidence.empty())
        return error(ErrorCode::kMissingMember,
                     "a document is named by its digest; add \"evidenceConsidered\"", where);
    if (claim.substantiation == Substantiation::kSelfDeclared && !claim.evidence.empty())
        return broken(where + "/evidenceConsidered",
                      "substantiates what is called self-declared; say document or interview");
    return {};
}

// Surely, as far as both days are known: 2010 after 2009-05, but not 2009 after 2009-05.
bool lies_after(Date one, Date other) {
    if (one.year() != other.year()) return one.year() > other.year();
    if (one.month() == 0 || other.month() == 0) return false;
    if (one.month() != other.month()) return one.month() > other.month();
    return one.is_complete() && other.is_complete() && one.day() > other.day();
}

// `where`: up to "From" or "Until". `said`: when it was assessed.
Result<void> check_span(const std::optional<Date>& from, const std::optional<Date>& until, Date said,
                        const std::string& where) {
    const auto* late = "lies after the beginning of the assessment's validity";
    if (from && lies_after(*from, said)) return broken(where + "From", late);
    if (until && lies_after(*until, said)) return broken(where + "Until", late);
    if (from && until && lies_after(*from, *until))
        return broken(where + "Until", "lies before its beginning");
    return {};
}

Result<void> check_assessed(const QualificationAssessment& assessment) {
    for (std::size_t i = 0; i < assessment.assessed.size(); ++i) {
        const auto& one = assessment.assessed[i];
        const auto where = at("/assessedQualifications", i);
        CARNET_TRY_VOID(check_substantiation(one, where));
        CARNET_TRY_VOID(
            check_span(one.studied_from, one.studied_until, assessment.valid_from, where + "/studied"));
        if (!one.level) continue;
        CARNET_TRY_VOID(profile::check_level_statement(*one.level, where + "/levelStatement"));
        if (one.substantiation == Substantiation::kSelfDeclared)
            return broken(where + "/levelStatement", "compares what only the person says");
    }
    return {};
}

Result<void> check_comparable(const QualificationAssessment& assessment) {
    const auto& list = assessment.comparable_to;
    for (std::size_t i = 0; i < list.size(); ++i)
        CARNET_TRY_VOID(profile::check_reference(list[i], at("/comparableTo", i)));
    const bool is_substantiated =
        std::any_of(assessment.assessed.begin(), assessment.assessed.end(),
                    [](const auto& one) { return one.substantiation != Substantiation::kSelfDeclared; });
    if (!list.empty() && !is_substantiated)
        return broken("/comparableTo", "compares what only the person says");
    return {};
}

Result<void> check_other_claims(const QualificationAssessment& assessment) {
    const auto& experience = assessment.experience;
    for (std::size_t i = 0; i < experience.size(); ++i) {
        CARNET_TRY_VOID(check_substantiation(experience[i], at("/experience", i)));
        CARNET_TRY_VOID(check_span(experience[i].worked_from, experience[i].worked_until,
                                   assessment.valid_from, at("/experience", i) + "/worked"));
    }
    for (std::size_t i = 0; i < assessment.languages.size(); ++i)
        CARNET_TRY_VOID(check_substantiation(assessment.languages[i], at("/languageSkills", i)));
    return each_once(assessment.languages, "/languageSkills", "/language",
                     [](const AssessedLanguage& one) { return one.language; });
}

}  // namespace

std::string_view to_string(Substantiation substantiation) noexcept {
    return profile::spelling(substantiation);
}

Result<void> check_qualification_assessment(const QualificationAssessment& assessment) {
    CARNET_TRY_VOID(each_once(assessment.authority.jurisdictions, "/authority/jurisdictions"));
    CARNET_TRY_VOID(profile::check_person(assessment.person, "/person"));
    const auto& born = assessment.person.birth_date;
    if (born && born->start() >= assessment.valid_from.start())
        return broken("/person/birthDate", "does not lie before validFrom");
    if (assessment.valid_until <= assessment.valid_from)
        return broken("/validUntil", "does not lie after validFrom");
    CARNET_TRY_VOID(check_assessed(assessment));
    CARNET_TRY_VOID(check_comparable(assessment));
    return check_other_claims(assessment);
}

Result<std::string> write_qualification_assessment(const QualificationAssessment& assessment,
                                                   const Envelope& envelope) {
    CARNET_TRY_VOID(check_qualification_assessment(assessment));
    CARNET_TRY_VOID(profile::check_end(envelope, assessment.valid_until));
    return profile::write_own(assessment, envelope);
}

Result<QualificationAssessment> read_qualification_assessment(const Credential& credential) {
    CARNET_TRY(auto assessment, profile::read_own<QualificationAssessment>(credential));
    if (auto checked = check_qualification_assessment(assessment); !checked)
        return profile::in_subject(std::move(checked).error());
    CARNET_TRY_VOID(profile::check_end(credential, assessment.valid_until));
    return assessment;
}

}  // namespace carnet::wallet
