// SPDX-License-Identifier: Apache-2.0
#include "base/text_encoding.h"
#include "wallet-format/cbor/cbor_writer.h"
#include "wallet-format/cose/paper_document.h"
#include "wallet-format/cose/src/claim_reader.h"
#include "wallet-format/cose/src/cose_labels.h"
#include "wallet-format/cose/src/paper_labels.h"
#include "wallet-format/profile/src/text_rules.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>

namespace carnet::wallet {
namespace {

using Map = std::vector<CborValue::Entry>;

void add(Map& map, std::int64_t label, CborValue value) {
    map.emplace_back(CborValue::of_integer(label), std::move(value));
}
void add_text(Map& map, std::int64_t label, std::string_view text) {
    add(map, label, CborValue::of_text(text));
}
void add_number(Map& map, std::int64_t label, std::int64_t number) {
    add(map, label, CborValue::of_integer(number));
}
CborValue text_or_null(const std::optional<std::string>& text) {
    return text ? CborValue::of_text(*text) : CborValue();
}

CborValue texts(const std::vector<std::string>& all) {
    std::vector<CborValue> elements;
    for (const auto& text : all) elements.push_back(CborValue::of_text(text));
    return CborValue::of_array(std::move(elements));
}

// Trailing nulls are left out, so that there is one spelling.
CborValue holder_value(const Holder& holder) {
    std::vector<CborValue> parts{
        CborValue::of_text(holder.name_latin),
        holder.birth_date ? CborValue::of_integer(date_number(*holder.birth_date)) : CborValue(),
        text_or_null(holder.name_original), text_or_null(holder.name_language)};
    while (parts.back().type() == CborType::kNull) parts.pop_back();
    return CborValue::of_array(std::move(parts));
}

// spec: Bitstring Status List 1.0 section 2.1, of entries of one bit
Result<CborValue> status_value(const std::vector<StatusEntry>& statuses) {
    std::vector<CborValue> elements;
    for (const StatusEntry& entry : statuses) {
        const bool is_suspension = entry.purpose == name::kSuspension;
        if (entry.type != name::kBitstringStatusListEntry || entry.size != 1 ||
            (!is_suspension && entry.purpose != name::kRevocation))
            return error(ErrorCode::kBadValue,
                         "Paper names revocation and suspension in Bitstring lists only.",
                         "envelope/statuses");
        elements.push_back(CborValue::of_array({CborValue::of_integer(is_suspension ? 1 : 0),
                                                CborValue::of_integer(static_cast<std::int64_t>(entry.index)),
                                                CborValue::of_text(entry.list)}));
    }
    return CborValue::of_array(std::move(elements));
}

CborValue units_value(const std::vector<UnitResult>& units) {
    std::vector<std::string> codes;
    for (const UnitResult& unit : units)
        if (unit.status == UnitStatus::kCompleted) codes.push_back(unit.code);
    return texts(codes);
}

CborValue levels_value(const std::vector<Level>& levels) {
    std::vector<CborValue> elements;
    for (const Level& level : levels)
        elements.push_back(texts({level.framework, level.framework_version, level.level}));
    return CborValue::of_array(std::move(elements));
}

void add_award(Map& map, const Award& award) {
    add(map, paper::kHolder, holder_value(award.holder));
    add_text(map, paper::kLanguage, award.language);
    add_text(map, paper::kNumber, award.number);
    add_text(map, paper::kOccupation, award.occupation.isco08);
    add(map, paper::kStandard, texts({award.standard.id, award.standard.version, award.standard.code}));
    add(map, paper::kUnits, units_value(award.units));
    if (!award.levels.empty()) add(map, paper::kLevels, levels_value(award.levels));
    add_number(map, paper::kAwarded, date_number(award.awarded));
    add_number(map, paper::kMethod, paper::number_of(paper::kMethods, award.assessment.method));
    add_text(map, paper::kCountry, award.assessment.place.country);
    if (award.field_isced_f) add_text(map, paper::kField, *award.field_isced_f);
}

void add_decision(Map& map, const PaperDecision& decision) {
    add(map, paper::kHolder, holder_value(decision.person));
    add_text(map, paper::kLanguage, decision.language);
    add_text(map, paper::kDecisionId, decision.id);
    add_text(map, paper::kDocumentDigest, decision.document_digest);
    add_text(map, paper::kCaseNumber, decision.case_number);
    add(map, paper::kJurisdictions, texts(decision.jurisdictions));
    add_number(map, paper::kOutcome, paper::number_of(paper::kOutcomes, decision.outcome));
    add_text(map, paper::kLocalTerm, decision.outcome_local_term);
    add_number(map, paper::kPurpose, paper::number_of(paper::kPurposes, decision.purpose));
    add_number(map, paper::kDecided, date_number(decision.decided));
    std::vector<CborValue> recognised;
    for (const auto& each : decision.recognises)
        recognised.push_back(
            CborValue::of_array({CborValue::of_text(each.title), text_or_null(each.credential),
                                 CborValue::of_text(each.digest)}));
    add(map, paper::kRecognises, CborValue::of_array(std::move(recognised)));
    if (!decision.missing_units.empty()) add(map, paper::kMissingUnits, texts(decision.missing_units));
}

struct ContentWriter {
    Map map;

