// SPDX-License-Identifier: Apache-2.0
//
// What a printed code says, as typed values, and as the claims of a CWT: the same facts as the W3C form of a
// document, with the same id, without the texts that a published standard holds anyway. Three kinds, told
// apart by the message's typ and by the claim that holds the content; neither alone is believed.
// Pure, thread-safe. docs/formats/paper.md (CDDL). spec: RFC 8392 3, 4
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/time.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/competency.h"
#include "wallet-format/profile/envelope.h"
#include "wallet-format/profile/recognition_decision.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace carnet::wallet {

// The qualification that was decided on, as far as paper names it.
struct PaperQualification {
    std::string title;
    std::optional<std::string> credential;  // id
    std::string digest;
    friend bool operator==(const PaperQualification&, const PaperQualification&) = default;
};

// A decision's holder, outcome and place in time; its reasons and remedies stay in the full document.
struct PaperDecision {
    std::string id;               // URI of the decision
    std::string document_digest;  // of the full document: what notices about the decision name
    std::string case_number;
    std::vector<std::string> jurisdictions;
    DecisionOutcome outcome = DecisionOutcome::kFull;
    std::string outcome_local_term;
    std::string language;
    RecognitionPurpose purpose = RecognitionPurpose::kGeneral;
    Holder person;
    Date decided = Date::of(UtcTime{});
    std::vector<PaperQualification> recognises;
    std::vector<std::string> missing_units;  // codes
    friend bool operator==(const PaperDecision&, const PaperDecision&) = default;
};
[[nodiscard]] PaperDecision paper_decision(const RecognitionDecision& decision, std::string document_digest);

// Of an award, paper leaves out titles, description, place, assessor, days of assessment, provider and what
// was failed. A document that was read says so in Award::undisclosed, and shows codes where titles would be.
using PaperContent = std::variant<CompetencyCertificate, CompetencyUnitStatement, PaperDecision>;

struct PaperDocument {
    Envelope envelope;  // without schema_base; status entries of Bitstring lists, one bit each
    UtcTime printed;    // whole seconds
    PaperContent content;
};

// The print of a credential: the same facts under the same id. kUnsupported: of no kind that is printed;
// kMissingMember: it does not say from when it is valid; what the readers of its kind say.
[[nodiscard]] Result<PaperDocument> paper_of(const Credential& credential, UtcTime printed);

// The message's typ: "carnet-cc+cwt", "carnet-cu+cwt", "carnet-rd+cwt".
[[nodiscard]] std::string_view paper_type(const PaperContent& content) noexcept;
[[nodiscard]] std::string_view type_name(
    const PaperContent& content) noexcept;  // "CompetencyCertificate", ...

// The claims in deterministic CBOR. The errors of check_competency for an award that breaks its rules, and of
// read_paper_claims for what cannot stand on paper.
[[nodiscard]] Result<Bytes> write_paper_claims(const PaperDocument& document);
// kUnsupported: `type` is none of the three. kCborMalformed; kMissingMember, kWrongType, kBadValue,
// kUnknownMember with a place such as "award/units/2".
[[nodiscard]] Result<PaperDocument> read_paper_claims(ByteView claims, std::string_view type);

}  // namespace carnet::wallet
