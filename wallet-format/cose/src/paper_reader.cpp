// SPDX-License-Identifier: Apache-2.0
//
// Claims into typed values. An award from paper is completed with its own codes and nothing else, held
// against the rules of its profile like any other, and says of itself what paper did not carry.
#include "base/text_encoding.h"
#include "wallet-format/cbor/cbor_reader.h"
#include "wallet-format/cose/paper_document.h"
#include "wallet-format/cose/src/cose_labels.h"
#include "wallet-format/cose/src/paper_parts.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <array>

namespace carnet::wallet {
namespace {

using profile::TextKind;

constexpr std::size_t kMaxStatuses = 2;

struct KindRow {
    std::string_view type;
    std::int64_t claim;
    const char* place;
};
constexpr std::array kKinds = {
    KindRow{"carnet-cc+cwt", paper::kCertificate, "award/"},
    KindRow{"carnet-cu+cwt", paper::kUnitStatement, "award/"},
    KindRow{"carnet-rd+cwt", paper::kDecision, "decision/"},
};

Result<UtcTime> instant(std::int64_t seconds, const std::string& where) {
    constexpr std::int64_t kFirst = -62'135'596'800;  // year 1
    constexpr std::int64_t kLast = 253'402'300'799;   // year 9999
    if (seconds < kFirst || seconds > kLast)
        return error(ErrorCode::kBadTime, "This time is outside the years 0001 to 9999.", where);
    return UtcTime{seconds, 0};
}

Result<StatusEntry> read_status(const CborValue& value, const std::string& where) {
    CARNET_TRY(const auto* parts, read_array(value, 3, 3, where));
    CARNET_TRY(const auto purpose, read_number((*parts)[0], where));
    CARNET_TRY(const auto index, read_number((*parts)[1], where));
    if ((purpose != 0 && purpose != 1) || index < 0)
        return error(ErrorCode::kBadValue, "This is no place in a status list.", where);
    StatusEntry entry;
    CARNET_TRY(entry.list, read_text((*parts)[2], where));
    CARNET_TRY_VOID(paper::check(TextKind::kUri, entry.list, where));
    entry.type = name::kBitstringStatusListEntry;
    entry.purpose = purpose == 0 ? name::kRevocation : name::kSuspension;
    entry.index = static_cast<std::uint64_t>(index);
    entry.id = entry.list + "#" + std::to_string(index);
    return entry;
}

Result<std::vector<StatusEntry>> read_statuses(ClaimReader& content) {
    std::vector<StatusEntry> statuses;
    const CborValue* value = content.take(paper::kStatus);
    if (value == nullptr) return statuses;
    const auto where = content.place("status");
    CARNET_TRY(const auto* elements, read_array(*value, 1, kMaxStatuses, where));
    for (const CborValue& element : *elements) {
        CARNET_TRY(statuses.emplace_back(), read_status(element, where));
    }
    return statuses;
}

Result<PaperContent> read_content(std::int64_t claim, ClaimReader& content, const std::string& issuer_name) {
    if (claim == paper::kCertificate) return paper::read_certificate(content, issuer_name);
    if (claim == paper::kUnitStatement) return paper::read_unit_statement(content, issuer_name);
    return paper::read_decision(content);
}

Result<std::string> read_id(ClaimReader& claims) {
    constexpr std::size_t kUuidBytes = 16;
    CARNET_TRY(const CborValue* value, claims.require(cose::kTokenId, "cti"));
    if (value->type() != CborType::kBytes || value->bytes().size() != kUuidBytes)
        return error(ErrorCode::kWrongType, "The id is the sixteen bytes of a UUID.", "cti");
    std::string id = encode_hex(value->bytes());
    for (const std::size_t place : {20U, 16U, 12U, 8U}) id.insert(place, 1, '-');
    return "urn:uuid:" + id;
}

// All but the content.
struct Frame {
    Envelope envelope;
    UtcTime printed;
};

Result<Frame> read_frame(ClaimReader& claims) {
    Frame frame;
    CARNET_TRY(frame.envelope.id, read_id(claims));
    CARNET_TRY(frame.envelope.issuer, claims.text(cose::kIssuer, "iss"));
    CARNET_TRY_VOID(paper::check(TextKind::kDid, frame.envelope.issuer, "iss"));
    CARNET_TRY(const auto from, claims.number(cose::kNotBefore, "nbf"));
    CARNET_TRY(frame.envelope.valid_from, instant(from, "nbf"));
    CARNET_TRY(const auto until, claims.optional_number(cose::kExpires, "exp"));
    if (until) {
        CARNET_TRY(frame.envelope.valid_until, instant(*until, "exp"));
    }
    CARNET_TRY(const auto printed, claims.number(cose::kIssuedAt, "iat"));
    CARNET_TRY(frame.printed, instant(printed, "iat"));
    if (frame.envelope.valid_until && *frame.envelope.valid_until <= frame.envelope.valid_from)
        return error(ErrorCode::kBadValue, "It ends before it begins.", "exp");
    return frame;
}

}  // namespace

std::string_view paper_type(const PaperContent& content) noexcept {
    return kKinds[content.index()].type;
}

std::string_view type_name(const PaperContent& content) noexcept {
    constexpr std::array kNames = {name::kCompetencyCertificate, name::kCompetencyUnitStatement,
                                   name::kRecognitionDecision};
    return kNames[content.index()];
}

Result<PaperDocument> read_paper_claims(ByteView bytes, std::string_view type) {
    const auto kind =
        std::find_if(kKinds.begin(), kKinds.end(), [type](const KindRow& row) { return row.type == type; });
    if (kind == kKinds.end())
        return error(ErrorCode::kUnsupported, "This is no printed certificate, unit statement or decision.",
                     "header/typ");
    CARNET_TRY(const CborValue map, read_cbor(bytes, CborSpelling::kDeterministic));
    CARNET_TRY(auto claims, ClaimReader::open(map, ""));
    CARNET_TRY(auto frame, read_frame(claims));
    CARNET_TRY(const CborValue* inside, claims.require(kind->claim, kind->place));
    CARNET_TRY_VOID(claims.close());
    CARNET_TRY(auto content, ClaimReader::open(*inside, kind->place));
    CARNET_TRY(frame.envelope.issuer_name, content.text(paper::kIssuerName, "issuerName"));
    CARNET_TRY_VOID(paper::check(TextKind::kTitle, frame.envelope.issuer_name, content.place("issuerName")));
    CARNET_TRY(frame.envelope.statuses, read_statuses(content));
    CARNET_TRY(auto said, read_content(kind->claim, content, frame.envelope.issuer_name));
    CARNET_TRY_VOID(content.close());
    return PaperDocument{std::move(frame.envelope), frame.printed, std::move(said)};
}

}  // namespace carnet::wallet