    std::int64_t operator()(const CompetencyCertificate& certificate) {
        add_award(map, certificate.award);
        return paper::kCertificate;
    }
    std::int64_t operator()(const CompetencyUnitStatement& statement) {
        add_award(map, statement.award);
        add(map, paper::kOutstanding, texts(statement.outstanding_units));
        return paper::kUnitStatement;
    }
    std::int64_t operator()(const PaperDecision& decision) {
        add_decision(map, decision);
        return paper::kDecision;
    }
};

// The sixteen bytes of "urn:uuid:...".
Result<Bytes> uuid_bytes(const std::string& id) {
    if (const auto complaint = profile::check_uuid_urn(id))
        return error(ErrorCode::kBadValue, "This id " + *complaint, "envelope/id");
    std::string hex = id.substr(id.rfind(':') + 1);
    std::erase(hex, '-');
    return decode_hex(hex);
}

// A whole award keeps every rule of its profile; one that was read from paper was held against them then.
Result<void> check_content(const PaperContent& content) {
    const auto check = [](const CompetencyDocument& document) -> Result<void> {
        return award_of(document).undisclosed.empty() ? check_competency(document) : Result<void>();
    };
    if (const auto* certificate = std::get_if<CompetencyCertificate>(&content)) return check(*certificate);
    if (const auto* statement = std::get_if<CompetencyUnitStatement>(&content)) return check(*statement);
    return {};
}

}  // namespace

Result<Bytes> write_paper_claims(const PaperDocument& document) {
    CARNET_TRY_VOID(check_content(document.content));
    const Envelope& envelope = document.envelope;
    CARNET_TRY(const Bytes id, uuid_bytes(envelope.id));
    ContentWriter content;
    const std::int64_t label = std::visit(content, document.content);
    add_text(content.map, paper::kIssuerName, envelope.issuer_name);
    if (!envelope.statuses.empty()) {
        CARNET_TRY(CborValue statuses, status_value(envelope.statuses));
        add(content.map, paper::kStatus, std::move(statuses));
    }
    Map claims;
    add_text(claims, cose::kIssuer, envelope.issuer);
    if (envelope.valid_until) add_number(claims, cose::kExpires, envelope.valid_until->seconds);
    add_number(claims, cose::kNotBefore, envelope.valid_from.seconds);
    add_number(claims, cose::kIssuedAt, document.printed.seconds);
    add(claims, cose::kTokenId, CborValue::of_bytes(id));
    add(claims, label, CborValue::of_map(std::move(content.map)));
    Bytes written = write_cbor(CborValue::of_map(std::move(claims)));
    // Nobody signs what the reader would refuse.
    CARNET_TRY(const auto again, read_paper_claims(written, paper_type(document.content)));
    if (again.envelope.id != envelope.id)
        return error(ErrorCode::kInternal, "The claims do not read back.", "envelope/id");
    return written;
}

}  // namespace carnet::wallet
