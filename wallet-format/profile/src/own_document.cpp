// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/own_document.h"

#include "carnet_wallet_format_embedded.h"
#include "wallet-format/profile/src/envelope_reader.h"
#include "wallet-format/profile/src/envelope_rules.h"
#include "wallet-format/profile/src/envelope_writer.h"
#include "wallet-format/profile/src/members.h"
#include "wallet-format/vocabulary.h"

#include <array>
#include <utility>
#include <vector>

namespace carnet::wallet::profile {
namespace {

constexpr std::array kIssuerTypes = {member::kProfileType};

std::vector<std::string_view> contexts_of(const OwnKind& kind) {
    if (kind.frame == Frame::kCarnet) return {name::kCredentialsV2, name::kCarnetV1};
    return {name::kCredentialsV2, name::kOpenBadgesV3, name::kCarnetV1};
}

std::vector<std::string_view> types_of(const OwnKind& kind) {
    if (kind.frame == Frame::kCarnet) return {name::kVerifiableCredential, kind.type};
    return {name::kVerifiableCredential, member::kAchievementCredential, kind.type};
}

Result<void> check_issuer(ObjectReader& top, const OwnKind& kind) {
    CARNET_TRY(const auto json, top.require(name::kIssuer));
    CARNET_TRY(auto in, ObjectReader::open(json));
    if (kind.frame == Frame::kOpenBadge) CARNET_TRY_VOID(in.constants(name::kType, kIssuerTypes));
    for (const auto& [member, text_kind] :
         {std::pair{name::kId, TextKind::kUri}, std::pair{name::kName, TextKind::kTitle}}) {
        CARNET_TRY(const auto text, in.text(member));
        if (const auto complaint = check_text(text_kind, text))
            return bad_value(*in.find(member), "this text " + *complaint);
    }
    return in.close();
}

void write_texts(JsonWriter& out, std::string_view key, std::span<const std::string_view> texts) {
    out.key(key).begin_object();
    write_strings(out, "const", texts);
    out.end_object();
}

// What the schemas of all our documents say alike: contexts/envelope-parts.json.
JsonDocument envelope_parts() {
    return JsonDocument::parse(embedded::envelope_parts_json()).value();
}

void write_members(JsonWriter& out, JsonValue object) {
    for (const auto& [member, value] : object.members()) out.key(member).value(value);
}

void write_issuer_schema(JsonWriter& out, const OwnKind& kind) {
    out.key(name::kIssuer).begin_object().member("type", "object").key("properties").begin_object();
    out.key(name::kId).raw(schema_of(TextKind::kUri)).key(name::kName).raw(schema_of(TextKind::kTitle));
    std::vector<std::string_view> required = {name::kId, name::kName};
    if (kind.frame == Frame::kOpenBadge) {
        write_texts(out, name::kType, kIssuerTypes);
        required.push_back(name::kType);
    }
    out.end_object();
    write_strings(out, "required", required);
    out.key("additionalProperties").boolean(false).end_object();
}

void write_properties(JsonWriter& out, const OwnKind& kind, JsonValue common) {
    out.key("properties").begin_object();
    write_texts(out, name::kContext, contexts_of(kind));
    out.key(name::kId).raw(schema_of(TextKind::kUuidUrn));
    write_texts(out, name::kType, types_of(kind));
    write_issuer_schema(out, kind);
    out.key(name::kCredentialSubject).begin_object().member("$ref", "#/$defs/subject").end_object();
    write_members(out, common);
    out.end_object();
}

}  // namespace

std::string schema_file_of(const OwnKind& kind) {
    return std::string(kind.handle) + "-v1.json";
}

Result<void> begin_own(JsonWriter& out, const OwnKind& kind, const Envelope& envelope) {
    CARNET_TRY_VOID(check_envelope(envelope));
    out.begin_object();
    write_strings(out, name::kContext, contexts_of(kind));
    out.member(name::kId, envelope.id);
    write_strings(out, name::kType, types_of(kind));
    out.key(name::kIssuer).begin_object().member(name::kId, envelope.issuer);
    if (kind.frame == Frame::kOpenBadge) write_strings(out, name::kType, kIssuerTypes);
    out.member(name::kName, envelope.issuer_name).end_object();
    write_validity(out, envelope);
    out.key(name::kCredentialSubject);
    return {};
}

void end_own(JsonWriter& out, const OwnKind& kind, const Envelope& envelope) {
    write_statuses(out, envelope);
    write_schema(out, envelope, schema_file_of(kind));
    write_carnet_resource(out);
    out.end_object();
}

Result<JsonValue> open_own(const Credential& credential, const OwnKind& kind) {
    if (!credential.has_type(kind.type))
        return error(ErrorCode::kUnsupported, "is not a " + std::string(kind.type), "/type");
    CARNET_TRY(auto top, ObjectReader::open(credential.json()));
    CARNET_TRY_VOID(top.constants(name::kContext, contexts_of(kind)));
    CARNET_TRY_VOID(read_uuid_urn(top));
    CARNET_TRY_VOID(top.constants(name::kType, types_of(kind)));
    CARNET_TRY_VOID(check_issuer(top, kind));
    CARNET_TRY_VOID(top.require(name::kValidFrom));
    CARNET_TRY_VOID(check_no_leap_second(top, name::kValidFrom));
    CARNET_TRY_VOID(check_no_leap_second(top, name::kValidUntil));
    CARNET_TRY(const auto subject, top.require(name::kCredentialSubject));
    CARNET_TRY_VOID(check_carnet_resource(top, credential));
    for (const auto optional : {name::kCredentialStatus, name::kCredentialSchema, name::kProof})
        top.allow(optional);
    CARNET_TRY_VOID(top.close());
    return subject;
}

std::string schema_of_own(const OwnKind& kind, std::string_view subject_schema) {
    JsonWriter out;
    out.begin_object().member("$schema", "https://json-schema.org/draft/2020-12/schema");
    out.member("$id", "https://w3id.org/carnet/schemas/" + schema_file_of(kind));
    out.member("title", kind.title);
    out.member("description",
               "Carnet document, version 1. What JSON Schema cannot say stands in docs/formats/" +
                   std::string(kind.handle) + ".md.");
    out.member("type", "object");
    const auto parts = envelope_parts();
    write_properties(out, kind, *parts.root().find("properties"));
    write_strings(out, "required",
                  {name::kContext, name::kId, name::kType, name::kIssuer, name::kValidFrom,
                   name::kCredentialSubject, name::kRelatedResource});
    out.key("additionalProperties").boolean(false);
    out.key("$defs").begin_object().key("subject").raw(subject_schema);
    write_members(out, *parts.root().find("$defs"));
    out.end_object().end_object();
    return out.take();
}

JsonLimits limits_of_own_text(std::string_view text) noexcept {
    JsonLimits limits;
    limits.max_bytes = text.size();
    limits.max_values = text.size();
    return limits;
}

Error in_subject(Error fault) {
    fault.where = "/credentialSubject" + fault.where;
    return fault;
}

}  // namespace carnet::wallet::profile
