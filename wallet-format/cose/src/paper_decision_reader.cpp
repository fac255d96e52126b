// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/cose/src/paper_parts.h"

namespace carnet::wallet::paper {
namespace {

using profile::TextKind;

constexpr std::size_t kMaxRecognised = 10;
constexpr std::size_t kMaxUnits = 200;

Result<std::vector<PaperQualification>> read_recognised(ClaimReader& content) {
    CARNET_TRY(const CborValue* value, content.require(paper::kRecognises, "recognises"));
    const auto where = content.place("recognises");
    CARNET_TRY(const auto* elements, read_array(*value, 1, kMaxRecognised, where));
    std::vector<PaperQualification> all;
    for (const CborValue& element : *elements) {
        CARNET_TRY(const auto* parts, read_array(element, 3, 3, where));
        PaperQualification each;
        CARNET_TRY(each.title, read_text((*parts)[0], where));
        if ((*parts)[1].type() != CborType::kNull) {
            CARNET_TRY(each.credential, read_text((*parts)[1], where));
            CARNET_TRY_VOID(check(TextKind::kUri, *each.credential, where));
        }
        CARNET_TRY(each.digest, read_text((*parts)[2], where));
        CARNET_TRY_VOID(check(TextKind::kTitle, each.title, where));
        CARNET_TRY_VOID(check(TextKind::kDigest, each.digest, where));
        all.push_back(std::move(each));
    }
    return all;
}

Result<void> check_decision(const PaperDecision& decision, const ClaimReader& content) {
    CARNET_TRY_VOID(check(TextKind::kUri, decision.id, content.place("id")));
    CARNET_TRY_VOID(check(TextKind::kDigest, decision.document_digest, content.place("documentDigest")));
    CARNET_TRY_VOID(check(TextKind::kNumber, decision.case_number, content.place("caseNumber")));
    CARNET_TRY_VOID(check(TextKind::kTitle, decision.outcome_local_term, content.place("outcomeLocalTerm")));
    CARNET_TRY_VOID(check(TextKind::kLanguage, decision.language, content.place("language")));
    CARNET_TRY_VOID(check(TextKind::kLatinName, decision.person.name_latin, content.place("person")));
    if (decision.person.name_original)
        CARNET_TRY_VOID(check(TextKind::kName, *decision.person.name_original, content.place("person")));
    if (decision.person.name_language)
        CARNET_TRY_VOID(check(TextKind::kLanguage, *decision.person.name_language, content.place("person")));
    for (const auto& place : decision.jurisdictions)
        CARNET_TRY_VOID(check(TextKind::kJurisdiction, place, content.place("jurisdictions")));
    for (const auto& unit : decision.missing_units)
        CARNET_TRY_VOID(check(TextKind::kCode, unit, content.place("missingUnits")));
    if (!decision.decided.is_complete())
        return error(ErrorCode::kBadValue, "The day of the decision is not whole.", content.place("decided"));
    return {};
}

}  // namespace

Result<PaperContent> read_decision(ClaimReader& content) {
    PaperDecision decision;
    CARNET_TRY(const CborValue* person, content.require(paper::kHolder, "person"));
    CARNET_TRY(decision.person, read_holder(*person, content.place("person")));
    CARNET_TRY(decision.language, content.text(paper::kLanguage, "language"));
    CARNET_TRY(decision.id, content.text(paper::kDecisionId, "id"));
    CARNET_TRY(decision.document_digest, content.text(paper::kDocumentDigest, "documentDigest"));
    CARNET_TRY(decision.case_number, content.text(paper::kCaseNumber, "caseNumber"));
    CARNET_TRY(decision.jurisdictions, content.texts(paper::kJurisdictions, 1, "jurisdictions"));
    CARNET_TRY(decision.outcome, read_choice(content, paper::kOutcome, "outcome", paper::kOutcomes));
    CARNET_TRY(decision.outcome_local_term, content.text(paper::kLocalTerm, "outcomeLocalTerm"));
    CARNET_TRY(decision.purpose, read_choice(content, paper::kPurpose, "purpose", paper::kPurposes));
    CARNET_TRY(decision.decided, content.date(paper::kDecided, "decided"));
    CARNET_TRY(decision.recognises, read_recognised(content));
    if (const CborValue* missing = content.take(paper::kMissingUnits)) {
        CARNET_TRY(const auto* codes, read_array(*missing, 1, kMaxUnits, content.place("missingUnits")));
        for (const CborValue& code : *codes) {
            CARNET_TRY(decision.missing_units.emplace_back(), read_text(code, content.place("missingUnits")));
        }
    }
    CARNET_TRY_VOID(check_decision(decision, content));
    return PaperContent(std::move(decision));
}

}  // namespace carnet::wallet::paper
